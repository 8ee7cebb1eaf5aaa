"""The documents: their links lead somewhere, their outlines build, and they name what the code declares."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from deckgen.brand.colours import MIXED, NAMED
from deckgen.brand.read import read_brand
from deckgen.diagnostics import Report, Severity
from deckgen.document import lay_out
from deckgen.integrity.check import RULES
from deckgen.markings import built_in_ladders
from deckgen.model.likelihood import NAMES, VOCABULARIES
from deckgen.outline.blocks import STATUSES
from deckgen.outline.cells import SIGNS
from deckgen.outline.decode import ByForm, Field, Kind, ListOf, MapOf, Once, OneOrMany, Record
from deckgen.outline.judging import CONFIDENCES, LEVELS
from deckgen.outline.keywords import FIXED_SLIDES, FORMATS, LAYOUTS, SECTIONS
from deckgen.outline.memo_kinds import KINDS, MEMO_KINDS, MemoKind
from deckgen.outline.schema import OUTLINE
from deckgen.style.check import RULES as STYLE
from support import documents

ROOT = Path(__file__).parents[1]
DOCS = sorted((ROOT / "docs").rglob("*.md"))
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *DOCS]
LAYOUTS_FIXTURE = ROOT / "tests" / "fixtures" / "layouts" / "layouts.yaml"

_FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_KEY = re.compile(r"^(\w+):", re.MULTILINE)


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def fences(name: str, language: str) -> list[str]:
    """The fenced blocks of a document in one language."""
    return [found["body"] for found in _FENCE.finditer(text_of(name)) if found["language"] == language]


def without_fences(path: Path) -> str:
    return _FENCE.sub("", path.read_text(encoding="utf-8"))


# --- the README ---------------------------------------------------------------------------------


def test_install_has_two_commands_of_one_line() -> None:
    parts = re.split(r"^## (.+)\n", text_of("README.md"), flags=re.MULTILINE)
    install = parts[parts.index("Install") + 1]
    commands = [found["body"] for found in _FENCE.finditer(install) if found["language"] == "sh"]
    assert [command.count("\n") for command in commands] == [1, 1]
    assert "deckgen build" in commands[0]
    assert "pytest" in commands[1]


def test_console_blocks_hold_commands() -> None:
    lines = [line for block in fences("README.md", "console") for line in block.splitlines()]
    assert [line for line in lines if line.startswith("$ ")]
    programs = tomllib.loads(text_of("pyproject.toml"))["project"]["scripts"]
    assert {line.split()[1] for line in lines if line.startswith("$ ")} <= set(programs)


# --- links --------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    dead = []
    for target in _LINK.findall(without_fences(page)):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        if not path.exists() or (anchor and anchor not in anchors(path)):
            dead.append(target)
    assert dead == []


def anchors(path: Path) -> set[str]:
    """The names of a document's headings, as Markdown viewers make them."""
    headings = _HEADING.findall(without_fences(path))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_decision_is_indexed() -> None:
    folder = ROOT / "docs" / "adr"
    records = {path.name for path in folder.glob("[0-9]*.md")}
    assert records
    assert records <= set(_LINK.findall((folder / "README.md").read_text(encoding="utf-8")))


# --- the outline --------------------------------------------------------------------------------


def declared(kind: Kind[object]) -> Iterator[Field[object]]:
    """Every key that may be written in a value of this kind, and below it."""
    match kind:
        case Record():
            for field in kind.fields:
                yield field
                yield from declared(field.kind)
        case ListOf(item=inner) | OneOrMany(item=inner) | Once(kind=inner):
            yield from declared(inner)
        case MapOf():
            yield from declared(kind.key)
            yield from declared(kind.value)
        case ByForm():
            for inner in kind.kinds:
                yield from declared(inner)
        case _:
            return


def test_every_key_is_documented() -> None:
    names = {field.name for field in declared(OUTLINE)}
    assert {"title", "points", "highlight", "reword"} <= names
    assert missing(names, "docs/outline.md") == []


@pytest.mark.parametrize(
    "words",
    [
        LAYOUTS,
        SECTIONS,
        FIXED_SLIDES,
        FORMATS,
        KINDS,
        tuple(STATUSES),
        tuple(SIGNS),
        built_in_ladders().labels,
        NAMES,
        tuple(VOCABULARIES),
        CONFIDENCES,
        LEVELS,
    ],
)
def test_every_word_is_documented(words: tuple[str, ...]) -> None:
    assert missing(words, "docs/outline.md") == []


@pytest.mark.parametrize("kind", MEMO_KINDS.values(), ids=KINDS)
def test_every_kind_of_memo_is_documented_with_its_parts(kind: MemoKind) -> None:
    text = text_of("docs/memo.md")
    (use,) = re.findall(rf"^\| \[`{kind.name}`\]\(#{kind.name}\) \| (.+?) \|", text, re.MULTILINE)
    section = text.partition(f"\n### {kind.name}\n")[2].partition("\n#")[0]
    rows = re.findall(r"^\| `([a-z-]+)` \| (.+?) \| (.*?) ?\|$", section, re.MULTILINE)
    assert use == kind.purpose
    assert [name for name, _, _ in rows] == list(kind.names)
    for part, (_, holds, takes) in zip(kind.parts, rows, strict=True):
        assert holds.startswith(part.purpose)
        assert ("required" in holds) == part.required
        blocks = [f"`{key}`" for key in part.takes] + ["the rest"] * (part.name == kind.rest)
        assert takes == ", ".join(blocks)


def missing(names: set[str] | tuple[str, ...], page: str) -> list[str]:
    text = text_of(page)
    return sorted(name for name in names if f"`{name}`" not in text)


def examples() -> Iterator[tuple[str, int, str]]:
    for page in ("README.md", "docs/outline.md", "docs/memo.md", "docs/records.md"):
        for number, block in enumerate(fences(page, "yaml"), start=1):
            yield page, number, block


@pytest.mark.parametrize(("page", "number", "block"), list(examples()))
def test_examples_build(page: str, number: int, block: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    Image.new("RGB", (640, 480), "navy").save(tmp_path / "seeds" / "quay.jpg")
    outline = tmp_path / "outlines" / "example.yaml"
    outline.parent.mkdir()
    given = set(_KEY.findall(block))
    first = {"title": "The Paris summit", "notes": "../seeds/paris-summit.md"}
    head = "".join(f"{key}: {value}\n" for key, value in first.items() if key not in given)
    outline.write_text(head + block, encoding="utf-8")
    report = Report()
    assert list(lay_out([outline], report, formats=("deck", "memo")))
    assert [str(found) for found in report.diagnostics if found.severity is not Severity.NOTE] == []


# --- the architecture ---------------------------------------------------------------------------


@pytest.mark.parametrize("room", ["compose", "layout"])
def test_the_architecture_names_every_module(room: str) -> None:
    section = text_of("docs/architecture.md").partition(f"### The modules of {room}\n")[2].partition("\n#")[0]
    rooms = {path.stem for path in (ROOT / "src" / "deckgen" / room).rglob("*.py")}
    named = {name.strip("/") for name in re.findall(r"`([a-z_]+/?)`", section)}
    assert named - {"charts"} == rooms - {"__init__", room}


# --- finished decks -----------------------------------------------------------------------------


def test_every_rule_on_decks_is_documented_and_no_other() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (\w+) \|", text_of("docs/integrity.md"), re.MULTILINE)
    assert rows == [(rule.code, rule.message.severity.word) for rule in RULES]


def test_every_rule_of_style_is_documented() -> None:
    rows = re.findall(
        r"^\| `(style-[a-z-]+)` \| (English|all languages) \|", text_of("docs/style.md"), re.MULTILINE
    )
    assert rows == [(rule.code, "English" if rule.english else "all languages") for rule in STYLE]


# --- layouts and brand --------------------------------------------------------------------------


def test_every_layout_is_described() -> None:
    words = (*FIXED_SLIDES, *(word for word in LAYOUTS if word != "none"))
    headings = set(_HEADING.findall(text_of("docs/layouts.md")))
    assert [word for word in words if f"`{word}`" not in headings] == []


def test_every_slot_is_described_where_it_stands() -> None:
    deck = dict(documents(LAYOUTS_FIXTURE))["deck"]
    text = text_of("docs/layouts.md")
    lost = set()
    for sheet in deck.sheets:
        for slot in sheet.slots:
            place = slot.rect
            where = f"{place.x:g} {place.y:g} {place.w:g} {place.h:g}"
            if f"`{slot.name}`" not in text or where not in text:
                lost.add(f"{slot.name}: {where}")
    assert sorted(lost) == []


def test_brand_example_is_read(tmp_path: Path) -> None:
    (block,) = fences("docs/brand.md", "yaml")
    shutil.copytree(ROOT / "assets", tmp_path, dirs_exist_ok=True)
    path = tmp_path / "brand.yml"
    path.write_text(block, encoding="utf-8")
    report = Report()
    brand = read_brand(path, "brand.yml", report)
    assert report.diagnostics == ()
    assert brand is not None
    assert brand.name
    assert brand.logo


def test_every_role_and_colour_is_documented() -> None:
    assert missing({*MIXED, *NAMED, *(role for role, _ in NAMED.values())}, "docs/brand.md") == []
