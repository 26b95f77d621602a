"""The house stands as drawn: imports point down, rooms do not know each other, each library has one owner, nothing grows too long."""

from __future__ import annotations

import ast
import fnmatch
import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from reprieve import expression
from reprieve.kept import fingerprint

SOURCE = Path(__file__).parent.parent / "src" / "reprieve"
MODULES = {path.relative_to(SOURCE).with_suffix("").as_posix().removesuffix("/__init__"): path for path in sorted(SOURCE.rglob("*.py"))}

# Downwards: a module may import from its own storey and from those below it. A package's modules are where it is, but those named here.
STOREYS = (
    ("__main__", "cli"),
    ("terminal",),
    ("commands",),
    ("runs/watch", "runs/summary", "runs/remote"),
    ("batch",),
    ("runs", "kept/record", "kept/state"),
    ("kept/inputs",),
    ("pipeline",),
    ("kept/paper_cache", "runs/papers"),
    ("read", "judge", "write"),
    ("kept/fingerprint", "matching"),
    ("library",),
    ("kept", "papers/passed_over"),
    ("processes",),
    ("case", "case_file"),
    ("schema", "kept/pickled"),
    ("model",),
    ("nouns",),
    ("papers",),
    ("matching/names",),
    ("errors",),
    ("language", "figures", "processes/said"),
    ("expression",),
)
ROOMS = ("read", "judge", "write")
# The same within the largest room. A package holds the parts of what the module beside it puts together.
READING = (
    ("__init__", "guarded", "warn"),
    ("export", "exports"),
    ("proof",),
    ("kind", "kinds", "recognise"),
    ("attempts",),
    ("paper", "second", "in_file"),
    ("payslip", "payslips"),
    ("certificate", "certificates"),
    ("statement", "statements"),
    ("table", "tables"),
    ("pdf", "extraction", "opened"),
    ("heads",),
    ("scanning", "ocr"),
    ("page",),
    ("days", "notation"),
)
# pydantic checks what people write (the case file, library files) and what comes back from JSON.
PYDANTIC = {"case", "case_file", "schema", "library"}
OWNERS = {
    "babel": set[str](),
    "click": {"cli", "kept/bug_log", "terminal/options", "terminal/streams"},
    "PIL": {"papers/pictures", "read/scanning/images", "read/scanning/straight", "write/packet_papers"},
    "distributed": {"processes/engine"},
    "docx": {"write/letters", "write/charts"},
    "docxtpl": {"write/letters"},
    "docxtpl_lint": {"write/template_check"},
    "fsspec": {"runs/remote"},
    "filelock": {"kept/state"},
    "faster_paddle": {"read/ocr"},
    "jinja2": {"write/letters", "write/template_check", "write/template_guard", "write/page"},
    "pdfminer": {"read/pdf"},
    "pdfplumber": {"read/pdf", "read/extraction/plumbed_page"},
    "pebble": {"processes/spread"},
    "pi_heif": {"papers/pictures"},
    "pikepdf": {"write/packet", "write/packet_papers", "write/packet_drawing"},
    "pydantic": PYDANTIC,
    "pydantic_core": PYDANTIC,
    "pypdfium2": {"read/pdf", "read/extraction"},
    "python_calamine": {"read/exports/workbook"},
    "pyzipper": {"papers/files"},
    "reportlab": {"write/packet_papers", "write/packet_drawing"},
    "rich": {"terminal/bar", "terminal/cells", "terminal/screen"},
    "zxingcpp": {"read/scanning/qr"},
}


@cache
def nodes(module: str, at_once: bool = False) -> tuple[ast.AST, ...]:
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    return tuple(tree.body if at_once else ast.walk(tree))


@cache
def imports(module: str, at_once: bool = False) -> tuple[str, ...]:
    """Every module that is imported anywhere in it, the lazy imports of functions included, or only those that it is loaded with."""
    found: list[str] = []
    for node in nodes(module, at_once):
        if isinstance(node, ast.Import):
            found += (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{module}: relative import"
            found += (f"{node.module}.{name.name}" for name in node.names)
    return tuple(found)


def own_imports(module: str, at_once: bool = False) -> Iterator[str]:
    """Which of our modules it imports."""
    for name in imports(module, at_once):
        if name.startswith("reprieve."):
            path = name.removeprefix("reprieve.").replace(".", "/")
            yield path if path in MODULES else path.rpartition("/")[0]


def storey(module: str) -> int:
    own, package = ([number for number, names in enumerate(STOREYS) if name in names] for name in (module, module.partition("/")[0]))
    return (own or package)[0]


@pytest.mark.parametrize("module", [name for name in MODULES if name])
def test_a_module_imports_only_from_its_own_storey_and_below(module: str) -> None:
    upwards = [name for name in own_imports(module) if name and storey(name) < storey(module)]
    assert not upwards


def reading_storey(module: str) -> int:
    top = module.removeprefix("read").removeprefix("/").partition("/")[0] or "__init__"
    return next(number for number, names in enumerate(READING) if top in names)


@pytest.mark.parametrize("module", [name for name in MODULES if name.partition("/")[0] == "read"])
def test_a_module_of_reading_imports_only_from_its_own_storey_of_reading_and_below(module: str) -> None:
    met = [name for name in own_imports(module) if name.partition("/")[0] == "read"]
    assert not [name for name in met if reading_storey(name) < reading_storey(module)]


@pytest.mark.parametrize(
    ("module", "late"),
    [
        ("read", {"read/certificate", "read/export", "read/payslip", "read/scanning/images"}),
        ("read/export", {"read/certificate", "read/payslip"}),
    ],
)
def test_what_few_papers_need_is_loaded_for_them_alone(module: str, late: set[str]) -> None:
    loaded, following = {module}, [module]
    while following:
        further = set(own_imports(following.pop(), at_once=True)) - loaded
        loaded |= further
        following += further
    assert not loaded & late


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_knows_nothing_of_the_other_rooms(room: str) -> None:
    others = tuple(other for other in ROOMS if other != room)
    met = {
        (module, name)
        for module in MODULES
        for name in own_imports(module)
        if module.split("/")[0] == room and name.split("/")[0] in others
    }
    assert not met


def test_a_case_is_done_again_with_another_version_of_what_reads_or_writes_it() -> None:
    installed = packages_distributions()
    has_a_say = [top for top, owners in OWNERS.items() if any(owner.startswith((*ROOMS, "papers")) for owner in owners)]
    forgotten = [top for top in has_a_say for name in installed.get(top, []) if name.lower().replace("_", "-") not in fingerprint.LIBRARIES]
    assert (forgotten, "docxtpl" in has_a_say) == ([], True)


def test_each_third_party_library_has_its_owner() -> None:
    strangers = []
    for module in MODULES:
        for name in imports(module):
            top = name.partition(".")[0]
            owned = any(f"{module}/".startswith(f"{owner}/") for owner in OWNERS.get(top, ()))
            if top not in sys.stdlib_module_names | {"reprieve"} and not owned:
                strangers.append((module, top))
    assert not strangers


@pytest.mark.parametrize("module", MODULES)
def test_a_module_fits_in_the_head(module: str) -> None:
    assert len(MODULES[module].read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("module", MODULES)
def test_a_function_does_one_thing(module: str) -> None:
    most = 40 if module in ("read/table", "read/statement") else 60  # these tell the story of reading
    functions = [node for node in nodes(module) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    lines = {node.name: node.end_lineno - node.lineno + 1 for node in functions if node.end_lineno}
    too_long = {name: count for name, count in lines.items() if count > most}
    assert not too_long


@pytest.mark.parametrize("module", MODULES)
def test_no_module_or_class_is_a_drawer_for_odds_and_ends(module: str) -> None:
    names = [module.rpartition("/")[2], *(node.name for node in nodes(module) if isinstance(node, ast.ClassDef))]
    assert not [name for name in names for word in ("manager", "helper", "utils", "base") if word in name.lower()]


def test_the_glossary_of_modules_names_all_at_the_top_and_none_that_is_not_there() -> None:
    text = (SOURCE.parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8").split("| modules | do |")[1].split("\n\n")[0]
    named: list[str] = []
    for row in re.findall("^[|] (`.*?) [|]", text, re.MULTILINE):
        room = ""
        for name in re.findall("`([^`]+)`", row):
            room = name.rpartition("/")[0] or room
            named.append(f"{room}/{name.rpartition('/')[2]}".removeprefix("/"))
    assert [name for name in named if not fnmatch.filter(MODULES, name)] == []
    hall = {module for module, path in MODULES.items() if module.partition("/")[0] not in (*ROOMS, "library") and path.stem[0] != "_"}
    assert hall <= set(named)


def test_what_is_compiled_late_compiles() -> None:
    users = [module for module in MODULES if "reprieve.expression.compiled_when_used" in imports(module)]
    late = [
        value
        for module in users
        for value in vars(import_module(f"reprieve.{module.replace('/', '.')}")).values()
        if isinstance(value, expression.CompiledWhenUsed)
    ]
    assert len(late) >= len(users)
    for one in late:
        re.compile(one.pattern, one.flags)


def test_only_the_command_line_reads_the_clock() -> None:
    clocks = {"today", "now", "utcnow", "localtime"}
    readers = set()
    for module in MODULES:
        for node in nodes(module):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in clocks:
                readers.add(module)
    assert readers == {"terminal/options"}


def test_the_constants_of_money_stand_in_one_place() -> None:
    spelt = {name for name, path in MODULES.items() if re.search(r'Decimal\("0\.0[01]"\)', path.read_text(encoding="utf-8"))}
    assert spelt == {"figures/fen"}
