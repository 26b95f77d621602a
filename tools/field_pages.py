"""Write docs/letter-fields.md and docs/letter-fields.zh-CN.md from templates/*.toml.      python tools/field_pages.py"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from reprieve.language import Language, Words
from reprieve.library.letter import Letter, load_letters, templates_folder
from reprieve.write.offered import CASE_FIELDS, CREDITOR_FIELDS

DOCS = Path(__file__).parent.parent / "docs"
PAGES: dict[Language, str] = {"en": "letter-fields.md", "zh": "letter-fields.zh-CN.md"}
_MOST_NAMED = 3

_HEAD = Words(
    """# 信件可用的字段

由 `make docs` 根据 `templates/*.toml` 生成。怎样新增一种信件：[CONTRIBUTING](../CONTRIBUTING.md#recipe-a-letter)。

在 Word 中写 `{{ applicant_name }}`，此处就印出申请人姓名；大括号用英文键盘输入。“是否”一类的字段用于取舍，表用于逐行重复：

```
{%p if has_income_change %}              独占一段，到 {%p endif %} 为止的各段只在成立时印出
{% if offer.uneven %}……{% endif %}        在一段之内取舍
{%p for hardship in hardships %}         独占一段，到 {%p endfor %} 为止的各段一行印一次；其中写 {{ hardship.name }}
{%tr for debt in debts %}                独占表格的一行，到 {%tr endfor %} 为止的各行一行印一次
```

用到的字段都要列入信件的 `.toml`，列入的也都要用到；`reprieve lint` 逐一核对。金额以文字给出，形如 `¥1,234.50`；
姓名和数字都不写在模板里。
""",
    """# Fields of letters

Written from `templates/*.toml` by `make docs`. How a letter is added: [CONTRIBUTING](../CONTRIBUTING.md#recipe-a-letter).

`{{ applicant_name }}` in Word prints the applicant's name there; type braces with the English keyboard. A field that says whether
something is so chooses, and a table repeats:

```
{%p if has_income_change %}              a paragraph of its own: those down to {%p endif %} are printed only where it holds
{% if offer.uneven %}...{% endif %}        chooses within a paragraph
{%p for hardship in hardships %}         a paragraph of its own: those down to {%p endfor %} are printed once a row; {{ hardship.name }}
{%tr for debt in debts %}                a row of a table of its own: those down to {%tr endfor %} are printed once a row
```

Every field that is used stands in the letter's `.toml`, and the other way round; `reprieve lint` compares them. Sums are given as text,
such as `¥1,234.50`: a template writes no name and no figure of its own.
""",
)
_LETTERS, _CASE, _CREDITOR = (
    Words("各种信件", "The letters"),
    Words("各种信件都可以用", "In any letter"),
    Words("只有写给一位债权人的信件可以用", "Only in letters to one creditor"),
)
_COLUMNS = {
    "letters": Words("| 信件 | 名称 | 一份写给 |", "| letter | name | one for |"),
    "fields": Words("| 字段 | 是 | 用在 |", "| field | is | used in |"),
}
_SCOPES = {"case": Words("全案", "the case"), "creditor": Words("每位债权人", "each creditor")}
_MORE = Words("等 {count} 种", "and others, {count} in all")
_ROWS_OF = Words("表 `{table}`：{what}", "Table `{table}`: {what}")
# Offered, and used in no letter that comes with the program.
UNUSED = {
    "case_debts.account": Words("账号，遮盖", "the account, masked"),
    "case_debts.as_of": Words("金额截至的日期", "the day its sums are of"),
    "case_debts.due_date": Words("到期还款日", "the day it falls due"),
    "debts.due_date": Words("到期还款日", "the day it falls due"),
    "debts.number": Words("序号", "its number"),
    "hardships.outlook": Words("情况好转后的还款意愿", "what the applicant will do when things improve"),
    "has_overdue": Words("是否有逾期的债务", "whether any of the debts is overdue"),
    "is_deferral": Words("是否请求延期还款", "whether a deferral is asked for"),
    "is_extension": Words("是否请求展期", "whether an extension is asked for"),
    "is_fee_waiver": Words("是否请求减免息费", "whether a waiver of charges is asked for"),
    "letter_name": Words("信件名称", "what the letter is called"),
    "overdue_since": Words("最早的逾期日期", "since when the first of them is overdue"),
    "plan_first_due": Words("首期还款日", "the first due day of all offers"),
    "plan_last_due": Words("末期还款日", "the last due day of all offers"),
    "plan_total_capitals": Words("还款总额大写", "what is paid in all, in capitals"),
}


def page(language: Language) -> str:
    """The page of a language."""
    letters = load_letters(templates_folder())
    rows = [f"| `{letter.id}` | {letter.name.render(language)} | {_SCOPES[letter.scope].render(language)} |" for letter in letters.values()]
    parts = [_HEAD.render(language), f"## {_LETTERS.render(language)}\n", *_table("letters", rows, language)]
    for title, names in ((_CASE, CASE_FIELDS), (_CREDITOR, CREDITOR_FIELDS - CASE_FIELDS)):
        parts += [f"## {title.render(language)}\n", *_fields(names, letters, language)]
    return "\n".join(parts)


def _fields(names: frozenset[str], letters: Mapping[str, Letter], language: Language) -> Iterator[str]:
    """The fields that stand alone, and after them each table with its columns."""
    meant = UNUSED | {name: words for letter in letters.values() for name, words in letter.fields.items()}
    tables = sorted({name.rpartition(".")[0] for name in names if "." in name})
    for table in ["", *tables]:
        if table:
            yield f"### {_ROWS_OF.render(language).format(table=table, what=meant[table].render(language))}\n"
        within = sorted(name for name in names - set(tables) if name.rpartition(".")[0] == table)
        rows = [f"| `{name.rpartition('.')[2]}` | {meant[name].render(language)} | {_users(name, letters, language)} |" for name in within]
        yield from _table("fields", rows, language)


def _users(name: str, letters: Mapping[str, Letter], language: Language) -> str:
    using = [f"`{letter.id}`" for letter in letters.values() if name in letter.fields]
    if len(using) > _MOST_NAMED:
        return f"{', '.join(using[:2])} {_MORE.render(language).format(count=len(using))}"
    return ", ".join(using) or "–"


def _table(kind: str, rows: Iterable[str], language: Language) -> list[str]:
    return [_COLUMNS[kind].render(language), "|---|---|---|", *rows, ""]


def main() -> None:
    for language, name in PAGES.items():
        (DOCS / name).write_text(page(language), encoding="utf-8")


if __name__ == "__main__":
    main()
