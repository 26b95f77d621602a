"""The letters of a case: which are written, what they say, and what stops one from going out."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from letter_material import (
    AS_OF,
    BANK,
    LENDER,
    NEEDS,
    PAPERS,
    Builder,
    a_song,
    case_file,
    debt,
    drawn,
    need,
    plan,
    schedule,
    some,
    statement,
    text_of_file,
)

from reprieve.case import DebtType, HardshipClaim, Request
from reprieve.errors import LibraryError
from reprieve.judge.ladder import waived
from reprieve.judge.plan import plan as make_plan
from reprieve.language import Words, _
from reprieve.library import Library
from reprieve.library.letter import Letter, LetterCitation, check_letter_citations, load_letters, templates_folder
from reprieve.model import Box, Certificate, Finding, Offer, Plan, Reconciliation, Statement, Transaction
from reprieve.write.check import amount_of
from reprieve.write.fields import letter_fields
from reprieve.write.letters import write_letter
from reprieve.write.material import clean, gather
from reprieve.write.money import yuan
from reprieve.write.offered import CASE_FIELDS, CREDITOR_FIELDS
from reprieve.write.readback import faults_against_case
from reprieve.write.template_check import check_letter

FORBIDDEN = ("不可抗力", "情势变更", "停息挂账", "滞纳金", "12378")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*.docx"))


def text(out: Path, start: str, end: str = "") -> str:
    found = [path for path in out.rglob("*.docx") if path.name.startswith(start) and end in path.name]
    assert len(found) == 1, found
    return text_of_file(found[0])


CASE_LETTERS = ["个人资产负债情况表", "困难情况说明", "承诺书", "收入支出情况说明", "证据目录", "递交前须知"]
EVERY_CREDITOR = ["协商还款申请书", "还款计划书", "再次协商还款申请书", "电话沟通提纲", "在线客服留言"]


def test_a_complete_case_gets_a_set_for_each_creditor_and_what_goes_to_all(song_out: Path) -> None:
    sets = [f"{name}_{creditor}" for creditor in (BANK, LENDER) for name in EVERY_CREDITOR]
    for_the_card = [f"个性化分期还款申请书_{BANK}", f"减免利息违约金申请书_{BANK}"]

    indexes = [f"证据目录_{creditor}" for creditor in (BANK, LENDER)]

    assert names(song_out) == sorted(f"{name}.docx" for name in CASE_LETTERS + sets + for_the_card + indexes)


def test_a_letter_opens_with_the_creditor_and_closes_as_letters_do(song_out: Path) -> None:
    lines = [line for line in text(song_out, "协商", LENDER).splitlines() if line]

    assert lines[0] == "协商还款申请书"
    assert lines[1] == f"{LENDER}："
    closing = lines.index("此致")
    assert lines[closing + 1] == "敬礼！"
    assert lines[closing + 2] == "申请人：宋知远（签名）"
    assert "2026年11月2日" in lines[closing + 3 : closing + 7]


def test_the_last_payment_points_to_the_statement_that_shows_it(song: Builder) -> None:
    paid = Transaction(AS_OF, Decimal("-500.00"), 1, Box(0, 0, 1, 1), counterparty=LENDER)
    (old, *others), day = song.documents, {"last_payment": AS_OF, "overdue_since": None}
    assert isinstance(old.content, Statement)
    song.documents = (replace(old, content=replace(old.content, transactions=(paid,))), *others)
    song.state(
        debts=(
            debt(BANK, "credit_card", "6225880000001234", "39700.50", **day),
            debt(LENDER, "online_loan", "JB00000177", "18500.00", **day),
        )
    )
    out = song.write("协商")

    assert "最近一次还款日期为2026年11月2日（见附件5）" in text(out, "协商", LENDER)
    assert "最近一次还款日期为2026年11月2日（本人陈述，暂无书面证明）" in text(out, "协商", BANK)


def test_only_the_creditors_own_data_stands_in_its_letter(song_out: Path) -> None:
    for creditor, other, tail in ((BANK, LENDER, "0177"), (LENDER, BANK, "1234")):
        letter = text(song_out, "协商", creditor)
        assert other not in letter
        assert f"****{tail}" not in letter
    assert BANK not in text(song_out, "困难") and LENDER not in text(song_out, "困难")
    assert "附件3　借款合同" not in text(song_out, "协商", BANK)


def test_numbers_of_the_applicant_and_accounts_are_masked_everywhere(song_out: Path) -> None:
    stated = case_file()
    for path in some(song_out.rglob("*.docx")):
        found = text_of_file(path)
        assert stated.applicant.id_number not in found
        assert not any(owed.account in found for owed in stated.debts)


def test_article_70_is_cited_for_the_card_alone(song_out: Path) -> None:
    assert "第七十条" in text(song_out, "个性化")
    assert "第七十条" not in text(song_out, "协商", BANK) + text(song_out, "协商", LENDER) + text(song_out, "困难")


def test_extension_before_the_due_day_cites_678_and_after_it_only_543(song_out: Path) -> None:
    assert "第六百七十八条" in text(song_out, "协商", LENDER)
    assert "第六百七十八条" not in text(song_out, "协商", BANK)
    assert "第五百四十三条" in text(song_out, "协商", BANK)


def test_the_card_letter_holds_the_six_contents_of_article_70_and_its_undertaking(song_out: Path) -> None:
    letter = text(song_out, "个性化")

    headings = re.findall(r"^（([一二三四五六])）(.*?)。", letter, re.MULTILINE)
    assert [number for number, _text in headings] == list("一二三四五六")
    assert "本人不向任何银行申领信用卡" in letter
    assert "本人已知悉，该承诺是办法规定的协议必备内容" in letter


@pytest.mark.parametrize("word", FORBIDDEN)
def test_no_letter_claims_what_it_must_not(song_out: Path, word: str) -> None:
    assert not [path.name for path in some(song_out.rglob("*.docx")) if word in text_of_file(path)]


def test_every_annex_that_a_letter_names_is_in_its_list_and_in_the_index(song_out: Path) -> None:
    index = set(re.findall(r"附件(\d+)", text_of_file(song_out / "证据目录.docx")))

    for path in some((song_out / "letters").iterdir()):
        letter = text_of_file(path)
        body, _heading, listed = letter.partition("附件：")
        numbers = set(re.findall(r"^附件(\d+)", listed, re.MULTILINE)) if listed else index
        assert set(re.findall(r"附件(\d+)", body)) <= numbers <= index


def test_annexes_of_one_name_are_told_apart_by_the_first_that_differs_of_issuer_account_and_time(song: Builder) -> None:
    usual = statement()
    others = {"b": replace(usual, account="62250001"), "c": replace(usual, account="62250002", period_end=None), "d": usual}
    for name, content in others.items():
        song.add(f"evidence/{name}.pdf", "bank_statement", replace(content, issuer="别家银行"), drawn(text=name))
    song.add("evidence/other.pdf", "loan_contract", Certificate(issuer=BANK), drawn(text="other"))
    listed = text(song.write("证据目录"), "证据目录.docx")

    names = re.findall(r"^(?:银行交易流水|借款合同|信用卡账单).*", listed, re.MULTILINE)
    assert names == [
        "信用卡账单",
        "借款合同（样例消费金融有限公司）",
        f"借款合同（{BANK}）",
        "银行交易流水（示例银行）",
        "银行交易流水（别家银行，尾号0001）",
        "银行交易流水（别家银行，尾号0002）",
        "银行交易流水（别家银行）",
    ]


def test_sums_of_all_debts_bear_the_day_they_are_of(song: Builder, song_out: Path) -> None:
    assert "截至2026年10月31日，本人现有债务2笔" in text(song_out, "困难情况说明")

    first, second = song.case.stated.debts
    song.state(debts=(first.model_copy(update={"as_of": dt.date(2026, 10, 20)}), second))
    assert "截至2026年10月20日（第1笔）、2026年10月31日（第2笔），本人现有债务2笔" in text(
        song.write("个人资产负债情况表"), "个人资产负债情况表"
    )


def test_a_plan_of_one_payment_is_asked_for_as_one_payment(song: Builder) -> None:
    song.state(debts=(debt(BANK, "credit_card", "6225880000001234", "1500.00"),))
    owed = Decimal("1500.00")
    at_once = Offer(0, BANK, "instalments", owed, owed, 1, owed, schedule("0.00", 1, "1500.00"))
    song.assessment = replace(song.assessment, plan=Plan(True, _("It can be kept."), (at_once,)))
    out = song.write("协商", "电话")

    assert "申请协商一次性偿还，" in text(out, "协商", BANK) and "我想申请一次性偿还，" in text(out, "电话", BANK)


def test_a_debt_that_is_paid_as_agreed_beside_the_plan_is_asked_no_more_for_than_its_waiver(song: Builder) -> None:
    song.assessment = replace(song.assessment, plan=Plan(True, _("It can be kept."), plan().offers[1:]))
    letter = text(song.write("减免"), "减免", BANK)

    assert "具体按原约定的日期和金额办理。" in letter and "恳请自协商一致之日起不再新增违约金；" in letter


def test_without_a_plan_no_instalment_is_promised_to_be_raised(song: Builder) -> None:
    song.assessment = replace(song.assessment, plan=Plan(False, _("Nothing is left.")))

    assert "每期" not in text(song.write("困难"), "困难情况说明")


def test_a_bill_in_the_index_bears_the_day_it_was_struck_on(song: Builder) -> None:
    bill, struck = song.documents[3], dt.date(2026, 10, 20)
    assert isinstance(bill.content, Certificate)
    undated = replace(bill.content, issued=None, event_date=struck, dates={"statement_date": struck})
    song.documents = (*song.documents[:3], replace(bill, content=undated), *song.documents[4:])

    assert "示例银行信用卡中心／2026年10月20日" in text(song.write("证据目录"), "证据目录.docx")


def test_the_schedule_of_a_letter_comes_to_its_total(song_out: Path) -> None:
    path = next(path for path in song_out.rglob("*.docx") if "协商" in path.name and BANK in path.name)
    rows = [[cell.text for cell in row.cells] for row in docx.Document(str(path)).tables[-1].rows]

    assert rows[0] == ["期数", "账号", "还款日", "还款金额"]
    assert len(rows) == 48 + 2
    assert sum(amount_of(row[3]) for row in rows[1:-1]) == amount_of(rows[-1][3]) == amount_of("¥39,700.50")


def test_tables_repeat_their_header_row_on_every_page(song_out: Path) -> None:
    for path in some((song_out / "letters").iterdir()):
        for table in docx.Document(str(path)).tables:
            assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader")


def test_a_table_breaks_between_rows_but_not_before_its_last(song_out: Path) -> None:
    def kept(start: str) -> list[list[bool]]:
        found = some(docx.Document(str(next(song_out.rglob(f"{start}*")))).tables)
        return [[all(p.paragraph_format.keep_with_next for cell in row.cells for p in cell.paragraphs) for row in t.rows] for t in found]

    for rows in (*kept("还款计划书"), *kept("困难情况说明")):
        assert rows[0] and not any(rows[1:-2]) and rows[-2:] == [True, False]
    index = kept("证据目录")[0]
    assert index[-2:] == [True, True], "the signature never stands alone on a page"
    assert index[1:3] == [True, False], "the name of a group stands with its first paper"


def test_an_infeasible_plan_gets_no_letter_that_offers_one(song: Builder) -> None:
    song.assessment = replace(song.assessment, plan=Plan(False, _("Nothing is left.")))

    written = names(song.write())

    assert {f"{name}.docx" for name in CASE_LETTERS} <= set(written)
    assert not [name for name in written if name.startswith(("协商", "再次", "还款", "个性化", "延期"))]


@pytest.mark.parametrize(("disposable", "says"), [("0.00", True), ("1700.00", False)], ids=["nothing is left", "something is left"])
def test_the_script_says_that_nothing_is_left_only_where_that_is_so(song: Builder, disposable: str, says: bool) -> None:
    means = song.assessment.means
    assert means is not None
    plan = Plan(False, _("the budget has no line for the mortgage"))
    song.assessment = replace(song.assessment, plan=plan, means=replace(means, disposable=Decimal(disposable)))
    assert ("没有余款" in text(song.write("电话"), "电话沟通提纲_示例银行")) == says


def test_the_script_answers_what_will_be_asked_with_the_figures_of_the_plan(song_out: Path) -> None:
    script = text(song_out, "电话沟通提纲_示例银行")

    assert "按我申请的方案，每月还合计¥1,212.50，其中这笔¥827.09" in script
    assert "问什么时候好转" in script and "不要为还款另行借款" in script and "复述一遍" in script
    assert "我是宋知远，信用卡尾号1234。" in script and "恢复稳定工资收入后，我愿意" in script, "as it is said, not as it is written"


@pytest.mark.parametrize(
    ("measure", "answer"),
    [("extension", "我申请的是展期到2027年"), ("deferral", "我申请的是暂缓6个月，之后按原约定还款")],
)
def test_the_script_answers_what_is_asked_for_where_nothing_is_paid_by_the_month(song: Builder, measure: str, answer: str) -> None:
    song.state(
        debts=(debt(LENDER, "online_loan", "JB1", "18500.00", due_date=dt.date(2026, 12, 5)),),
        request=Request.model_validate({"measure": measure}),
    )
    assert song.assessment.means is not None
    planned = make_plan(song.case.stated, song.assessment.means, song.library.means, AS_OF)
    song.assessment = replace(song.assessment, plan=planned)
    script = text(song.write("电话"), "电话沟通提纲")

    assert answer in script and "其间没有按月还款的安排" in script and "以我书面申请" not in script


@pytest.mark.parametrize(
    ("on_contract", "says"), [("李铁柱", "的保证人为李铁柱（见附件"), ("", "由李铁柱为上述债务提供保证（本人陈述，暂无书面证明）")]
)
def test_the_guarantor_of_the_request_is_named_with_the_paper_that_names_him_or_as_stated(
    song: Builder, on_contract: str, says: str
) -> None:
    song.state(debts=song.case.stated.debts[1:], request=Request(measure="instalments", guarantor="李铁柱"))
    contract = Certificate(issuer=LENDER, fields={"guarantor": on_contract})
    song.documents = tuple(replace(d, content=contract) if d.kind == "loan_contract" else d for d in song.documents)
    song.assessment = replace(song.assessment, plan=replace(plan(), offers=(replace(plan().offers[1], debt=0),)))
    out = song.write("协商", "再次", "还款计划书", "递交前须知", "电话")

    assert all(says in text(out, name) for name in ("协商", "再次", "还款计划书"))
    assert "请先让其知悉并同意" in text(out, "递交前须知") and "由李铁柱提供保证，问到时照写的说" in text(out, "电话沟通提纲")


def test_the_script_names_no_share_of_money_that_all_goes_to_one(song: Builder) -> None:
    song.state(debts=song.case.stated.debts[:1])
    song.assessment = replace(song.assessment, plan=replace(plan(), offers=plan().offers[:1]))

    assert "每月还¥827.09。更多的金额我要先核对收支" in text(song.write("电话"), "电话沟通提纲")


def test_no_letter_promises_more_than_the_applicant_s_own_income(song_out: Path) -> None:
    assert "还款来源为本人的经常性收入" in text(song_out, "还款计划书", BANK)


def test_the_notice_says_which_letter_to_choose_and_to_fill_what_is_left_open(song_out: Path) -> None:
    notice = text(song_out, "递交前须知")

    assert "信用卡选《个性化分期还款申请书》" in notice and "留有横线的" in notice
    assert "请尽力按原约定还款（可能已过诉讼时效的债务除外，" in notice, "a part paid of such a debt gives the defence away"


@pytest.mark.parametrize(("kind", "claims"), [("expropriation", "收入受到影响|就业受到影响"), ("divorce", "共同承担")])
def test_a_hardship_is_worded_no_stronger_than_its_papers_show(song: Builder, kind: str, claims: str) -> None:
    song.state(hardships=(HardshipClaim(type=kind, onset=AS_OF, statement="如上。"),))
    assert not re.search(claims, text(song.write("困难"), "困难情况说明"))


def test_without_a_plan_no_letter_and_no_script_asks_for_instalments(song: Builder) -> None:
    means = song.assessment.means
    assert means is not None
    ways = (Words("申请延期", "ask for a deferral"),)
    nothing = replace(means, disposable=Decimal("0.00"))
    song.assessment = replace(song.assessment, plan=Plan(False, _("Nothing is left."), fallbacks=ways), means=nothing)
    out = song.write("承诺书", "电话", "减免", "递交前须知")

    assert "申请协商还款，涉及债务" in text(out, "承诺书") and "分期" not in text(out, "电话沟通提纲_示例银行")
    assert "恳请先准予暂缓还款或者给予宽限；具体还款安排恳请与本人协商确定" in text(out, "减免利息违约金申请书")
    assert "Nothing is left." in text(out, "递交前须知") and "（1）申请延期。" in text(out, "递交前须知")


def test_the_missing_list_says_why_there_is_no_plan_and_what_else_could_be_asked(song: Builder) -> None:
    why = _("Nothing is left: {why}", why=_("{days}", days=[dt.date(2026, 9, 1), dt.date(2026, 10, 1)]))
    song.assessment = replace(song.assessment, plan=Plan(False, why, fallbacks=(Words("申请延期", "ask for a deferral"),)))
    found = text(incomplete(song, "补件清单"), "补件清单")

    assert "Nothing is left: 2026年9月1日、2026年10月1日" in found and "（1）申请延期。" in found


@pytest.mark.parametrize(("measure", "words"), [("extension", "展期12个月，于2027年12月5日一次性偿还"), ("deferral", "暂缓偿还6个月")])
def test_each_measure_is_asked_for_in_its_own_words(song: Builder, measure: str, words: str) -> None:
    song.state(request=Request.model_validate({"measure": measure}))
    planned = make_plan(song.case.stated, song.assessment.means, song.library.means, AS_OF)
    song.assessment = replace(song.assessment, plan=planned)
    out = song.write("协商", "个性化")

    assert words in text(out, "协商", LENDER)
    assert not any("个性化" in name for name in some(names(out)))


def test_a_letter_asks_for_the_waiver_that_the_plan_counts_with(song: Builder) -> None:
    owed = debt(BANK, "credit_card", "6225880000001234", "38200.00", interest="146.30", penalty="1250.00", fees="50.00")
    song.state(request=Request(measure="fee_waiver"), debts=(owed,))
    material = gather(song.case, song.documents, song.assessment, song.library)
    fields = letter_fields(material, song.library.letters["fee_waiver"], [(0, owed)])
    assert fields["waiver_amount"] == yuan(waived(owed, song.case.stated)) == "¥1,446.30"


@pytest.mark.parametrize("measure", ["extension", "deferral"])
def test_who_spends_more_than_comes_in_may_ask_for_more_time(song: Builder, measure: str) -> None:
    means = song.assessment.means
    assert means is not None
    song.state(request=Request.model_validate({"measure": measure}))
    short = replace(means, income=Decimal("0.00"), disposable=Decimal("-2800.00"))
    planned = make_plan(song.case.stated, short, song.library.means, AS_OF)
    song.assessment = replace(song.assessment, plan=planned, means=short)

    out = song.write("协商")

    assert "没有余款可用于偿还债务" in text(out, "协商", LENDER)
    assert "收支好转后" not in (asked := text(out, "协商", LENDER)) and "每期还款金额" not in asked, "nothing is paid in instalments"


@pytest.mark.parametrize(
    ("months", "without_wages", "says"),
    [
        (("2026-07", "2026-08", "2026-09"), False, "每月收入取2026年7月至9月经常收入的平均数¥6，000.00（见附件"),
        (("2026-08", "2026-10"), False, "每月收入取2026年8月、2026年10月经常收入的平均数¥6，000.00"),
        (("2026-06",), True, "每月收入取2026年6月经常收入（不计已经停止的工资）¥6，000.00"),
    ],
)
def test_a_letter_says_of_which_months_its_income_is_the_mean(
    song: Builder, months: tuple[str, ...], without_wages: bool, says: str
) -> None:
    assert song.assessment.means is not None
    now = replace(song.assessment.means, income=Decimal("6000.00"), months=months, without_wages=without_wages)
    song.assessment = replace(song.assessment, means=now)
    out = song.write("协商")

    assert says.replace("，000", ",000") in text(out, "协商", LENDER)
    assert "测算所取月份与前述困难发生后的月均数不同" in text(out, "协商", LENDER), "7,000 a month since the onset"


def test_no_mean_since_the_onset_is_referred_to_where_none_before_it_is_known(song: Builder) -> None:
    assert song.assessment.means is not None
    income, now = replace(song.assessment.income, before=None, change=None), replace(song.assessment.means, income=Decimal("6000.00"))
    song.assessment = replace(song.assessment, income=income, means=now)

    assert "与前述" not in text(song.write("协商"), "协商", LENDER)


def test_where_the_papers_show_enough_to_pay_the_letter_says_of_the_contrary_that_it_is_stated(song: Builder, song_out: Path) -> None:
    claim, stated = "按原约定金额还款已超出本人目前的还款能力", "（本人陈述，暂无书面证明）"
    assert f"{claim}。" in text(song_out, "困难情况说明")

    song.judge("complete", findings=(Finding("means_cover_payments", Words("甲", "a"), "warning", _("b")),))
    out = song.write("困难", "个性化")
    assert f"{claim}{stated}。" in text(out, "困难情况说明")
    assert f"本人信用卡欠款金额已超出还款能力{stated}" in text(out, "个性化")


def test_a_private_lender_is_asked_for_an_answer_not_for_a_reference_number_and_gets_no_script(song: Builder) -> None:
    owed = (debt(BANK, "credit_card", "6225880000001234", "39700.50"), debt("林某某", "private_loan", "J0001", "18500.00"))
    song.state(debts=owed)
    out = song.write()

    assert "书面答复本人是否同意" in text(out, "协商", "林某某") and "受理编号" not in text(out, "协商", "林某某")
    assert "受理编号" in text(out, "协商", BANK)
    for name in some(name for name in names(out) if "林某某" in name and not name.startswith("证据")):
        assert not [
            word for word in ("审核", "账目", "账号", "结清证明", "合同约定的还款账户") if word in text(out, name.removesuffix(".docx"))
        ]
    assert "借款凭证号****01" in text(out, "协商", "林某某") and "账号****1234" in text(out, "协商", BANK)
    assert not [name for name in names(out) if name.startswith(("电话", "在线")) and "林某某" in name]


def test_two_accounts_with_one_creditor_are_one_letter(song: Builder) -> None:
    song.state(debts=(debt(BANK, "credit_card", "6225880000001234", "39700.50"), debt(BANK, "credit_card", "6225880000005678", "18500.00")))
    out = song.write("协商")

    assert [name for name in names(out) if name.startswith("协商")] == [f"协商还款申请书_{BANK}.docx"]
    letter = text(out, "协商")
    assert "1. 恳请同意下列还款安排：" in letter and "（1）账号****1234" in letter and "（2）账号****5678" in letter


def test_a_letter_counts_as_other_debts_those_that_its_table_does_not_hold(song: Builder) -> None:
    """The card's letter leaves the bank's loan to the general letter; the bank's name may be written with a blank or without."""
    bank = "示例银行股份有限公司"
    owed = [debt(bank, "credit_card", "6225880000001234", "39700.50"), debt(bank, "consumer_loan", "JB20250311000177", "18500.00")]
    song.state(debts=(*owed, debt("示例 银行股份有限公司", "credit_card", "6225880000005678", "300.00", as_of=dt.date(2026, 10, 20))))
    song.assessment = replace(song.assessment, plan=make_plan(song.case.stated, song.assessment.means, song.library.means, AS_OF))
    out = song.write("个性化", "协商")

    assert "本人另有其他债务1笔，合计¥18,500.00" in text(out, "个性化") and "本人另有其他债务" not in text(out, "协商")
    assert "截至2026年10月20日（尾号5678）、2026年10月31日（尾号1234、0177），本人的欠款如下" in text(out, "协商"), (
        "no sum is said to be of another debt's day"
    )
    assert "期" not in text(out, "协商").rpartition("合计")[2].partition("¥")[0], "instalments of several debts are no longer term"


def test_what_several_hardships_promise_is_promised_once(song: Builder) -> None:
    claims = [HardshipClaim(type=kind, onset=dt.date(2026, 6, 30), statement="原文。") for kind in ("unemployment", "illness")]
    song.state(hardships=tuple(claims))
    out = song.write("协商", "个性化", "困难", "电话")

    for letter in ("协商", "个性化", "困难情况说明"):
        assert text(out, letter, BANK if letter != "困难情况说明" else "").count("提前还款或者提高每期还款金额") == 1
    assert text(out, "电话", BANK).count("我愿意提前还款或者提高每期还款金额") == 1


def test_a_debt_that_is_due_is_put_off_where_the_rest_is_extended(song: Builder) -> None:
    owed = debt(BANK, "credit_card", "6225880000001234", "39700.50", penalty="300.00", overdue_since=dt.date(2026, 8, 18))
    asked = Request.model_validate({"measure": "extension", "waive": ("penalty",)})
    song.state(debts=(owed, debt(LENDER, "online_loan", "A000000001", "19000.00")), request=asked)
    song.assessment = replace(song.assessment, plan=make_plan(song.case.stated, song.assessment.means, song.library.means, AS_OF))
    out = song.write("协商", "电话", "再次")

    assert "申请协商延期还款" in text(out, "协商", BANK) and "申请协商展期" in text(out, "协商", LENDER)
    assert "我想申请延期还款" in text(out, "电话", BANK) and "展期" not in text(out, "电话", BANK) + text(out, "再次", BANK)
    assert "减免获准的，相应金额从还款金额中扣除" in text(out, "协商", BANK), "what is paid at once has no last instalment to take it from"


@pytest.mark.parametrize("letter", ["协商", "个性化", "减免", "延期还款"])
def test_a_letter_names_what_is_handed_in_with_it(song: Builder, letter: str) -> None:
    """The set that 递交前须知 asks for."""
    asked = Request.model_validate({"measure": "extension" if letter == "延期还款" else "instalments", "waive": ("penalty",)})
    owed = debt(BANK, "online_loan" if letter == "延期还款" else "credit_card", "A000000001", "19000.00", penalty="5.00")
    song.state(debts=(owed,), request=asked)
    song.assessment = replace(song.assessment, plan=make_plan(song.case.stated, song.assessment.means, song.library.means, AS_OF))
    out = song.write()
    written = ("还款计划书", "困难情况说明", "收入支出情况说明", "个人资产负债情况表", "承诺书", "证据目录")

    assert f"另附：{''.join(f'《{name}》' for name in written)}各1份" in text(out, letter, BANK)
    assert all(f"《{name}》" in text(out, "递交前须知") for name in written)


@pytest.mark.parametrize(
    ("other", "says"),
    [("online_loan", "在申请协商的各笔债务之间按余额比例安排，其中偿还上述欠款"), ("mortgage", "全部用于偿还上述欠款")],
    ids=["an unsecured debt takes a share", "a secured one is paid as agreed"],
)
def test_the_months_money_is_shared_only_with_debts_that_take_a_share(song: Builder, other: DebtType, says: str) -> None:
    owed = (debt(BANK, "credit_card", "6225880000001234", "39700.50"), debt(LENDER, other, "JB20250311000177", "18500.00"))
    song.state(debts=owed)
    means = song.assessment.means
    assert means is not None
    planned = make_plan(song.case.stated, replace(means, priority_debts=Decimal("1000.00")), song.library.means, AS_OF)
    song.assessment = replace(song.assessment, plan=planned)
    letter = text(song.write("协商"), "协商", BANK)

    assert says in letter and ("余额比例" in letter) == (other == "online_loan")


@pytest.mark.parametrize(("feasible", "asked"), [(True, False), (False, True)], ids=["a plan can be kept", "none can"])
def test_who_is_paid_as_agreed_beside_a_plan_is_asked_for_nothing(song: Builder, feasible: bool, asked: bool) -> None:
    owed = (debt(BANK, "credit_card", "6225880000001234", "39700.50"), debt(LENDER, "mortgage", "JB20250311000177", "185000.00"))
    song.state(debts=owed, budget={"mortgage": "1000.00"})
    assert song.assessment.plan is not None
    mine = Plan(True, _("It can be kept."), song.assessment.plan.offers[:1]) if feasible else Plan(False, _("Nothing is left."))
    song.assessment = replace(song.assessment, plan=mine)
    out = song.write()

    assert any(LENDER in path.name for path in out.rglob("*")) == asked
    notice = text(out, "递交前须知")
    assert (f"{LENDER}：方案按原约定继续偿还" in notice) != asked
    apart = notice.partition("只给有关债权人的页")[2].partition("按原约定继续偿还的债务" if not asked else "请注意")[0]
    assert [BANK in apart, LENDER in apart] == [True, asked], "each that is named has a packet of its own"


@pytest.mark.parametrize("measure", ["extension", "deferral"])
def test_what_is_not_due_yet_is_put_off_at_the_agreed_interest_in_either_letter(song: Builder, measure: str) -> None:
    owed = debt(LENDER, "online_loan", "A000000001", "19000.00", fees="60.00")
    song.state(debts=(owed,), request=Request.model_validate({"measure": measure}))
    planned = make_plan(song.case.stated, song.assessment.means, song.library.means, AS_OF)
    song.assessment = replace(song.assessment, plan=planned)
    out = song.write("协商", "延期")

    assert "按原约定标准或者更优惠的标准计收利息" in text(out, "协商")
    assert "按原约定标准或者更优惠的标准计收利息" in text(out, "延期还款")
    assert "¥60.00" in text(out, "延期还款"), "the table shows every part of the sum"


def test_what_is_paid_at_once_is_not_called_instalments(song: Builder) -> None:
    once = Decimal("500.00"), Decimal("500.00"), 1, Decimal("500.00"), schedule("500.00", 1, "500.00")
    offers = [Offer(number, name, "instalments", *once) for number, name in enumerate((BANK, LENDER))]
    song.state(debts=(debt(BANK, "credit_card", "6225880000001234", "500.00"), debt(LENDER, "online_loan", "JB20250311000177", "500.00")))
    song.assessment = replace(song.assessment, plan=Plan(True, _("It can be kept."), tuple(offers)))
    out = song.write()
    written = [text_of_file(path) for path in out.rglob("*.docx")]

    assert not any("分1期" in words or "每月一期" in words for words in written)
    for letter in ("协商还款申请书", "还款计划书", "在线客服留言"):
        assert "于2026年12月10日" in text(out, f"{letter}_{LENDER}")
    assert "以人民币一次性存入该信用卡账户" in text(out, "个性化")


HONORIFICS = {
    "示例银行云州支行": "贵行",
    "云州市农村信用合作联社": "贵社",
    "云州市公积金管理中心": "贵中心",
    "兴隆典当行": "贵单位",
    "张德行": "您",
}


@pytest.mark.parametrize(("creditor", "word"), HONORIFICS.items())
def test_a_creditor_is_addressed_as_what_it_is(song: Builder, creditor: str, word: str) -> None:
    song.state(debts=(debt(creditor, "private_loan", "JB20250311000177", "500.00"),))
    song.assessment = replace(song.assessment, plan=replace(plan(), offers=(replace(plan().offers[1], debt=0, creditor=creditor),)))

    assert f"如与{word}的记录不一致" in text(song.write("协商"), "协商")


def balances(issuer: str, account: str, *rows: tuple[dt.date, str]) -> Statement:
    """A statement whose rows print these balances."""
    printed = tuple(Transaction(day, Decimal("10.00"), 1, Box(0, 0, 1, 1), balance=Decimal(balance)) for day, balance in rows)
    return Statement(printed, Reconciliation("balanced"), issuer, "宋知远", account=account)


APRIL = (dt.date(2026, 4, 1), "100.00"), (dt.date(2026, 4, 30), "110.00")
MAY = (dt.date(2026, 5, 1), "120.00"), (dt.date(2026, 5, 31), "130.00")
WHOLE = "6299990300003513999"


@pytest.mark.parametrize(
    ("issuer", "account", "shown"),
    [
        ("示例银行", WHOLE, ["示例银行账户****3999余额 ¥130.00"]),
        ("示例银行", "6299****3999", ["示例银行账户****3999余额 ¥130.00"]),
        ("", WHOLE, ["示例银行账户****3999余额 ¥130.00"]),
        ("示例银行", "", ["示例银行账户****3999余额 ¥130.00"]),
        ("示例银行", "6299990300003514000", ["示例银行账户****3999余额 ¥110.00", "示例银行账户****4000余额 ¥130.00"]),
    ],
)
def test_an_account_is_one_asset_however_its_statements_print_its_number(
    song: Builder, issuer: str, account: str, shown: list[str]
) -> None:
    song.add("evidence/april.csv", "bank_statement", balances("示例银行", WHOLE, *APRIL), b"april")
    song.add("evidence/may.csv", "bank_statement", balances(issuer, account, *MAY), b"may")
    song.documents = tuple(document for document in song.documents if document.file != "evidence/statement.pdf")
    fields = letter_fields(gather(song.case, song.documents, song.assessment, song.library), song.library.letters["assets_debts"])
    rows = fields["assets"]

    assert isinstance(rows, list)
    assert [f"{row['name']} {row['amount']}" for row in rows] == shown


def test_what_debts_exceed_assets_by_is_told_without_a_sign_that_a_line_could_break_after(song: Builder) -> None:
    song.state(assets={"cash": "1000.00"})
    fields = letter_fields(gather(song.case, song.documents, song.assessment, song.library), song.library.letters["assets_debts"])
    told = text(song.write("个人资产"), "个人资产负债情况表")

    assert fields["owes_more"] is True and str(fields["net_assets"]).startswith("¥")
    assert f"负债超出资产{fields['net_assets']}" in told


def test_two_debts_to_be_extended_are_items_of_one_request(song: Builder) -> None:
    kinds = (("A000000001", "19000.00"), ("A000000002", "18500.00"))
    song.state(debts=tuple(debt(LENDER, "online_loan", *kind) for kind in kinds), request=Request.model_validate({"measure": "extension"}))
    planned = make_plan(song.case.stated, song.assessment.means, song.library.means, AS_OF)
    song.assessment = replace(song.assessment, plan=planned)
    letter = text(song.write("延期"), "延期还款")

    assert letter.index("1. 恳请同意下列安排：") < letter.index("（1）账号****0001") < letter.index("（2）") < letter.index("2. 恳请在上述")


@pytest.mark.parametrize(("kind", "reason"), [("illness", "因患病，"), ("low_income", "因家庭收入低，"), ("other", "因遇到困难，")])
def test_the_reason_reads_on_after_its_word(song: Builder, kind: str, reason: str) -> None:
    song.state(hardships=(HardshipClaim(type=kind, onset=AS_OF, statement="如上。"),))
    assert reason in text(song.write("困难"), "困难情况说明")


def test_one_hardship_is_worded_unlike_another(song: Builder) -> None:
    claims = [HardshipClaim(type=kind, onset=AS_OF, statement="如上。") for kind in song.library.hardships]
    song.state(hardships=tuple(claims))
    fields = letter_fields(gather(song.case, song.documents, song.assessment, song.library), song.library.letters["hardship_statement"])
    rows = fields["hardships"]

    assert isinstance(rows, list)
    assert len({str(row["cause"]) for row in rows}) > 3


# --- drafts --------------------------------------------------------------------------------------------------------


def incomplete(song: Builder, *letters: str) -> Path:
    missing = replace(need("unemployment.proof", "失业证明", state="missing"), papers=(), reason=_("None was found."))
    song.add("evidence/乱.pdf", "unknown", None, b"%PDF-1.4 broken")
    finding = Finding(
        "period_gap", Words("流水缺月", "a gap"), "warning", _("May is not there."), settle=Words("补交五月流水", "bring May")
    )
    song.judge("incomplete", (*NEEDS[:4], missing), (finding,))
    return song.write(*letters)


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Path:
    """What is written for the incomplete case; to be looked at only."""
    return incomplete(a_song(tmp_path_factory.mktemp("drafts"), library))


def test_a_case_that_is_not_complete_gets_drafts_marked_on_every_page(drafts: Path) -> None:
    letters = list((drafts / "letters").iterdir())

    assert letters and all(path.stem.endswith("_草稿") for path in letters)
    for path in letters:
        for section in docx.Document(str(path)).sections:
            assert "草稿" in section.header.paragraphs[0].text


def test_what_is_missing_stands_highlighted_in_a_draft(drafts: Path) -> None:
    path = next(path for path in drafts.rglob("*.docx") if path.name.startswith("困难"))
    runs = [run for paragraph in docx.Document(str(path)).paragraphs for run in paragraph.runs]

    marked = [run.text for run in runs if run.font.highlight_color == WD_COLOR_INDEX.YELLOW]
    assert marked == ["【缺失:失业证明】"]


def test_a_final_carries_neither_mark_nor_placeholder(song_out: Path) -> None:
    for path in some(song_out.rglob("*.docx")):
        found = text_of_file(path)
        assert "草稿" not in found and "【缺失" not in found


def test_the_missing_list_says_what_why_what_else_and_where_from(drafts: Path) -> None:
    found = text(drafts, "补件清单")

    for words in ("失业证明（缺少）", "离职证明", "原用人单位", "流水缺月", "补交五月流水", "乱.pdf", "2026年11月20日"):
        assert words in found


def test_each_paper_that_would_do_is_numbered_as_is_the_office_that_issues_it(song: Builder) -> None:
    ways = Words("离职证明", "certificate"), Words("失业登记证明", "registration")
    offices = Words("原用人单位", "the employer"), Words("公共就业服务机构", "the employment service")
    several = replace(need("unemployment.proof", "失业证明", state="missing"), papers=(), accepts=ways, accepts_from=offices)
    song.judge("incomplete", (*NEEDS[:4], several))
    found = text(song.write("补件清单"), "补件清单")

    assert "（1）离职证明；或者（2）失业登记证明" in found
    assert "（1）原用人单位；（2）公共就业服务机构" in found


# --- what people write ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["A&B <失业>", "{{ 7*7 }}", "None", "R&D <b>x</b>", "尼古拉\x0b斯", "李\u00a0明"])
def test_whatever_an_applicant_writes_is_printed_as_text(song: Builder, name: str) -> None:
    claim = HardshipClaim(type="unemployment", onset=AS_OF, statement=f"本人经历：{name}，后文仍在。")
    song.state(hardships=(claim,))

    assert clean(f"本人经历：{name}，后文仍在。") in text(song.write("困难"), "困难")


def test_two_creditors_whose_names_differ_only_in_what_a_file_name_cannot_hold_keep_apart(song: Builder) -> None:
    song.state(
        debts=(debt("样例/贷款", "online_loan", "A000000001", "39700.50"), debt("样例:贷款", "online_loan", "A000000002", "18500.00"))
    )

    assert [name for name in names(song.write("协商")) if name.startswith("协商")] == [
        "协商还款申请书_样例_贷款.docx",
        "协商还款申请书_样例_贷款_2.docx",
    ]


def test_line_breaks_inside_chinese_do_not_become_spaces() -> None:
    assert clean("因公司裁员，\n  本人 lost 工作\t\x00。") == "因公司裁员，本人 lost 工作。"


# --- templates -----------------------------------------------------------------------------------------------------


def test_every_letter_declares_what_it_uses_and_uses_what_it_declares(library: Library) -> None:
    for letter in library.letters.values():
        assert check_letter(letter, templates_folder() / f"{letter.id}.docx") == []


def test_the_fields_on_offer_are_the_fields_computed(song: Builder) -> None:
    song.add("evidence/乱.pdf", "unknown", None, b"%PDF-1.4 broken")
    missing = replace(need("unemployment.proof", "失业证明", state="missing"), papers=())
    song.judge("incomplete", (*NEEDS[:4], missing), (Finding("x", Words("甲", "a"), "warning", _("b"), acknowledged=True),))
    song.state(
        debts=(debt(BANK, "credit_card", "6225880000001234", "39700.50", overdue_since=AS_OF, last_payment=AS_OF, penalty="1.00"),),
        assets={"car": "1.00"},
        request=Request(measure="instalments", waive=("penalty",), guarantor="李铁柱"),
    )
    material = gather(song.case, song.documents, song.assessment, song.library)
    letters = song.library.letters

    unable = replace(material, assessment=replace(material.assessment, plan=Plan(False, _("no"), fallbacks=(Words("缓", "wait"),))))
    no_plan = {"fallbacks", "fallbacks.number", "fallbacks.name", "plan_why"}
    several = {"paid_as_agreed", *(f"creditor_papers{column}" for column in ("", ".number", ".name", ".pages", ".creditor"))}

    assert (
        columns(letter_fields(material, letters["card_instalments"]), lacking=("fallbacks", "creditor_papers")) | no_plan | several
        == CASE_FIELDS
    )
    assert no_plan <= columns(letter_fields(unable, letters["card_instalments"]), lacking=("creditor_papers",))
    debts = list(enumerate(song.case.stated.debts))
    other = {"other_debt_count", "other_debt_total"}
    found = columns(letter_fields(material, letters["card_instalments"], debts), lacking=("fallbacks", "creditor_papers"))
    assert found | other | no_plan | several == CREDITOR_FIELDS


def columns(fields: object, before: str = "", lacking: Sequence[str] = ()) -> set[str]:
    found: set[str] = set()
    assert isinstance(fields, dict)
    for name, value in fields.items():
        found.add(before + name)
        if isinstance(value, list):
            assert value or name in lacking, f"{before}{name} is empty"
            found |= columns(value[0], f"{before}{name}.") if value else set()
    return found


@pytest.fixture
def copied(tmp_path: Path) -> Callable[[Callable[[str], str], Callable[[docx.document.Document], None]], tuple[Letter, Path]]:
    """A copy of the hardship statement under another name, its .toml and .docx changed; what a maintainer does."""

    def make(toml: Callable[[str], str], word: Callable[[docx.document.Document], None]) -> tuple[Letter, Path]:
        folder = tmp_path / "templates"
        folder.mkdir()
        shutil.copy(templates_folder() / "hardship_statement.docx", folder / "mine.docx")
        written = (
            (templates_folder() / "hardship_statement.toml").read_text(encoding="utf-8").replace('id = "hardship_statement"', 'id = "mine"')
        )
        (folder / "mine.toml").write_text(toml(written), encoding="utf-8")
        document = docx.Document(str(folder / "mine.docx"))
        word(document)
        document.save(str(folder / "mine.docx"))
        return load_letters(folder)["mine"], folder / "mine.docx"

    return make


Copied = Callable[[Callable[[str], str], Callable[[docx.document.Document], object]], tuple[Letter, Path]]


def test_a_copied_letter_works_without_python(song: Builder, copied: Copied, tmp_path: Path) -> None:
    letter, template = copied(lambda toml: toml, lambda word: word.add_paragraph("本人另行说明：{{ applicant_name }}。"))
    fields = letter_fields(gather(song.case, song.documents, song.assessment, song.library), letter)

    write_letter(letter, template, fields, tmp_path / "mine.docx", AS_OF, None)

    assert "本人另行说明：宋知远。" in text_of_file(tmp_path / "mine.docx")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ("{{ applicant_nmae }}", "applicant_nmae"),
        ("{% for d in case_debts %}{{ d.bank }}{% endfor %}", "case_debts.bank"),
        ("｛｛ creditor ｝｝", "｛｛ creditor ｝｝"),
    ],
)
def test_a_field_misspelt_in_word_is_found_before_anything_is_written(copied: Copied, typed: str, field: str) -> None:
    letter, template = copied(lambda toml: toml, lambda word: word.add_paragraph(typed))

    assert field in [problem.field for problem in check_letter(letter, template)]


def test_a_field_that_no_letter_is_offered_is_found(copied: Copied) -> None:
    letter, template = copied(lambda toml: toml + 'moon = { zh = "月亮", en = "the moon" }\n', lambda word: None)

    assert {problem.field for problem in check_letter(letter, template)} == {"moon"}


@pytest.mark.parametrize("typed", ["{{ moon }}", "{{ applicant_name.__class__.__mro__ }}", "{% if %}"])
def test_a_wrong_template_stops_the_letter_and_names_itself(song: Builder, copied: Copied, tmp_path: Path, typed: str) -> None:
    letter, template = copied(lambda toml: toml, lambda word: word.add_paragraph(typed))
    fields = letter_fields(gather(song.case, song.documents, song.assessment, song.library), letter)

    with pytest.raises(LibraryError, match=r"mine\.docx"):
        write_letter(letter, template, fields, tmp_path / "out.docx", AS_OF, None)


@pytest.mark.parametrize("typed", ["应还¥1.23", "人民币壹佰贰拾元整", "｛｛ name ｝｝"])
def test_a_figure_or_brace_that_is_not_of_the_case_stops_the_letter(song: Builder, copied: Copied, tmp_path: Path, typed: str) -> None:
    letter, template = copied(lambda toml: toml, lambda word: word.add_paragraph(typed))
    fields = letter_fields(gather(song.case, song.documents, song.assessment, song.library), letter)

    with pytest.raises(LibraryError, match="must not go out"):
        write_letter(letter, template, fields, tmp_path / "out.docx", AS_OF, None)
    assert not (tmp_path / "out.docx").exists()


def test_a_letter_that_quotes_what_the_law_does_not_say_does_not_load(library: Library) -> None:
    invented = library.letters["negotiation"].model_copy(
        update={"citations": (LetterCitation(article="civil_code.543", quote="银行应当同意。"),)}
    )

    with pytest.raises(LibraryError, match=r"civil_code\.543"):
        check_letter_citations({"negotiation": invented}, library.laws)


# --- the files themselves ------------------------------------------------------------------------------------------


def test_the_same_case_gives_the_same_bytes(song: Builder, song_out: Path) -> None:
    again = song.write()

    for path in some(song_out.rglob("*")):
        if path.is_file():
            assert path.read_bytes() == (again / path.relative_to(song_out)).read_bytes(), path.name


def test_a_letter_tells_nothing_about_the_program_that_made_it(song_out: Path) -> None:
    for path in some(song_out.rglob("*.docx")):
        properties = docx.Document(str(path)).core_properties
        assert (properties.author, properties.comments, properties.last_modified_by) == ("", "", "")
        with zipfile.ZipFile(path) as archive:
            assert not any(b"python-docx" in archive.read(name) for name in archive.namelist())


def test_chinese_fonts_are_named_where_word_looks_for_them() -> None:
    for template in some(templates_folder().glob("*.docx")):
        styles = docx.Document(str(template)).styles.element
        assert set(styles.xpath("//w:rFonts/@w:eastAsia")) == {"仿宋", "黑体"}


def test_first_lines_are_indented_by_style_not_by_spaces() -> None:
    for template in some(templates_folder().glob("*.docx")):
        document = docx.Document(str(template))
        assert document.styles["正文首行缩进"].element.xpath("w:pPr/w:ind/@w:firstLineChars") == ["200"]
        assert not [paragraph.text for paragraph in document.paragraphs if paragraph.text.startswith(("　", "  "))]


def test_the_hand_built_case_is_a_case(tmp_path: Path) -> None:
    assert case_file().debts[0].total == amount_of("¥39700.50")
    assert len({kind for _file, kind, _content, _pages in PAPERS}) == len(PAPERS)


# --- read back -----------------------------------------------------------------------------------------------------


def test_every_sum_in_a_letter_stands_in_the_manifest_with_its_rule_and_source(song_out: Path) -> None:
    letters = json.loads((song_out / "manifest.json").read_text(encoding="utf-8"))["letters"]

    for letter in some(letters):
        traced = "".join(figure["value"] for figure in letter["figures"])
        assert all(figure["rule"] and figure["sources"] for figure in letter["figures"])
        assert set(re.findall(r"-?¥[\d,.]*\d", text_of_file(song_out / letter["file"]))) <= set(re.findall(r"-?¥[\d,.]*\d", traced))


def test_an_offer_that_runs_longer_than_its_cap_does_not_go_out(song: Builder) -> None:
    assert song.assessment.plan is not None
    card, loan = song.assessment.plan.offers
    song.assessment = replace(song.assessment, plan=replace(song.assessment.plan, offers=(replace(card, months=61), loan)))

    with pytest.raises(LibraryError, match="61 months are more than the 60"):
        song.write()


def test_an_offer_beyond_means_does_not_go_out(song: Builder) -> None:
    assert song.assessment.means is not None
    song.assessment = replace(song.assessment, means=replace(song.assessment.means, disposable=Decimal("1000.00")))

    with pytest.raises(LibraryError, match=r"more than the 1,?000\.00 that is disposable"):
        song.write()


def test_a_letter_that_names_another_creditor_or_a_whole_account_does_not_go_out(song: Builder) -> None:
    material = gather(song.case, song.documents, song.assessment, song.library)
    own = [(0, song.case.stated.debts[0])]
    account = song.case.stated.debts[0].account

    found = "".join(map(str, faults_against_case(material, {"creditor": BANK}, own, f"{LENDER} {account}")))
    assert "another creditor" in found and "is not masked" in found
    assert faults_against_case(material, {"creditor": BANK}, own, f"{BANK} ****1234") == []
