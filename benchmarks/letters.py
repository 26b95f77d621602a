"""What a letter costs beside bare docxtpl on the same template, and whether many letters in one process take more memory.

Run: python benchmarks/letters.py [HOW_MANY], or `make letters`. Linux only: the memory is read from /proc. Writes docs/bench-letters.md.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "write"))

from docxtpl import DocxTemplate
from letter_material import AS_OF, NEEDS, PAPERS, Builder, case_file, drawn, income, plan

from reprieve.case import Case
from reprieve.library import load_library
from reprieve.library.letter import templates_folder
from reprieve.model import Assessment, Means
from reprieve.write.application import Chosen, chosen_letters
from reprieve.write.letters import write_letter
from reprieve.write.material import Material, gather

PAGE = Path(__file__).parents[1] / "docs" / "bench-letters.md"
MOST = 1.5


def main(letters: int) -> None:
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        chosen = {one.letter.id: one for one in chosen_letters(judged_case(Path(folder)))}
        rows = [(name, *costs(one, Path(folder))) for name, one in sorted(chosen.items())]
        memory = list(memory_while_writing(list(chosen.values()), letters, Path(folder)))
    PAGE.write_text("\n".join(page(rows, memory, load)) + "\n", encoding="utf-8")
    sys.stdout.write(PAGE.read_text(encoding="utf-8"))


def judged_case(folder: Path) -> Material:
    """A case with two creditors and a plan over 48 months, for whom every kind of letter but two is written."""
    library = load_library()
    means = Means(Decimal("7000.00"), Decimal("5300.00"), Decimal("0.00"), Decimal("1700.00"))
    judged = Assessment("song", AS_OF, "complete", None, NEEDS, (), income(), means, plan())
    song = Builder(Case(folder / "song", case_file()), (), judged, library)
    for file, kind, content, pages in PAPERS:
        song.add(file, kind, content, drawn(pages))
    return replace(gather(song.case, song.documents, judged, library), whole=True)


def ours(one: Chosen, folder: Path) -> None:
    write_letter(one.letter, templates_folder() / f"{one.letter.id}.docx", one.fields, folder / "ours.docx", AS_OF, None)


def bare(one: Chosen, folder: Path) -> None:
    word = DocxTemplate(templates_folder() / f"{one.letter.id}.docx")
    word.render(one.fields, autoescape=True)
    word.save(folder / "bare.docx")


def costs(one: Chosen, folder: Path) -> tuple[float, float]:
    """Seconds of processor time for one letter, ours and bare; taken in turn, so that both see the same machine."""
    work: tuple[Callable[[Chosen, Path], None], ...] = (ours, bare)
    taken: list[list[float]] = [[], []]
    for _ in range(21):
        for place, write in enumerate(work):
            start = time.process_time()
            write(one, folder)
            taken[place].append(time.process_time() - start)
    mine, theirs = (sorted(seconds)[len(seconds) // 2] for seconds in taken)
    return mine, theirs


def memory_while_writing(chosen: list[Chosen], letters: int, folder: Path) -> Iterator[tuple[int, int]]:
    """How many letters were written, and the megabytes that the process holds then."""
    for number in range(letters + 1):
        if number % max(1, letters // 5) == 0:
            yield number, resident_kilobytes() // 1024
        ours(chosen[number % len(chosen)], folder)


def resident_kilobytes() -> int:
    return next(int(line.split()[1]) for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))


def page(rows: list[tuple[str, float, float]], memory: list[tuple[int, int]], load: float) -> Iterator[str]:
    mine, theirs = sum(row[1] for row in rows), sum(row[2] for row in rows)
    yield "# What a letter costs"
    yield ""
    yield (
        f"Made by `make letters` on {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; "
        f"load before it began: {load:.1f}."
    )
    yield "Processor time of one letter with all its checks, and of bare docxtpl filling the same template with the same fields; medians of"
    yield f"21. Aim: at most {MOST} times bare docxtpl. A process compiles the tags of a template once, bare docxtpl each time."
    yield ""
    yield "| letter | ms | bare docxtpl, ms | times |"
    yield "|---|---:|---:|---:|"
    for name, one, other in [*rows, ("all of them", mine, theirs)]:
        yield f"| {name} | {one * 1000:.0f} | {other * 1000:.0f} | {one / other:.2f}{'' if one / other <= MOST else ', missed'} |"
    yield ""
    yield "## Memory of one process, MB"
    yield ""
    yield "| letters written | " + " | ".join(str(number) for number, _size in memory) + " |"
    yield "|---|" + "---:|" * len(memory)
    yield "| resident | " + " | ".join(str(size) for _number, size in memory) + " |"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
