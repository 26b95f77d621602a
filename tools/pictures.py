"""Make the pictures of the README from the demo: the overview in a browser, a letter as a word processor lays it out, the terminal.

Needs chromium, soffice and pdftoppm (Debian: chromium libreoffice-writer-nogui poppler-utils fonts-noto-cjk), and build/demo: run
`make demo` first.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import sync_playwright
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.text import Text

HERE = Path(__file__).parent.parent
PICTURES = HERE / "docs" / "images"
DEMO = HERE / "build" / "demo"
LETTERS = DEMO / "unemployment-complete" / "letters"
WINDOW = (1280, 700)
COLUMNS = 118
FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
MONO_SC = 7  # the simplified Chinese monospaced face in that collection
SIZE = 15
COLOURS = {1: "#f07878", 2: "#7ac98a", 3: "#e2c06a", 5: "#d08be0", 6: "#7cc5d9"}  # red, green, yellow, magenta, cyan of a terminal
BACKGROUND, FOREGROUND = "#1b1f24", "#d6dae0"


def picture_page(page: Path, locale: str, picture: Path, click: str = "") -> None:
    """What a browser of that language shows of a page, after a click where there is one, as PNG."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        window = browser.new_page(viewport={"width": WINDOW[0], "height": WINDOW[1]}, locale=locale, color_scheme="light")
        window.goto(page.as_uri())
        if click:
            window.click(click)
        window.screenshot(path=picture)
        browser.close()
    Image.open(picture).convert("P", palette=Image.Palette.ADAPTIVE, colors=64).save(picture, optimize=True)


def picture_letter(letter: Path, picture: Path) -> None:
    """The first page of a letter as PNG."""
    with tempfile.TemporaryDirectory() as scratch:
        profile = f"-env:UserInstallation=file://{scratch}/profile"
        convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", scratch, str(letter)]
        subprocess.run(convert, check=True, capture_output=True)
        pdf = Path(scratch) / f"{letter.stem}.pdf"
        subprocess.run(["pdftoppm", "-png", "-r", "72", "-f", "1", "-l", "1", "-singlefile", pdf, picture.with_suffix("")], check=True)
    page = Image.open(picture).convert("P", palette=Image.Palette.ADAPTIVE, colors=32)
    page.save(picture, optimize=True)


def picture_terminal(commands: list[list[str]], picture: Path) -> None:
    """What commands print on a terminal, as PNG."""
    shown = Text()
    for command in commands:
        environment = {
            **os.environ,
            "FORCE_COLOR": "1",
            "TERM": "xterm-256color",
            "COLUMNS": str(COLUMNS),
            "LANG": "zh_CN.UTF-8",
            "LC_ALL": "zh_CN.UTF-8",
        }
        said = subprocess.run(
            [sys.executable, "-m", "reprieve", *command], env=environment, cwd=HERE, capture_output=True, text=True, check=False
        )
        if said.returncode not in (0, *range(10, 13)):
            sys.exit(said.stderr)
        shown.append("$ ", "bold green").append(" ".join(["reprieve", *command]), "bold").append("\n")
        shown.append_text(Text.from_ansi(said.stdout.rstrip().replace("✕", "×"))).append("\n\n")
    lines = Console(width=COLUMNS, color_system="truecolor", force_terminal=True).render_lines(shown, pad=False)
    _draw(lines).save(picture, optimize=True)


def _draw(lines: list[list[Segment]]) -> Image.Image:
    regular = ImageFont.truetype(str(FONT), SIZE, index=MONO_SC)
    width = regular.getlength("0")
    height = round(SIZE * 1.5)
    image = Image.new("RGB", (round(width * COLUMNS) + 2 * height, height * (len(lines) + 1)), BACKGROUND)
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        column = 0
        for segment in line:
            for character in segment.text:
                draw.text((height + column * width, height * (number + 0.5)), character, _colour(segment), regular)
                column += cell_len(character)
    return image.quantize(128, method=Image.Quantize.MAXCOVERAGE)


def _colour(segment: Segment) -> str:
    style = segment.style
    if style and style.color:
        return COLOURS.get(style.color.number or 0, FOREGROUND)
    if style and style.bold:
        return "#ffffff"
    return "#8a919b" if style and style.dim else FOREGROUND


def main() -> None:
    for program in ("chromium", "soffice", "pdftoppm"):
        if not shutil.which(program):
            sys.exit(f"{program} is missing; on Debian: apt-get install chromium libreoffice-writer-nogui poppler-utils fonts-noto-cjk")
    PICTURES.mkdir(parents=True, exist_ok=True)
    for locale, suffix in (("en-GB", ""), ("zh-CN", ".zh-CN")):
        picture_page(DEMO / "index.html", locale, PICTURES / f"overview{suffix}.png")
        review = DEMO / "unemployment-contradicted" / "review.html"
        picture_page(review, locale, PICTURES / f"review{suffix}.png", "#findings .blocker li:nth-child(2) a.source")
    letter = next(LETTERS.glob("个性化分期还款申请书_*.docx"))
    picture_letter(letter, PICTURES / "letter.png")
    picture_letter(LETTERS.parent.parent / "income-drop-missing" / "补件清单.docx", PICTURES / "missing.png")
    check = ["check", "samples/cases/unemployment-complete", "samples/cases/income-drop-missing", "--as-of", "2026-11-02"]
    picture_terminal([check], PICTURES / "terminal.png")


if __name__ == "__main__":
    main()
