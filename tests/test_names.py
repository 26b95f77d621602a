from __future__ import annotations

import pytest

from reprieve.matching.accounts import by_account
from reprieve.matching.names import same_account, same_creditor, same_id_number, same_organisation, same_person, stated
from reprieve.model import BANK_STATEMENT, Document, Reconciliation, Statement


@pytest.mark.parametrize(
    ("one", "other"), [("张伟", "张 伟"), ("张伟", "张*"), ("*伟", "张伟"), ("张**", "张建国"), ("梁轩 先生", "梁轩"), ("张＊", "张伟")]
)
def test_one_person_is_known_under_masks_and_forms_of_address(one: str, other: str) -> None:
    assert same_person(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("张伟", "张伟民"), ("张*", "李伟"), ("", "张伟"), ("张伟", ""), ("", ""), ("*", "张伟"), ("***", "张伟")]
)
def test_two_persons_stay_two_and_a_mask_alone_names_nobody(one: str, other: str) -> None:
    assert not same_person(one, other)


def test_a_company_cut_short_by_the_statement_is_the_same_company() -> None:
    assert same_organisation("广州天启机械制造有限责", "广州天启机械制造有限责任公司")
    assert same_organisation("支付宝（中国）网络技术有限公司", "支付宝(中国)网络技术有限公司")
    assert not same_organisation("广州天启机械制造有限公司", "广州瑞丰机械制造有限公司")
    assert not same_organisation("广州", "广州瑞丰机械制造有限公司")
    assert not same_organisation("", "")
    for one, other in (("广州天启机械", "广州**机械"), ("广州**机械", "广州天启机械")):
        assert same_organisation(one, other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("招商银行", "招商银行股份有限公司信用卡中心", True),
        ("蚂蚁消费金融有限公司", "重庆蚂蚁消费金融有限公司", True),
        ("交通银行股份有限公司太平洋信用卡中心", "招商银行股份有限公司信用卡中心", False),
        ("中国银行股份有限公司杭州分行", "中国银行股份有限公司", True),
        ("中国建设银行股份有限公司", "中国银行股份有限公司", False),
        ("度小满", "重庆度小满小额贷款有限公司", True),
        ("王强", "王强", True),
        ("王*", "王强", True),
        ("王强", "李强", False),
        ("", "招商银行股份有限公司信用卡中心", False),
        ("股份有限公司", "招商银行股份有限公司信用卡中心", False),
    ],
)
def test_a_creditor_is_known_by_the_core_of_its_name(one: str, other: str, same: bool) -> None:
    assert same_creditor(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1234", "6225880000001234", True),
        ("6225****1234", "6225880000001234", True),
        ("6225****1234", "6226****1234", False),
        ("6225 8800 0000 1234", "6225880000001234", True),
        ("6225880000001234", "6225880000011234", False),
        ("6225880000001234", "880000001234", False),
        ("62251234", "6225****1234", True),
        ("62251234", "6226****1234", False),
        ("234", "6225880000001234", False),
        ("", "", False),
    ],
)
def test_an_account_is_known_by_what_is_left_unmasked(one: str, other: str, same: bool) -> None:
    assert same_account(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("110***********0011", "110101199003070011", True),
        ("11010119900307001x", "110***********001X", True),
        ("110***********0011", "110101199003070012", False),
        ("110101199003070011", "110101199003070012", False),
    ],
)
def test_an_id_number_is_known_by_what_is_left_unmasked(one: str, other: str, same: bool) -> None:
    assert same_id_number(one, other) is same


def test_dashes_and_the_word_for_empty_state_nothing() -> None:
    assert not any(map(stated, ["", "-------", "/", "（空）", "***"]))
    assert stated("张*")


def test_two_accounts_stay_two_beside_a_statement_whose_number_may_be_either_of_them() -> None:
    def grouped(*numbers: str) -> list[list[str]]:
        read = [Statement((), Reconciliation("unverifiable"), issuer="示例银行", account=number) for number in numbers]
        groups = by_account([(Document(f"{place}", "", BANK_STATEMENT, "read"), one) for place, one in enumerate(read)])
        return [[statement.account for _paper, statement in group] for group in groups]

    masked, one, two = "****1234", "6299990000001234", "6299990300001234"
    assert grouped(masked, one, two) == [[masked, one], [two]]
    assert grouped(two, masked, one) == [[two, masked], [one]]
    assert grouped("", one) == [["", one]]
