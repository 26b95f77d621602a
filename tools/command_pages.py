"""Write docs/commands.md and docs/commands.zh-CN.md from what `--help` says.      python tools/command_pages.py"""

from __future__ import annotations

import os
from pathlib import Path

import click

from reprieve.cli import reprieve
from reprieve.language import Language
from reprieve.terminal.options import speak_as_asked

DOCS = Path(__file__).parent.parent / "docs"
PAGES: dict[Language, tuple[str, str]] = {
    "en": ("commands.md", "# Commands\n\nWritten from `--help` by `make docs`.\n"),
    "zh": ("commands.zh-CN.md", "# 命令\n\n由 `make docs` 根据 `--help` 生成。\n"),
}


def page(language: Language) -> str:
    """The page of a language."""
    speak_as_asked(["--lang", language])
    context = click.Context(reprieve, info_name="reprieve", **reprieve.context_settings)
    parts = [PAGES[language][1], _help(context)]
    for name in sorted(reprieve.commands):
        command = reprieve.commands[name]
        inner = click.Context(command, parent=context, info_name=name, terminal_width=100)
        parts.append(f"## {name}\n\n{_help(inner)}")
    return "\n".join(parts)


def _help(context: click.Context) -> str:
    context.terminal_width = 100
    text = "\n".join(line.rstrip() for line in context.get_help().splitlines())
    # The number of cores is this machine's affair.
    return f"```\n{text}\n```\n"


def main() -> None:
    os.environ.pop("COLUMNS", None)
    for language, (name, _title) in PAGES.items():
        (DOCS / name).write_text(page(language), encoding="utf-8")


if __name__ == "__main__":
    main()
