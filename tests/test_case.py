"""The case file: a right one is read as it stands, a wrong one is told with every mistake, its line and what to write."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reprieve.case import Case, check_digit
from reprieve.case_file import load_case
from reprieve.case_file.lines import lines_of_keys
from reprieve.commands.new_case import write_new_case
from reprieve.errors import CaseFileError, Problem, masked
from reprieve.language import LANGUAGES, Language, speak
from reprieve.library import load_library

AS_OF = dt.date(2026, 11, 2)
RIGHT = """\
[applicant]
name = "张伟"
id_number = "110101199003070011"
phone = "13800000000"
address = "北京市西城区某街道12号"
household_size = 3
aliases = ["ZHANG WEI"]

[[hardships]]
type = "unemployment"
onset = 2026-06-30
statement = "所在公司裁员，本人失去工作。"

[[debts]]
creditor = "招商银行股份有限公司信用卡中心"
type = "credit_card"
account = "6225880000001234"
as_of = 2026-10-31
principal = "38200.00"
interest = 1200
due_date = 2026-11-18

[budget]
rent = "2800.00"

[request]
measure = "instalments"
first_payment = 2026-12-10
waive = ["penalty"]
"""


@pytest.fixture(autouse=True)
def english() -> None:
    speak("en")


def load(folder: Path, text: str) -> Case:
    (folder / "case.toml").write_text(text, encoding="utf-8")
    return load_case(folder, AS_OF, ["unemployment", "illness"], ["payslip", "termination_certificate"])


def problems(folder: Path, text: str) -> tuple[Problem, ...]:
    with pytest.raises(CaseFileError) as caught:
        load(folder, text)
    return caught.value.problems


def test_a_right_case_file_is_read_as_it_stands(tmp_path: Path) -> None:
    case = load(tmp_path, RIGHT)
    assert case.stated.applicant.names == ("张伟", "ZHANG WEI")
    assert case.onset == dt.date(2026, 6, 30)
    assert case.total_debt == Decimal("39400.00")
    assert case.stated.debts[0].interest == Decimal("1200.00")


def test_a_file_saved_by_a_windows_editor_is_read_alike(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_bytes(b"\xef\xbb\xbf" + RIGHT.replace("\n", "\r\n").encode())
    assert load_case(tmp_path, AS_OF, ["unemployment"], []).stated == load(tmp_path, RIGHT).stated


@pytest.mark.parametrize(
    ("right", "wrong", "line", "key", "says"),
    [
        ('"38200.00"', "38200.5", 19, "debts[1].principal", "not an amount"),
        ('"38200.00"', '"38,200.00"', 19, "debts[1].principal", "not an amount"),
        ('"38200.00"', '"-1.00"', 19, "debts[1].principal", "negative"),
        ('"38200.00"\ninterest = 1200', "0", 19, "debts[1].principal", "0.00"),
        ('"110101199003070011"', '"110101199003070012"', 3, "applicant.id_number", "check digit"),
        ('"110101199003070011"', '"123"', 3, "applicant.id_number", "18 characters"),
        ("2026-06-30", '"2026-06-30"', 11, "hardships[1].onset", "not a date"),
        ("2026-06-30", "2026-12-30", 11, "hardships[1].onset", "onset lies after"),
        ("2026-10-31", "2026-11-30", 18, "debts[1].as_of", "as_of lies after"),
        ("2026-12-10", "2026-11-01", 28, "request.first_payment", "first_payment lies before"),
        ('"credit_card"', '"visa"', 16, "debts[1].type", "not one of the words"),
        ('"unemployment"', '"unlucky"', 10, "hardships[1].type", "not known"),
        ("household_size = 3", "household_size = 0", 6, "applicant.household_size", "too small"),
        ("household_size = 3", "pets = 3", 6, "applicant.pets", "not known"),
        ("household_size = 3", "", 1, "applicant.household_size", "missing"),
        ('name = "张伟"', 'name = ""', 2, "applicant.name", "empty"),
        ('rent = "2800.00"', 'rent = "much"', 24, "budget.rent", "not an amount"),
        ('rent = "2800.00"', 'rent = "2800.00', 24, "budget.rent", "quotes are missing"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_to_write(right: str, wrong: str, line: int, key: str, says: str, tmp_path: Path) -> None:
    assert right in RIGHT
    found = [problem for problem in problems(tmp_path, RIGHT.replace(right, wrong, 1)) if problem.key == key]
    assert [problem.line for problem in found] == [line]
    assert says in str(found[0].wrong)
    assert str(found[0].mend)


@pytest.mark.parametrize(
    ("right", "wrong", "line", "written"),
    [
        ('name = "张伟"', "name： “张伟”", 2, 'name = "张伟"'),
        ('name = "张伟"', "name ＝ 张伟，", 2, 'name = "张伟"'),
        ('name = "张伟"', "name　= 「张伟」 ＃ 与身份证一致", 2, 'name = "张伟"'),
        ("household_size = 3", "household_size = ３", 6, "household_size = 3"),
        ('aliases = ["ZHANG WEI"]', "aliases = 【“ZHANG WEI”、“张卫”】", 7, 'aliases = ["ZHANG WEI", "张卫"]'),
        ("[[hardships]]", "【【hardships】】", 9, "[[hardships]]"),
        ("2026-06-30", "2026年6月30日", 11, "onset = 2026-06-30"),
        ("2026-06-30", "2026/6/30", 11, "onset = 2026-06-30"),
        ("2026-06-30", "２０２６.6.30", 11, "onset = 2026-06-30"),
        ("公司裁员，本人", '公司说"裁员"，本人', 12, 'statement = "所在公司说“裁员”，本人失去工作。"'),
        ("公司裁员，本人", "公司裁员，\n本人", 12, 'statement = "所在公司裁员，本人失去工作。"'),
        ('"38200.00"', "3.82万元", 19, 'principal = "38200.00"'),
        ('rent = "2800.00"', '房租 = "2800.00"', 24, '"房租" = "2800.00"'),
        ('waive = ["penalty"]', 'waive = ["penalty"，]', 29, 'waive = ["penalty"]'),
    ],
)
def test_a_line_that_is_no_toml_is_told_as_it_would_be_right(right: str, wrong: str, line: int, written: str, tmp_path: Path) -> None:
    assert right in RIGHT
    (found,) = problems(tmp_path, RIGHT.replace(right, wrong, 1))
    assert (found.line, str(found.mend)) == (line, f"Write: {written}")


def test_lines_that_are_no_toml_hide_no_other_mistake(tmp_path: Path) -> None:
    wrong = RIGHT.replace("name =", "name ＝").replace('"38200.00"', '"38,200"').replace("2026-10-31", "2026-02-30").replace("3\n", "\n")
    assert [(problem.line, problem.key) for problem in problems(tmp_path, wrong)] == [
        (2, "applicant.name"),
        (6, "case.toml"),
        (18, "case.toml"),
        (19, "debts[1].principal"),
    ]


def test_a_heading_in_one_bracket_hides_no_mistake_below_it(tmp_path: Path) -> None:
    wrong = RIGHT.replace("[[debts]]", "[debts]  # 债务").replace('"38200.00"', '"lots"')
    for spoilt in (wrong, wrong.replace("name =", "name ＝")):
        told = [(problem.line, problem.key) for problem in problems(tmp_path, spoilt)]
        assert told[-2:] == [(14, "debts"), (19, "debts[1].principal")]


def test_a_number_in_a_line_that_is_no_toml_is_masked(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, RIGHT.replace('id_number = "', 'id_number ＝ "'))
    assert "110101" not in str(found)


@pytest.mark.parametrize(
    ("right", "wrong", "mend"),
    [
        ('"38200.00"', '"3.82万"', 'Write "38200.00"'),
        ('"38200.00"', "38200.5", 'Write "38200.50"'),
        ('"38200.00"', '"￥38,200.00元"', 'Write "38200.00"'),
        ("2026-06-30", '"2026.6.30"', "Write it without quotes: 2026-06-30"),
        ('"110101199003070011"', '"110101 19900307 0011"', "Write all 18 characters without blanks"),
        ('"unemployment"', '"unemployed"', 'Write: type = "unemployment"'),
        ('"credit_card"', '"信用卡"', "Write one of: credit_card, consumer_loan"),
        ('"38200.00"', '"5千元"', 'Write "5000.00"'),
        ("[[hardships]]", "[hardships]", "Write its heading in two brackets: [[hardships]]"),
        ("aliases =", "alias =", "Write: aliases"),
        ("aliases =", "penalty =", "Check its spelling and its place"),
    ],
)
def test_what_was_meant_is_what_to_write(right: str, wrong: str, mend: str, tmp_path: Path) -> None:
    (found,) = problems(tmp_path, RIGHT.replace(right, wrong, 1))
    assert str(found.mend).startswith(mend)


@pytest.mark.parametrize("key", ["overdue_since", "last_payment", "last_demand"])
def test_a_day_that_is_still_to_come_is_a_mistake(key: str, tmp_path: Path) -> None:
    (found,) = problems(tmp_path, RIGHT.replace("due_date = 2026-11-18", f"due_date = 2026-11-18\n{key} = 2027-08-18"))
    assert (found.line, found.key) == (22, f"debts[1].{key}")


def test_each_day_that_is_still_to_come_is_told_beside_other_mistakes(tmp_path: Path) -> None:
    days = "overdue_since = 2031-01-01\nlast_payment = 2035-01-01\nlast_demand = 2036-01-01"
    wrong = RIGHT.replace("due_date = 2026-11-18", f"due_date = 2026-11-18\n{days}").replace('"38200.00"', '"lots"')
    found = problems(tmp_path, wrong)
    assert [problem.key for problem in found] == [
        f"debts[1].{key}" for key in ("principal", "overdue_since", "last_payment", "last_demand")
    ]


@pytest.mark.parametrize(
    ("key", "wrong"), [("onset", "0026-06-30"), ("as_of", "0001-01-01"), ("due_date", "9999-12-31"), ("first_payment", "9999-12-10")]
)
def test_a_year_that_cannot_be_meant_is_a_mistake_not_a_bug(key: str, wrong: str, tmp_path: Path) -> None:
    (found,) = problems(tmp_path, re.sub(rf"^{key} = .*", f"{key} = {wrong}", RIGHT, flags=re.M))
    assert found.key.endswith(key) and str(found.mend) == "Check it; days of a case lie in the years 1950 to 2100."


def test_what_stands_twice_and_what_is_formatted_text_is_said(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, RIGHT.replace("household_size = 3", 'name = "张伟"'))
    assert (found.line, str(found.wrong)) == (6, "this stands in the file twice.")
    with pytest.raises(CaseFileError, match="Make Plain Text"):
        load(tmp_path, r"{\rtf1\ansi name}")


def test_all_mistakes_are_told_at_once_in_the_order_of_lines(tmp_path: Path) -> None:
    wrong = RIGHT.replace('"13800000000"', '"ring me"').replace('"38200.00"', '"lots"').replace('"instalments"', '"never"')
    assert [problem.line for problem in problems(tmp_path, wrong)] == [4, 19, 27]


def test_a_hint_at_a_paper_that_is_not_there_or_outside_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "a.jpg").touch()
    (tmp_path.parent / "b.jpg").touch()
    hint = '\n[[evidence]]\nfile = "{}"\nkind = "payslip"\n'
    assert load(tmp_path, RIGHT + hint.format("evidence/a.jpg")).kind_hint("evidence/a.jpg") == "payslip"
    for lost in ("evidence/lost.jpg", "../b.jpg", "evidence/../../b.jpg"):
        assert "there is no paper" in str(problems(tmp_path, RIGHT + hint.format(lost))[0])


def test_a_missing_case_file_says_how_to_write_one(tmp_path: Path) -> None:
    with pytest.raises(CaseFileError, match="reprieve new"):
        load_case(tmp_path, AS_OF, [], [])


def test_a_folder_of_cases_that_is_taken_for_one_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "zhang-wei").mkdir()
    (tmp_path / "zhang-wei" / "case.toml").touch()
    with pytest.raises(CaseFileError, match="take all with: reprieve run"):
        load_case(tmp_path, AS_OF, [], [])


@pytest.mark.parametrize("name", ["case.toml.txt", "CASE.TOML", "case.yaml", "case(1).toml", "case - 副本.toml"])
def test_a_file_that_was_meant_to_be_the_case_file_is_named(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(RIGHT, encoding="utf-8")
    with pytest.raises(CaseFileError, match=re.escape(f"but {name} is there. Rename it to case.toml")):
        load_case(tmp_path, AS_OF, [], [])


def test_a_case_file_that_is_no_text_says_so(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_bytes("姓名".encode("gbk"))
    with pytest.raises(CaseFileError, match="UTF-8"):
        load_case(tmp_path, AS_OF, [], [])


@given(st.text(alphabet="[]=\"'\n.#ab1张", max_size=200))
def test_no_text_makes_the_line_finder_fail(text: str) -> None:
    assert all(1 <= line <= max(1, len(text.splitlines())) for line in lines_of_keys(text).lines.values())


@given(st.integers(10**16, 10**17 - 1))
def test_one_wrong_digit_of_an_id_number_changes_its_check_digit(number: int) -> None:
    digits = str(number)
    wrong = digits[:6] + str((int(digits[6]) + 1) % 10) + digits[7:]
    assert check_digit(digits) != check_digit(wrong)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("110101199003070011", "****0011"),
        ("11010119900307001X.", "****001X."),
        ("卡号 6225 8800 0000 1234 已逾期", "卡号 ****1234 已逾期"),
        ("13800000000", "****0000"),
        ("138 0000 0000", "****0000"),
        ("010-12345678", "****5678"),
        ("110101 19900307 001X", "****001X"),
        ("6225\u00a08800\u00a00000\u00a01234", "****1234"),
        ("6225  8800  0000  1234", "****1234"),
        ("6225\u20138800\u20130000\u20131234\u2013567", "****4567"),
        ("622588 0000001234", "****1234"),
        ("110101-1990-0307-0011", "****0011"),
        ("110101 1990 0307 001X", "****001X"),
        ("11010119900307 001X", "****001X"),
        ("1101011990 0307001 X", "****001X"),
        ("0755-8319-8888", "****8888"),
        ("2026-06-30 欠 38200.00 元", "2026-06-30 欠 38200.00 元"),
        ("2026-10-20 1200.50 12000.00", "2026-10-20 1200.50 12000.00"),
        ("2026-10-20 15 3 8118.00", "2026-10-20 15 3 8118.00"),
        ("20261020 38200.00", "20261020 38200.00"),
        ("2026-10-20  2026-11-20  1200", "2026-10-20  2026-11-20  1200"),
        ("100000 2026-10-20 5000", "100000 2026-10-20 5000"),
        ("5000000 2026", "5000000 2026"),
        ("202610 20261020 500", "202610 20261020 500"),
    ],
)
def test_long_numbers_are_masked_and_dates_and_amounts_are_not(text: str, shown: str) -> None:
    assert masked(text) == shown


# --- reprieve new --------------------------------------------------------------------------------------------------

FILLED = {
    "name": '"张伟"',
    "id_number": '"110101199003070011"',
    "phone": '"13800000000"',
    "address": '"北京市"',
    "household_size": "3",
    "onset": "2026-06-30",
    "statement": '"公司裁员"',
    "creditor": '"招商银行"',
    "account": '"6225880000001234"',
    "as_of": "2026-10-31",
    "principal": '"38200.00"',
    "due_date": "2026-11-18",
    "rent": '"2800.00"',
    "food": '"2400.00"',
    "measure": '"instalments"',
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_case_file_left_unfilled_names_everything_that_must_be_filled_in(language: Language, tmp_path: Path) -> None:
    speak(language)
    library = load_library()
    write_new_case(tmp_path, library)
    with pytest.raises(CaseFileError) as caught:
        load_case(tmp_path, AS_OF, library.hardships.keys(), library.documents.keys())
    named = {problem.key.rpartition(".")[2] for problem in caught.value.problems}
    assert named == {*FILLED, "type"}
    assert all(problem.line for problem in caught.value.problems)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_case_file_that_is_filled_in_is_right_and_so_are_its_optional_keys(language: Language, tmp_path: Path) -> None:
    speak(language)
    library = load_library()
    text = write_new_case(tmp_path, library).read_text(encoding="utf-8")
    for key, value in FILLED.items():
        text = re.sub(rf"^{key} = \S+", f"{key} = {value}", text, count=1, flags=re.M)
    text = text.replace('type = ""', 'type = "unemployment"', 1).replace('type = ""', 'type = "credit_card"', 1)
    text = re.sub(
        r"^# (passwords|overdue_since|last_payment|last_demand|transport|medicine|months|first_payment) =", r"\1 =", text, flags=re.M
    )
    (tmp_path / "case.toml").write_text(text, encoding="utf-8")
    case = load_case(tmp_path, AS_OF, library.hardships.keys(), library.documents.keys())
    assert case.stated.passwords == ("123456",)
    assert case.stated.debts[0].overdue_since == dt.date(2026, 8, 18)
    assert case.stated.budget["medicine"] == Decimal("450.00")
    assert case.stated.request.months == 48


def test_a_new_case_file_explains_every_key_that_a_case_may_have(tmp_path: Path) -> None:
    from reprieve.case import Applicant, CaseFile, Debt, EvidenceHint, HardshipClaim, Request

    text = write_new_case(tmp_path, load_library()).read_text(encoding="utf-8")
    for model in (CaseFile, Applicant, HardshipClaim, Debt, Request, EvidenceHint):
        for key in model.model_fields:
            assert re.search(rf"^(# )?({key} =|\[+{key}\]+)", text, re.M), key


@pytest.mark.parametrize(
    "line",
    [
        '# write """ here',
        "# ''' is no quote",
        "about = \"an ''' inside\"",
        'about = \'"""\'',
        'about = "\\"" # """',
        "about = '''a''' # '''",
    ],
)
def test_a_mark_in_a_comment_or_a_string_hides_no_line_after_it(line: str) -> None:
    assert lines_of_keys(f'{line}\n[applicant]\nname = "x"\n').line("applicant", "name") == 3


def test_the_lines_of_a_long_string_are_passed_over() -> None:
    assert lines_of_keys('a = """one # two\nb = 1\n"""\nc = 1\n').lines == {("a",): 1, ("c",): 4}
