"""What a letter costs beside bare docxtpl on the same template, and whether many letters in one process take more memory.

Run: python benchmarks/letters.py [HOW_MANY]. Linux only: the memory is read from /proc.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "write"))

from docxtpl import DocxTemplate
from letter_material import AS_OF, NEEDS, PAPERS, Builder, case_file, drawn, income, plan

from reprieve.case import Case
from reprieve.library import load_library
from reprieve.library.letter import templates_folder
from reprieve.model import Assessment, Means
from reprieve.write.fields import letter_fields
from reprieve.write.letters import write_letter
from reprieve.write.material import gather


def median_seconds(work: Callable[[], None], times: int = 21) -> float:
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return sorted(taken)[times // 2]


def resident_kilobytes() -> int:
    return next(int(line.split()[1]) for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))


def main(letters: int) -> None:
    folder, library = Path(tempfile.mkdtemp()), load_library()
    means = Means(Decimal("7000.00"), Decimal("5300.00"), Decimal("0.00"), Decimal("1700.00"))
    judged = Assessment("song", AS_OF, "complete", None, NEEDS, (), income(), means, plan())
    song = Builder(Case(folder / "song", case_file()), (), judged, library)
    for file, kind, content, pages in PAPERS:
        song.add(file, kind, content, drawn(pages))
    material = gather(song.case, song.documents, judged, library)
    letter, template = library.letters["negotiation"], templates_folder() / "negotiation.docx"
    debts = [(0, song.case.stated.debts[0])]
    fields = letter_fields(material, letter, debts)

    def ours() -> None:
        write_letter(letter, template, letter_fields(material, letter, debts), folder / "ours.docx", AS_OF, None)

    def bare() -> None:
        word = DocxTemplate(template)
        word.render(fields, autoescape=True)
        word.save(folder / "bare.docx")

    ours()
    bare()
    mine, theirs = median_seconds(ours), median_seconds(bare)
    sys.stdout.write(f"a letter {mine * 1000:.0f} ms, bare docxtpl {theirs * 1000:.0f} ms: {mine / theirs:.2f} times\n")
    before = resident_kilobytes()
    for _ in range(letters):
        ours()
    sys.stdout.write(f"memory before {before // 1024} MB, after {letters} letters {resident_kilobytes() // 1024} MB\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
