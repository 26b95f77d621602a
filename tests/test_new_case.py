"""`reprieve new` on a terminal: what is asked, and what comes of the answers."""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from reprieve.cli import run_command
from reprieve.commands.interview import Answers, interview
from reprieve.commands.new_case import write_new_case
from reprieve.errors import ExitCode, UsageError
from reprieve.language import LANGUAGES, Language, speak
from reprieve.library import load_library

TODAY = dt.date(2026, 11, 2)
CARD = ("招商银行股份有限公司信用卡中心", "1", "6225880000001234", "2026-10-31", "38,200.5", "2026-11-18", "2026-08-18")


def answered(*typed: str) -> tuple[Answers, list[str]]:
    """The answers after typing these lines, the first Enter left out, and what was asked."""
    lines: Iterator[str] = iter(["", *typed])
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return next(lines, "")

    return interview(ask, load_library(), TODAY), asked


def menu() -> list[str]:
    """The lines that offer a hardship each, as they are shown."""
    return answered("", "")[1][1].splitlines()[1:]


def number_of(hardship: str) -> str:
    name = str(load_library().hardships[hardship].name)
    return next(line.split()[0] for line in menu() if line.endswith(f" {name}"))


def test_the_common_hardships_stand_first_and_something_else_last() -> None:
    hardships = load_library().hardships
    shown = [line.split(maxsplit=1)[1] for line in menu()]
    assert shown[:2] == [str(hardships[name].name) for name in ("unemployment", "income_drop")]
    assert shown[-1] == str(hardships["other"].name)
    assert len(shown) == len(hardships) == 16


def test_what_was_answered_stands_in_the_case_file(tmp_path: Path) -> None:
    answers, _asked = answered(number_of("unemployment"), "2026-06-30", *CARD, "")
    stated = tomllib.loads(write_new_case(tmp_path, load_library(), answers).read_text(encoding="utf-8"))
    assert [(claim["type"], claim["onset"]) for claim in stated["hardships"]] == [("unemployment", dt.date(2026, 6, 30))]
    (debt,) = stated["debts"]
    assert debt["creditor"] == "招商银行股份有限公司信用卡中心"
    assert (debt["type"], debt["principal"]) == ("credit_card", "38200.50")
    assert (debt["due_date"], debt["overdue_since"]) == (dt.date(2026, 11, 18), dt.date(2026, 8, 18))
    assert debt["interest"] == "0.00", "what was not asked is as in the template"


@pytest.mark.parametrize("language", LANGUAGES)
def test_several_hardships_and_debts_are_blocks_of_their_own_with_their_explanations(language: Language, tmp_path: Path) -> None:
    speak(language)
    both = f"{number_of('illness')}、{number_of('unemployment')}"
    answers, _asked = answered(both, "2026-05-01", "2026-06-30", *CARD, "样例消费金融有限公司", "", "", "", "", "", "", "")
    text = write_new_case(tmp_path, load_library(), answers).read_text(encoding="utf-8")
    stated = tomllib.loads(text)
    assert [claim["type"] for claim in stated["hardships"]] == ["illness", "unemployment"]
    assert [debt["creditor"] for debt in stated["debts"]] == ["招商银行股份有限公司信用卡中心", "样例消费金融有限公司"]
    assert stated["debts"][1]["principal"] == "", "what was left open stays open"
    assert "overdue_since" not in stated["debts"][1]
    assert text.count("\n[[debts]]\n") == 2
    assert text.count("# overdue_since = ") == 1


def test_what_a_letter_needs_besides_is_asked_for_last(tmp_path: Path) -> None:
    person = ("周洋强", "99010119900622351X", "990101199006223515", "手机", "138 0000 0351", "示例省云州市兰溪路12号", "三", "3人")
    answers, _asked = answered(number_of("illness"), "2026-06-30", "", "六月底住院。", *person, "0", "1,500", "1")
    stated = tomllib.loads(write_new_case(tmp_path, load_library(), answers).read_text(encoding="utf-8"))
    assert stated["applicant"] == {
        "name": "周洋强", "id_number": "990101199006223515", "phone": "138 0000 0351",
        "address": "示例省云州市兰溪路12号", "household_size": 3, "aliases": [],
    }  # fmt: skip
    assert stated["hardships"][0]["statement"] == "六月底住院。"
    assert (stated["budget"], stated["request"]["measure"]) == ({"rent": "0.00", "food": "1500.00"}, "instalments")


def test_with_everything_left_open_the_file_is_the_template(tmp_path: Path) -> None:
    answers, asked = answered("", "")
    assert answers == Answers()
    assert len(asked) == 3 + 8, "the start, what happened, who is owed; the applicant, two lines of the budget, the measure"
    asked_file = write_new_case(tmp_path / "asked", load_library(), answers).read_text(encoding="utf-8")
    assert asked_file == write_new_case(tmp_path / "not", load_library()).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "words"), [("zh", ("家中其他人的收入", "预计何时好转")), ("en", ("others in the household earn", "get better"))]
)
def test_the_file_says_what_an_account_of_the_hardship_should_tell(language: Language, words: tuple[str, ...], tmp_path: Path) -> None:
    speak(language)
    write_new_case(tmp_path / "new", load_library())
    text = (tmp_path / "new" / "case.toml").read_text(encoding="utf-8")
    assert all(word in text for word in words)


def test_what_does_not_fit_is_asked_again_with_what_would() -> None:
    speak("en")
    answers, asked = answered("0", "ninety", number_of("illness"), "30.6.2026", "2027-01-01", "2026-06-30", "")
    assert answers.blocks["[[hardships]]"] == ({"type": '"illness"', "onset": "2026-06-30"},)
    again = " ".join(asked)
    assert "numbers from 1 to" in again
    assert "a date like 2026-06-30" in again
    assert "up to 2026-11-02" in again


def test_days_amounts_and_names_are_taken_as_people_write_them() -> None:
    typed = ["失业", "2026年6月30日", "样例消费金融有限公司", "2", "", "2026/10/1", "¥38,200.5元", "9999.12.31", "2026.11.18", ""]
    speak("zh")
    answers, _asked = answered(*typed, "")
    assert answers.blocks["[[hardships]]"] == ({"type": '"unemployment"', "onset": "2026-06-30"},)
    (debt,) = answers.blocks["[[debts]]"]
    assert (debt["as_of"], debt["principal"], debt["due_date"]) == ("2026-10-01", '"38200.50"', "2026-11-18")


@pytest.mark.parametrize(("typed", "amount"), [("3.82万", "38200.00"), ("３８２００", "38200.00"), ("RMB 38,200", "38200.00")])
def test_an_amount_may_be_typed_with_any_keyboard(typed: str, amount: str) -> None:
    answers, _asked = answered("１", "２０２６-6-30", "样例消费金融有限公司", "２", "", "", typed, "", "", "")
    assert answers.blocks["[[hardships]]"][0]["onset"] == "2026-06-30"
    assert (answers.blocks["[[debts]]"][0]["type"], answers.blocks["[[debts]]"][0]["principal"]) == ('"consumer_loan"', f'"{amount}"')


@pytest.mark.parametrize("typed", ["123456789012", "9999999999万", "1,000,000,000,000"])
def test_an_amount_that_no_case_file_holds_is_asked_for_again(typed: str) -> None:
    answers, asked = answered("", "样例消费金融有限公司", "", "", "", typed, "38200", "", "", "")
    assert answers.blocks["[[debts]]"][0]["principal"] == '"38200.00"'
    assert any("Write an amount in yuan" in question for question in asked)


def test_what_is_typed_can_never_break_the_file(tmp_path: Path) -> None:
    name = 'A "quoted" \\ name # = [[debts]]'
    answers, _asked = answered("", name, "", "", "", "", "", "", "")
    stated = tomllib.loads(write_new_case(tmp_path, load_library(), answers).read_text(encoding="utf-8"))
    assert stated["debts"][0]["creditor"] == name


def test_a_new_case_is_for_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        file = write_new_case(tmp_path / "below" / "a", load_library())
    finally:
        os.umask(before)
    made = (file, file.parent, file.parent.parent, file.parent / "evidence")
    assert [oct(path.stat().st_mode & 0o777) for path in made] == ["0o600", "0o700", "0o700", "0o700"]


def test_nothing_is_asked_where_there_is_a_case_file_already(tmp_path: Path) -> None:
    write_new_case(tmp_path, load_library())
    with pytest.raises(UsageError, match=re.escape(str(tmp_path))):
        write_new_case(tmp_path, load_library(), Answers({"[[debts]]": ({"creditor": '"x"'},)}))


def test_what_was_answered_before_an_interruption_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def new(folder: str, *typed: str) -> int:
        lines = iter(["", *typed])

        def ask(_question: str) -> str:
            if (line := next(lines, None)) is None:
                raise KeyboardInterrupt
            return line

        monkeypatch.setattr("reprieve.terminal.dialogue.someone_is_there", lambda: True)
        monkeypatch.setattr("reprieve.terminal.dialogue.ask", ask)
        return run_command(["new", str(tmp_path / folder), "--lang", "en"])

    assert new("asked", number_of("unemployment"), "2026-06-30", *CARD[:3]) == ExitCode.INTERRUPTED
    stated = tomllib.loads((tmp_path / "asked" / "case.toml").read_text(encoding="utf-8"))
    assert stated["hardships"][0]["onset"] == dt.date(2026, 6, 30)
    assert (stated["debts"][0]["creditor"], stated["debts"][0]["account"], stated["debts"][0]["principal"]) == (CARD[0], CARD[2], "")
    assert "What you answered stands in" in capsys.readouterr().err
    assert new("nothing") == ExitCode.INTERRUPTED
    assert not (tmp_path / "nothing").exists(), "nothing was answered, and nothing is in the way of beginning again"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_on_a_terminal_it_asks_and_elsewhere_it_does_not(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "reprieve", "new", str(tmp_path / "asked"), "--lang", "en"]
    ours, theirs = os.openpty()
    with subprocess.Popen(command, stdin=theirs, stderr=theirs, stdout=subprocess.PIPE) as running:
        os.write(ours, f"\n{number_of('unemployment')}\n2026-06-30\n\n{9 * chr(10)}".encode())
        assert running.wait(60) == 0
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert "What happened?" in shown
    stated = tomllib.loads((tmp_path / "asked" / "case.toml").read_text(encoding="utf-8"))
    assert stated["hardships"][0]["onset"] == dt.date(2026, 6, 30)
    quiet = subprocess.run([*command[:4], str(tmp_path / "quiet")], stdin=subprocess.DEVNULL, capture_output=True, check=True, timeout=60)
    assert b"What happened?" not in quiet.stderr
