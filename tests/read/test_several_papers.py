"""A file may hold several papers: the first is read, and the others are not passed over in silence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from drawn import lines

from reprieve.language import Message
from reprieve.library import load_library
from reprieve.model import Certificate
from reprieve.read.certificate import read_certificate
from reprieve.read.kinds.several_papers import first_paper
from reprieve.read.page.words import Page
from reprieve.read.recognise import recognise

LIBRARY = load_library()
TERMINATION = lines("         解除劳动合同证明", "赵一,身份证号999999199001011234,于2026年6月30日与我单位解除劳动合同。")
REGISTRATION = lines("         失业登记证明", "赵一于2026年7月6日办理失业登记。")
PAY = ("         收入证明", "兹证明赵一系我单位职工,月收入5200元。", "         某市一记有限公司", "         2026年7月6日")
GOES_ON = lines("双方已就补偿达成一致。", "         某市一记有限公司", "         2026年6月30日")


def other_papers(pages: Sequence[Page], kind: str) -> tuple[Message, ...]:
    return first_paper(pages, kind, lambda own: read(own, kind), LIBRARY)[1]


def read(pages: Sequence[Page], kind: str) -> Certificate:
    return read_certificate(pages, LIBRARY.documents[kind], LIBRARY)


def test_a_page_that_begins_with_the_title_of_another_paper_is_told() -> None:
    told = other_papers([TERMINATION, REGISTRATION], "termination_certificate")
    assert len(told) == 1
    assert "Unemployment registration" in str(told[0])


def test_a_page_that_goes_on_or_repeats_the_title_is_none() -> None:
    assert not other_papers([TERMINATION, GOES_ON], "termination_certificate")
    assert not other_papers([TERMINATION, TERMINATION], "termination_certificate")


def test_the_name_of_a_seal_below_the_day_is_no_paper() -> None:
    diagnosis = lines(
        "         云州市第一医院",
        "         疾病诊断证明书",
        "姓名:赵一",
        "诊断:糖尿病",
        "         2026年9月9日",
        "         (诊断证明专用章)",
    )
    assert not other_papers([diagnosis], "diagnosis_certificate")


def test_another_paper_that_is_named_within_a_line_is_none() -> None:
    listed = lines("附件:失业登记证明一份", "二、其他约定")
    assert not other_papers([TERMINATION, listed], "termination_certificate")


@pytest.mark.parametrize(
    ("below", "kind"),
    [
        (("         云州市第一医院", "         诊断证明书", "姓名:赵一 诊断:糖尿病", "         2026年9月9日"), "Medical diagnosis"),
        (("         收入证明", "兹证明钱二系我单位职工,月收入4100元。", "         2026年9月9日"), "Certificate of income"),
    ],
)
def test_a_paper_below_the_end_of_another_is_told_and_read_into_none(below: tuple[str, ...], kind: str) -> None:
    own, told = first_paper([lines(*PAY, *below)], "income_certificate", lambda own: read(own, "income_certificate"), LIBRARY)
    assert [kind in str(message) for message in told] == [True]
    proof = read(own, "income_certificate")
    assert (proof.person, proof.issuer, proof.issued) == ("赵一", "某市一记有限公司", dt.date(2026, 7, 6))


def test_a_copy_below_for_the_same_person_is_no_other_paper() -> None:
    assert not other_papers([lines(*PAY, *PAY)], "income_certificate")


def test_what_a_page_is_its_first_paper_tells() -> None:
    first = ("         失业登记证明", "赵一于2026年7月6日办理失业登记。", "         某市就业服务中心", "         2026年7月7日")
    assert recognise([lines(*first, *PAY)], LIBRARY).kind == "unemployment_registration"
