"""Write docs/errors.md and docs/errors.zh-CN.md: what the program says when something is wrong, and what to do.

python tools/error_pages.py
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from reprieve import case_file, errors
from reprieve.case_file import syntax
from reprieve.language import LANGUAGES, Language, Message, _catalogue

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "reprieve"
FILES: dict[Language, str] = {"en": "errors.md", "zh": "errors.zh-CN.md"}
TITLES: dict[Language, str] = {
    "en": "# What it says, and what to do\n\n"
    "Written by `make docs` from what the program says. Words in braces stand for what is told of your case.\n"
    "What is missing from a case, or does not fit in it, is told with what settles it; `reprieve explain` and its name tells more.",
    "zh": "# 提示及处理办法\n\n由 `make docs` 根据程序中的提示生成。花括号中的词代表案件中的具体内容。\n"
    "案件所缺的材料和不一致之处，提示中已写明如何解决；用 `reprieve explain 名称` 可查看详情。",
}
HEADS: dict[Language, str] = {"en": "| it says | what to do |\n|---|---|", "zh": "| 提示 | 处理办法 |\n|---|---|"}
GROUPS: dict[str, dict[Language, str]] = {
    "PaperError": {"en": "A paper is not read", "zh": "材料没有读取"},
    "CaseFileError": {"en": "The case file is wrong", "zh": "案件文件有误"},
    "UsageError": {"en": "The command is not carried out", "zh": "命令未执行"},
    "": {"en": "The system refuses", "zh": "系统不允许"},
}
_SENTENCES = re.compile(r"(.+?(?:\.(?= )|。|，(?=请)|; (?=write)))\s*(.+)", re.DOTALL)


def page(language: Language) -> str:
    """The page of a language."""
    told = _told()
    parts = [TITLES[language]]
    for group, heading in GROUPS.items():
        rows = dict.fromkeys(_row([_in(language, text) for text in texts]) for texts in told[group])
        parts.append("\n".join([f"## {heading[language]}\n", HEADS[language], *rows]))
    return "\n\n".join(parts) + "\n"


@cache
def _told() -> Mapping[str, list[tuple[str, ...]]]:
    """The templates of each group: one that says what is wrong and perhaps what to do, or one for each."""
    told: dict[str, list[tuple[str, ...]]] = {group: [] for group in GROUPS}
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SOURCE.rglob("*.py"))}
    shared = _named(trees[SOURCE / "errors.py"])
    for tree in trees.values():
        for group, text in _raised(tree, shared | _named(tree)):
            told[group].append((text,))
    told["PaperError"] += [(text,) for texts in _named(trees[SOURCE / "papers" / "passed_over.py"]).values() for text in texts]
    told["CaseFileError"] += [(wrong.template, mend.template) for wrong, mend in _lines()]
    told["CaseFileError"] += [(wrong.template, mend.template) for wrong, mend in case_file._WRONG.values()]
    told[""] += [(why.template,) for why in errors._REASONS.values()]
    return told


def _lines() -> Iterator[tuple[Message, Message]]:
    """What is told of lines that are no TOML; most are shown as they would be right."""
    for wrong in (syntax._CHINESE, syntax._DATE, syntax._QUOTES, syntax._BACKSLASH, syntax._SEVERAL):
        yield wrong, syntax._write("")
    yield from ((wrong, syntax._FILL_IN) for wrong in (syntax._NO_DAY, syntax._NO_VALUE))
    yield syntax._UNCLEAR, syntax._TAKE_OUT


def _raised(tree: ast.Module, named: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """What stands in the errors that a module makes, with the group each belongs to."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in GROUPS:
            for inner in (inner for part in node.args for inner in ast.walk(part)):
                texts = named.get(inner.id, []) if isinstance(inner, ast.Name) else [_template(inner)]
                yield from ((node.func.id, text) for text in texts if text and not text.endswith("{why}"))  # a reason is told for itself


def _named(tree: ast.Module) -> dict[str, list[str]]:
    """The messages that a module calls by a name, or that a function of its own puts together."""
    named: dict[str, list[str]] = {}
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if text := _template(value):
                named[name] = [text]
            case ast.FunctionDef(name=name) if name.startswith("_"):
                named[name] = [text for inner in ast.walk(node) if (text := _template(inner))]
    return named


def _template(node: ast.AST) -> str:
    """The template of a message that is made here; empty for all else."""
    match node:
        case ast.Call(func=ast.Name(id="_"), args=[ast.Constant(value=str(text)), *_more]):
            return text
    return ""


def _in(language: Language, template: str) -> str:
    return _catalogue(language).gettext(template)


def _row(texts: list[str]) -> str:
    """What is wrong, and what to do: a sentence of its own each, where there are two."""
    if len(texts) == 1 and (parts := _SENTENCES.fullmatch(texts[0])):
        texts = [parts[1], parts[2]]
    wrong, mend = [*texts, ""][:2]
    return f"| {wrong} | {mend} |".replace("\n", " ")


def main() -> None:
    for language in LANGUAGES:
        (ROOT / "docs" / FILES[language]).write_text(page(language), encoding="utf-8")


if __name__ == "__main__":
    main()
