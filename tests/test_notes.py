"""Notes: what a reader of the tree finds, and where it says that it stood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deckgen.diagnostics import Diagnostic, Report
from deckgen.model.inline import Run, Text
from deckgen.notes.read import LIMIT, read_notes
from deckgen.notes.themes import slug
from deckgen.notes.tree import (
    NoteList,
    NoteParagraph,
    NotePicture,
    NoteQuote,
    Notes,
    NoteTable,
    Statement,
    Theme,
    block_statements,
)

ROOT = Path(__file__).parent.parent
Read = Callable[..., Notes]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Notes of a text that gives no diagnostics."""

    def _read(text: str, name: str = "notes.md") -> Notes:
        notes, found = attempt(tmp_path / name, text.encode())
        assert found == ()
        assert notes is not None
        return notes

    return _read


def attempt(path: Path, content: bytes) -> tuple[Notes | None, tuple[Diagnostic, ...]]:
    path.write_bytes(content)
    report = Report()
    return read_notes(path, f"seeds/{path.name}", report), report.diagnostics


def texts(notes: Notes) -> Iterator[Text]:
    """Every text of the tree."""
    titles = [*([notes.title] if notes.title else []), *(theme.title for theme in notes.walk())]
    # A title without any heading below it names the one theme too.
    yield from dict.fromkeys(titles)
    for block in [*notes.blocks, *(block for theme in notes.walk() for block in theme.blocks)]:
        yield from (statement.text for statement in block_statements(block))
        match block:
            case NoteQuote():
                yield from (text for text in (block.by, block.role) if text)
            case NoteTable():
                for row in (block.header, *block.rows):
                    yield from row
            case NotePicture():
                yield Text((Run(f"{block.alt} {block.caption}"),), block.span)
            case _:
                pass


def statements(notes: Notes) -> list[Statement]:
    before = [statement for block in notes.blocks for statement in block_statements(block)]
    return before + [statement for theme in notes.walk() for statement in theme.statements()]


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text))


def told(theme: Theme) -> list[tuple[int, str, str]]:
    """Number, place and words of the statements of a theme."""
    return [(s.number, f"{s.text.span.line}:{s.text.span.column}", s.text.plain) for s in theme.statements()]


def shape(notes: Notes) -> list[tuple[int, str]]:
    return [(theme.level, theme.title.plain) for theme in notes.walk()]


# -- headings


def test_single_outermost_heading_is_the_title(read: Read) -> None:
    notes = read("# The *summit*\n\nBefore.\n\n## One\n\n### Below\n\n## Two ##\n")
    assert notes.title is not None
    assert notes.title.plain == "The summit"
    assert shape(notes) == [(1, "One"), (2, "Below"), (1, "Two")]
    assert [block_statements(block).__next__().text.plain for block in notes.blocks] == ["Before."]
    assert [theme.title.span.line for theme in notes.walk()] == [5, 7, 9]
    assert [theme.title.span.column for theme in notes.walk()] == [4, 5, 4]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# One\n# Two\n## Below\n", [(1, "One"), (1, "Two"), (2, "Below")]),
        ("# Only\n\nText.\n", [(1, "Only")]),
        ("## One\n# Two\n", [(1, "One"), (1, "Two")]),
        (
            "### One\n##### Below\n###### Deeper\n### Two\n",
            [(1, "One"), (2, "Below"), (3, "Deeper"), (1, "Two")],
        ),
        ("## One\n#### Skipped\n### Also\n", [(1, "One"), (2, "Skipped"), (2, "Also")]),
        ("One\n===\n\nTwo\n===\n\nBelow\n-----\n", [(1, "One"), (1, "Two"), (2, "Below")]),
        ("## One\n##\nText.\n", [(1, "One")]),
        ("> # Quoted\n\n- # Listed\n\n# Real\n", [(1, "Real")]),
    ],
)
def test_levels(read: Read, text: str, expected: list[tuple[int, str]]) -> None:
    notes = read(text)
    assert notes.title is None
    assert shape(notes) == expected


def test_paths_and_what_they_name(read: Read) -> None:
    notes = read("## A b\n### C\n### C\n### C 2\n## A-b!\n### C\n## Ελλάδα & Україна’s «2%»\n")
    assert [theme.path for theme in notes.walk()] == [
        "a-b", "a-b/c", "a-b/c-2", "a-b/c-2-2", "a-b-2", "a-b-2/c", "ελλάδα-українаs-2",
    ]  # fmt: skip
    assert [theme.path for theme in notes.find("c")] == ["a-b/c", "a-b-2/c"]
    assert [theme.path for theme in notes.find("a-b/c")] == ["a-b/c"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Macron’s vision", "macrons-vision"),
        ("Don't -- stop", "dont-stop"),
        ("  NATO's 2 % (2024) ", "natos-2-2024"),
        ("Cafe\u0301", "café"),
        ("***", "theme"),
    ],
)
def test_slug(title: str, name: str) -> None:
    assert slug(title) == name


def test_text_without_headings_is_a_theme_named_after_the_file(read: Read) -> None:
    for name in ("riyadh.md", "riyadh.txt"):
        notes = read("Some text. And more.", name)
        assert [theme.path for theme in notes.themes] == ["riyadh"]
        assert told(notes.themes[0]) == [(1, "1:1", "Some text."), (2, "1:12", "And more.")]


# -- statements and places


def test_sentences_have_the_place_of_their_first_character(read: Read) -> None:
    notes = read(
        "## T\n\nOne goes\nover two lines. Two\nas well. Three.\n\nFour.\n   Five &amp; \\*six\\*. Seven.\n"
    )
    assert told(notes.themes[0]) == [
        (1, "3:1", "One goes over two lines."),
        (2, "4:17", "Two as well."),
        (3, "5:10", "Three."),
        (4, "7:1", "Four."),
        (5, "8:4", "Five & *six*."),
        (6, "8:24", "Seven."),
    ]


def test_marks_are_kept_over_sentence_boundaries(read: Read) -> None:
    notes = read(
        '## T\n\nA **bold. Still\nbold** [link](http://a.eu/X.html "The X") end. `Code\nspan` too.\n'
    )
    first, second, third = (s.text for s in notes.themes[0].statements())
    assert first.runs == (Run("A "), Run("bold.", bold=True))
    assert second.runs == (
        Run("Still bold", bold=True), Run(" "), Run("link", link="http://a.eu/X.html"), Run(" end."),
    )  # fmt: skip
    assert third.runs == (Run("Code span", code=True), Run(" too."))
    assert [(t.span.line, t.span.column) for t in (first, second, third)] == [(3, 1), (3, 11), (4, 49)]


def test_refused_link_is_reported_where_it_stands(tmp_path: Path) -> None:
    notes, found = attempt(
        tmp_path / "n.md", b"## T\n\nOne [good](http://a.eu)\nand [other](file.pdf) link.\n"
    )
    assert [(d.code, str(d.span)) for d in found] == [("link-refused", "seeds/n.md:4:6")]
    assert notes is not None
    assert told(notes.themes[0]) == [(1, "3:1", "One good and other link.")]


def test_numbers_run_through_all_that_states_and_begin_anew_under_each_heading(read: Read) -> None:
    notes = read(
        "## T\n\nOne. Two.\n\n> Three. Still three.\n\n- four\n  - five\n- six\n\n"
        "| a | b |\n|---|---|\n| c | d |\n\nSeven.\n\n### Below\n\nOne.\n"
    )
    assert [s.number for s in notes.themes[0].statements()] == [1, 2, 3, 4, 5, 6, 7]
    assert told(notes.themes[0])[-1] == (7, "15:1", "Seven.")
    assert told(notes.find("below")[0]) == [(1, "19:1", "One.")]


def test_columns_count_characters_and_a_byte_order_mark_is_none(tmp_path: Path) -> None:
    notes, _ = attempt(tmp_path / "n.md", "\ufeff## Été\r\n\r\nÀ Paris 🇫🇷. Ñandú.\r\n".encode())
    assert notes is not None
    assert str(notes.themes[0].title.span) == "seeds/n.md:1:4"
    assert told(notes.themes[0]) == [(1, "3:1", "À Paris 🇫🇷."), (2, "3:13", "Ñandú.")]


# -- blocks


def test_lists(read: Read) -> None:
    (block,) = (
        read("## T\n\n1. One. Still one.\n\n   More.\n   - below\n     - deep\n2. **Two:** x\n")
        .themes[0]
        .blocks
    )
    assert isinstance(block, NoteList)
    assert block.ordered
    first, second = block.items
    assert first.statement.text.plain == "One. Still one. More."
    assert [(i.statement.text.plain, len(i.items)) for i in first.items] == [("below", 1)]
    assert second.statement.text.runs == (Run("Two:", bold=True), Run(" x"))
    assert [i.statement.number for i in (first, first.items[0], first.items[0].items[0], second)] == [
        1,
        2,
        3,
        4,
    ]


def test_items_without_words_leave_those_below_them(read: Read) -> None:
    (block,) = read("## T\n\n- - a\n  - b\n-\n- c\n- 2024.\n").themes[0].blocks
    assert isinstance(block, NoteList)
    assert [item.statement.text.plain for item in block.items] == ["a", "b", "c", "2024."]


@pytest.mark.parametrize("name", ["n.md", "n.txt"])
def test_number_that_counts_nothing_is_text(read: Read, name: str) -> None:
    notes = read("Das Treffen war kurz.\n\n17. Februar 2025. Es endete früh.\n\n- eins\n- zwei\n", name)
    assert told(notes.themes[0])[1:3] == [(2, "3:1", "17. Februar 2025."), (3, "3:19", "Es endete früh.")]
    notes = read("See\n\n3. three\n4. four\n", name)
    counted = notes.themes[0].blocks[-1]
    assert isinstance(counted, NoteList)
    assert (counted.ordered, counted.start) == (True, 3)


def test_tables_and_pictures_of_items_stand_below_the_list(read: Read) -> None:
    blocks = read("## T\n\n- one\n\n  | a |\n  |---|\n  | b |\n- two\n\n  ![x](y.png)\n").themes[0].blocks
    assert [type(block) for block in blocks] == [NoteList, NoteTable, NotePicture]


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("> “Words.”\n> — Olaf Scholz, Chancellor, Berlin", ("Words.", "Olaf Scholz", "Chancellor, Berlin")),
        ("> “Words.”\n>\n> — Olaf Scholz", ("Words.", "Olaf Scholz", None)),
        ("> „Worte“.\n> – Olaf Scholz", ("Worte.", "Olaf Scholz", None)),
        ("> « Mots »\n> -- Macron, Président", ("Mots", "Macron", "Président")),
        ("> \"Words\"\n> - Macron, President", ("Words", "Macron", "President")),
        ("> ‘Europe’s words’\n> —Macron", ("Europe’s words", "Macron", None)),
        ("> »Worte«", ("Worte", None, None)),
        ("> “One.\n>\n> “Two.”", ("One. Two.", None, None)),
        ("> “Spend,” he said, “and act.”", ("“Spend,” he said, “and act.”", None, None)),
        ("> \"Spend,\" he said, \"and act.\"", ("\"Spend,\" he said, \"and act.\"", None, None)),
        ("> \"He said \"no\" twice\"", ("He said \"no\" twice", None, None)),
        ("> “He said “no” twice”", ("He said “no” twice", None, None)),
        ("> “A “jarring blow” to\n> us”", ("A “jarring blow” to us", None, None)),
        ("> “Never closed", ("Never closed", None, None)),
        ("> Words without marks.", ("Words without marks.", None, None)),
        ("> We came\n> — late — and\n> — so we stay.", ("We came — late — and — so we stay.", None, None)),
        ("> — Yes.\n> — No.", ("— Yes. — No.", None, None)),
        ("> **“Bold words.”**\n> — [Scholz](http://a.eu)", ("Bold words.", "Scholz", None)),
    ],
)  # fmt: skip
def test_quotations(read: Read, quote: str, expected: tuple[str, str | None, str | None]) -> None:
    (block,) = read(f"## T\n\n{quote}\n").themes[0].blocks
    assert isinstance(block, NoteQuote)
    by, role = (text.plain if text else None for text in (block.by, block.role))
    assert (block.statement.text.plain, by, role) == expected


def test_places_in_quotations(read: Read) -> None:
    (block,) = read("## T\n\n> “Words\n> more.”\n> — Olaf **Scholz**, Chancellor\n").themes[0].blocks
    assert isinstance(block, NoteQuote)
    assert block.by is not None
    assert block.role is not None
    places = [(t.span.line, t.span.column) for t in (block.statement.text, block.by, block.role)]
    assert places == [(3, 4), (5, 5), (5, 22)]
    assert block.by.runs == (Run("Olaf "), Run("Scholz", bold=True))


def test_quotation_with_other_blocks(read: Read) -> None:
    blocks = (
        read("## T\n\n> Said:\n> - a\n> - b\n>\n> > Inner.\n>\n> | h |\n> |---|\n> | c |\n").themes[0].blocks
    )
    assert [type(block) for block in blocks] == [NoteQuote, NoteList, NoteQuote, NoteTable]


def test_tables(read: Read) -> None:
    (block,) = (
        read(
            "## T\n\n| Who | **What** | Sum |\n|:---|:---:|---:|\n"
            "| A \\| B | `x` | 1 |\n| C |\n| D | e | 2 | 3 | *4* |\n"
        )
        .themes[0]
        .blocks
    )
    assert isinstance(block, NoteTable)
    assert block.header[1].runs == (Run("What", bold=True),)
    assert block.right == (False, False, True)
    assert [[cell.plain for cell in row] for row in block.rows] == [
        ["A | B", "x", "1"], ["C", "", ""], ["D", "e", "2 | 3 | 4"],
    ]  # fmt: skip
    assert [cell.span.column for cell in block.rows[0]] == [3, 13, 18]
    assert (block.span.line, block.rows[2][2].span.line, block.rows[2][2].span.column) == (3, 7, 11)


def test_pictures(read: Read) -> None:
    blocks = (
        read('## T\n\n![A\nmap](fig/my%20map.png "Source: EU")\n\nText ![sign](s.png) here.\n')
        .themes[0]
        .blocks
    )
    picture, paragraph = blocks
    assert isinstance(picture, NotePicture)
    assert (picture.path, picture.alt, picture.caption) == ("fig/my map.png", "A map", "Source: EU")
    assert (picture.span.line, picture.span.column) == (3, 1)
    assert isinstance(paragraph, NoteParagraph)
    assert paragraph.statements[0].text.plain == "Text sign here."


def test_pictures_without_words_have_a_place(read: Read) -> None:
    blocks = read("## T\n\n![](a.png)\n![](b.png)\n").themes[0].blocks
    assert [(b.path, b.span.line) for b in blocks if isinstance(b, NotePicture)] == [
        ("a.png", 3),
        ("b.png", 4),
    ]


def test_code_and_html_come_out_by_line_as_they_are(read: Read) -> None:
    notes = read(
        "## T\n\n```py\nif **x**:\n\n    y. Z\n```\n\n    indented\n\n<div>\nA *b*. C.\n</div>\n\n---\n"
    )
    assert told(notes.themes[0]) == [
        (1, "4:1", "if **x**:"),
        (2, "6:5", "    y. Z"),
        (3, "9:5", "indented"),
        (4, "11:1", "<div>"),
        (5, "12:1", "A *b*. C."),
        (6, "13:1", "</div>"),
    ]
    assert all(run.code for s in notes.themes[0].statements() for run in s.text.runs)


def test_code_in_a_list_stands_below_its_item(read: Read) -> None:
    notes = read(
        "## T\n\n- One\n\n      a = 1\n        b\n\n- Two\n\n  ```\n  c\n  ```\n\n  more\n- ```\n  d\n  ```\n"
    )
    (block,) = notes.themes[0].blocks
    assert isinstance(block, NoteList)
    shown = [(i.statement.text.plain, [b.statement.text.plain for b in i.items]) for i in block.items]
    assert shown == [("One", ["a = 1", "  b"]), ("Two more", ["c"]), ("d", [])]
    assert told(notes.themes[0])[1:3] == [(2, "5:7", "a = 1"), (3, "6:9", "  b")]


def test_the_mark_of_a_note_stays_with_its_sentence(read: Read) -> None:
    notes = read("## T\n\nIt is agreed.^1^ CO~2~ falls^a,b^. Done.\n")
    assert told(notes.themes[0]) == [
        (1, "3:1", "It is agreed.1"),
        (2, "3:18", "CO2 fallsa,b."),
        (3, "3:36", "Done."),
    ]


def test_definitions_are_text_unless_a_link_uses_them(read: Read) -> None:
    notes = read("## T\n\n[a]: http://a.eu\n[Kyiv]: talks\n\nSee [a]. Done.\n")
    assert told(notes.themes[0]) == [(1, "4:1", "[Kyiv]: talks"), (2, "6:1", "See a."), (3, "6:10", "Done.")]


@pytest.mark.parametrize(
    "text",
    [
        "> " * 2000 + "lost words",
        ">" * 2000 + " lost words",
        "- " * 2000 + "lost words",
        "".join("  " * depth + "- lost words\n" for depth in range(2000)),
        "".join("> " * depth + "lost words\n\n" for depth in range(60)),
        "## T\n\n" + "![" * 2000 + "lost words" + "](b)" * 2000,
        "[" * 2000 + "lost words" + "](b)" * 2000,
        "*" * 2000 + "lost words" + "*" * 2000,
    ],
    ids=["quotes", "tight quotes", "lists", "list lines", "growing quotes", "pictures", "links", "stars"],
)  # fmt: skip
def test_nesting_beyond_any_sense_loses_nothing(tmp_path: Path, text: str) -> None:
    notes, _ = attempt(tmp_path / "n.md", text.encode())
    assert notes is not None
    found = sum((words(t.plain) for t in texts(notes)), Counter())
    assert found["lost"] == found["words"] == text.count("lost words")


# -- plain text

SUMMIT = """\
Key Notes from the Riga Summit on Energy
Introduction
The summit was short. It ended early.
Below is an analysis.
Europe’s Alarm Over Prices
Exclusion from the Market
Leaders were concerned.
The U.S. Envoy stayed away. He said “no.”
Fragmentation of the Union
Signals differed.
Push for Autonomy
Estonia’s Vision for Grids
Estonia asked for cables.
Focus on Storage
Key takeaways included pledges to
Boost Capacity
Prioritise batteries. Cheap ones.
Strengthen Partnerships
Address threats.
Conclusion
A Crossroads
The end is open.
"""


def test_plain_text_with_bare_lines_as_headings(read: Read) -> None:
    notes = read(SUMMIT, "riga.txt")
    assert notes.title is not None
    assert notes.title.plain == "Key Notes from the Riga Summit on Energy"
    assert shape(notes) == [
        (1, "Introduction"),
        (1, "Europe’s Alarm Over Prices"),
        (2, "Exclusion from the Market"),
        (2, "Fragmentation of the Union"),
        (1, "Push for Autonomy"),
        (2, "Estonia’s Vision for Grids"),
        (2, "Focus on Storage"),
        (1, "Conclusion"),
        (2, "A Crossroads"),
    ]
    market = notes.find("europes-alarm-over-prices/exclusion-from-the-market")[0]
    assert len(market.blocks) == 2
    assert told(market) == [
        (1, "7:1", "Leaders were concerned."),
        (2, "8:1", "The U.S. Envoy stayed away."),
        (3, "8:29", "He said “no.”"),
    ]
    lead_in, pledges = notes.find("focus-on-storage")[0].blocks
    assert isinstance(lead_in, NoteParagraph)
    assert isinstance(pledges, NoteList)
    assert lead_in.statements[0].text.plain == "Key takeaways included pledges to"
    assert [item.statement.text.runs for item in pledges.items] == [
        (Run("Boost Capacity", bold=True), Run(": Prioritise batteries. Cheap ones.")),
        (Run("Strengthen Partnerships", bold=True), Run(": Address threats.")),
    ]
    assert [(i.statement.number, i.statement.text.span.line) for i in pledges.items] == [(2, 16), (3, 18)]


def test_plain_text_with_blank_lines_and_hard_wraps(read: Read) -> None:
    notes = read(
        "The Riga Summit\n\nIntroduction\n\n"
        "The leaders of the eight states met in Riga on Monday\n"
        "and talked about energy prices. They then parted\nwithout a result.\n\n"
        "Energy\n======\n\nGrids\nThe grids of the Baltic states have been linked to the\n"
        "continent since spring.\n\n1. Legal Background\n\nThere is a directive:\n\n"
        "- first\n  entry\n    * below\n- second\n\n1. one\n2. two\n",
        "riga.txt",
    )
    assert notes.title is not None
    assert notes.title.plain == "The Riga Summit"
    assert shape(notes) == [(1, "Introduction"), (1, "Energy"), (2, "Grids"), (2, "1. Legal Background")]
    assert told(notes.themes[0]) == [
        (1, "5:1", "The leaders of the eight states met in Riga on Monday and talked about energy prices."),
        (2, "6:33", "They then parted without a result."),
    ]
    assert told(notes.find("grids")[0]) == [
        (1, "13:1", "The grids of the Baltic states have been linked to the continent since spring.")
    ]
    _, bullets, numbered = notes.find("1-legal-background")[0].blocks
    assert isinstance(bullets, NoteList)
    assert isinstance(numbered, NoteList)
    assert [(i.statement.text.plain, len(i.items)) for i in bullets.items] == [
        ("first entry", 1),
        ("second", 0),
    ]
    assert numbered.ordered


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alpha\nText one.\nBeta\nText two.\n", [(1, "Alpha"), (1, "Beta")]),
        ("Title\nAlpha\nText.\nBeta\nText.\n", [(1, "Alpha"), (1, "Beta")]),
        ("Title\nAlpha\nFirst\nText.\nSecond\nText.\n", [(1, "Alpha"), (2, "First"), (2, "Second")]),
        ("Title\nAlpha\nFirst\nBelow It\nText.\n", [(1, "Alpha"), (2, "First"), (3, "Below It")]),
        ("Present\nLatvia\nEstonia\nPoland\nMalta\nOpening\nText.\n", [(1, "Latvia"), (1, "Opening")]),
        ("Title\nAlpha\nFirst\nText.\nSummary\nText.\nBeta\nText.\n",
         [(1, "Alpha"), (2, "First"), (1, "Summary"), (1, "Beta")]),
        ("Alpha\nText.\nRiga, 3 March\n", [(1, "Alpha")]),
        ("Alpha\nText.\nAnnex A:\nText.\n", [(1, "Alpha"), (1, "Annex A")]),
        ("Alpha\nPresent were:\nLatvia\nMalta\n", [(1, "Alpha")]),
        ("Alpha Beta\nText.\nThe talks went on for long\nText.\nNew Items\nText.\n",
         [(1, "Alpha Beta"), (1, "New Items")]),
        ("Ein Titel\nEinleitung\nText.\nДе ми є\nТекст.\n", [(1, "Einleitung"), (1, "Де ми є")]),
    ],
)  # fmt: skip
def test_bare_lines(read: Read, text: str, expected: list[tuple[int, str]]) -> None:
    notes = read(text, "n.txt")
    assert shape(notes) == expected
    assert sum((words(t.plain) for t in texts(notes)), Counter()) == words(text)


def test_list_after_a_lead_in_ends_at_the_next_pair_or_a_longer_text(read: Read) -> None:
    pledges = "Title\nTheme\nTopic\nThe pledges are to\nOne\nText a.\nTwo\nText b.\n"
    assert shape(read(pledges + "Next\nBelow\nText.\n", "n.txt"))[2:] == [(1, "Next"), (2, "Below")]
    assert shape(read(pledges + "Other\nText c.\nText d.\n", "n.txt"))[2:] == [(2, "Other")]


def test_text_file_with_an_atx_heading_is_markdown(read: Read) -> None:
    assert shape(read("Some text.\n\n## A *heading*\n", "n.txt")) == [(1, "A heading")]
    assert read("#1 is not.\n\nNor is\n#this.\n", "n.txt").themes[0].path == "n"


# -- files


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        (b"", "notes-empty", "seeds/n.md"),
        (b"\xef\xbb\xbf \n\n---\n", "notes-empty", "seeds/n.md"),
        (b"## T\n\n\xc3\xa4b\xff\n", "file-encoding", "seeds/n.md:3:3"),
        (b"\xef\xbb\xbf## T\r\nx\xe4\n", "file-encoding", "seeds/n.md:2:2"),
        (b"## T\n\na\x00b\n", "text-control", "seeds/n.md:3:2"),
        ("## T".encode("utf-16"), "file-encoding", "seeds/n.md:1:1"),
        (b"## T\n" + b"a" * LIMIT, "file-too-large", "seeds/n.md"),
    ],
)
def test_files_that_cannot_be_notes(tmp_path: Path, content: bytes, code: str, place: str) -> None:
    notes, found = attempt(tmp_path / "n.md", content)
    assert notes is None
    assert [(d.code, str(d.span)) for d in found] == [(code, place)]


def test_files_that_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "summit.md").write_text("## T\n")
    for name, code, hint in [
        ("sumit.md", "file-missing", "did you mean 'summit.md'?"),
        ("none/n.md", "file-missing", "there is no folder 'none' either"),
        (".", "file-unreadable", "give a readable text file in UTF-8"),
        ("a\0b.md", "file-unreadable", "give a readable text file in UTF-8"),
    ]:
        report = Report()
        assert read_notes(tmp_path / name, "shown", report) is None
        assert [(d.code, d.hint, str(d.span)) for d in report.diagnostics] == [(code, hint, "shown")]


def test_line_ends_of_other_kinds_are_spaces(read: Read) -> None:
    notes = read("## T\r\ra\u2028b\x85c\r\nd\n")
    assert told(notes.themes[0]) == [(1, "3:1", "a b c d")]


# -- properties (the file is named '_', which adds no word to the notes)

WORD = st.sampled_from(
    [
        "Kyiv",
        "talks",
        "U.S.",
        "e.g.",
        "Europe’s",
        "Ärger",
        "Три",
        "27",
        "3.5",
        "it's",
        "post-war",
        "(in",
        "x_y",
    ]
)
FLAT = st.lists(WORD, min_size=1, max_size=12).map(" ".join)


@st.composite
def phrases(draw: st.DrawFn) -> str:
    """Sentences on one line, with inline marks."""
    parts = []
    for text in draw(st.lists(FLAT, min_size=1, max_size=4)):
        mark = draw(
            st.sampled_from(["{}", "{}", "**{}**", "*{}*", "[{}](http://0.0/)", "`{}`", "{} &amp; \\*"])
        )
        parts.append(mark.format(text) + draw(st.sampled_from([".", "!", "?", "…", ".”", ""])))
    return " ".join(parts)


@st.composite
def blocks(draw: st.DrawFn) -> str:
    phrase = phrases()
    wrapped = phrase.map(lambda text: draw(st.sampled_from([" ", "\n", "\n  "])).join(text.split(" ")))
    match draw(st.sampled_from(["heading", "paragraph", "list", "quote", "table"])):
        case "heading":
            return "#" * draw(st.integers(1, 6)) + " " + draw(phrase)
        case "paragraph":
            return "Xy " + draw(wrapped)
        case "list":
            marker = draw(st.sampled_from(["- ", "1. ", "* "]))
            steps = draw(st.lists(st.integers(-3, 1), max_size=4))
            depths = accumulate(steps, lambda depth, step: max(depth + step, 0), initial=0)
            return "\n".join(" " * 3 * depth + marker + draw(phrase) for depth in depths)
        case "quote":
            lines = ["“" + draw(phrase) + "”", *draw(st.lists(phrase.map("— ".__add__), max_size=2))]
            return "\n".join(draw(st.sampled_from(["> ", "> > ", ">"])) + line for line in lines)
        case _:
            rows = draw(st.lists(st.lists(phrase, min_size=1, max_size=4), min_size=1, max_size=4))
            head = ["h"] * max(1, draw(st.integers(1, 3)))
            return "\n".join("| " + " | ".join(row) + " |" for row in [head, ["-"] * len(head), *rows])


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(st.lists(blocks(), min_size=1, max_size=6).map("\n\n".join))
def test_no_word_of_markdown_is_lost_and_places_are_true(tmp_path: Path, source: str) -> None:
    notes, found = attempt(tmp_path / "_.md", source.encode())
    assert notes is not None, found
    lines = source.split("\n")
    written = re.sub(r"\]\(http://0.0/\)|(?m:^[ >]*1\. )|&amp;", " ", source)
    assert sum((words(text.plain) for text in texts(notes)), Counter()) == words(written)
    for statement in statements(notes):
        span = statement.text.span
        line = lines[span.line - 1][span.column - 1 :]
        assert line[0] == statement.text.plain[0]
        assert words(re.findall(r"[^\W_]+", statement.text.plain)[0]) <= words(line)
    numbers = [[s.number for s in theme.statements()] for theme in notes.walk()]
    assert all(found == list(range(1, len(found) + 1)) for found in numbers)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(
    st.text(alphabet=st.sampled_from('abcdXYZ     \n\n\n#>-*_|=:+\\\t.,!—“”"1')),
    st.sampled_from(["_.md", "_.txt"]),
)
def test_no_letter_of_anything_is_lost(tmp_path: Path, source: str, name: str) -> None:
    notes, found = attempt(tmp_path / name, source.encode())
    letters = Counter(c for c in source if c.isalpha())
    if notes is None:
        assert [d.code for d in found] == ["notes-empty"]
        assert not letters
        return
    kept = Counter(c for text in texts(notes) for c in text.plain if c.isalpha())
    assert letters == kept


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(
    st.binary() | st.text(alphabet=st.sampled_from("ab \n[]()!<>`~&;#|-:\\*_\"'1.{}\0\t\r")).map(str.encode),
    st.sampled_from(["_.md", "_.txt"]),
)
def test_any_bytes_give_notes_or_diagnostics(tmp_path: Path, content: bytes, name: str) -> None:
    notes, found = attempt(tmp_path / name, content)
    assert (notes is None) == any(d.severity == 1 for d in found)


# -- the seeds


@pytest.fixture(scope="module")
def summit() -> Notes:
    report = Report()
    notes = read_notes(ROOT / "seeds" / "paris-summit.md", "seeds/paris-summit.md", report)
    assert report.diagnostics == ()
    assert notes is not None
    return notes


def test_themes_of_the_summit(summit: Notes) -> None:
    assert summit.title is not None
    assert [theme.path for theme in summit.themes] == [
        "introduction", "strategic-alarm", "commitments-to-ukraine", "strategic-autonomy",
        "reactions-to-washington", "outcomes", "conclusion",
    ]  # fmt: skip
    assert [len(theme.themes) for theme in summit.themes] == [0, 2, 2, 2, 2, 2, 1]
    for path in ("strategic-alarm/exclusion-from-negotiations", "strategic-autonomy/macrons-vision"):
        assert [theme.path for theme in summit.find(path)] == [path]
        assert len(summit.find(path.split("/")[1])) == 1


def test_quotations_of_the_summit_are_numbered_statements(summit: Notes) -> None:
    support = summit.find("commitments-to-ukraine/reaffirmation-of-support")[0]
    quote = support.blocks[1]
    assert isinstance(quote, NoteQuote)
    assert (quote.statement.number, quote.statement.text.plain) == (
        3,
        "Ukraine deserves peace through strength.",
    )
    assert quote.by is not None
    assert quote.role is not None
    assert (quote.by.plain, quote.role.plain) == ("Olaf Scholz", "German Chancellor")


FACTS = (ROOT / "tests" / "fixtures" / "paris-source-facts.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("fact", [fact for fact in FACTS if fact.strip()])
def test_every_fact_of_the_source_stands_within_one_topic(summit: Notes, fact: str) -> None:
    keywords = [keyword.casefold() for keyword in fact.split(" | ")]
    for theme in summit.walk():
        alone = Notes(summit.file, None, theme.blocks, ())
        text = " ".join(text.plain for text in texts(alone)).casefold()
        if all(keyword in text for keyword in keywords):
            return
    pytest.fail(f"no topic holds all of: {fact}")


def test_comments_and_front_matter_say_nothing(tmp_path: Path) -> None:
    path = tmp_path / "n.md"
    path.write_text(
        "---\ntitle: hidden-matter\n---\n# A\n\n## B\n\nSeen <!-- hidden-one\nhidden-two --> too.\n\n"
        "[//]: # (hidden-three)\n\n```\n<!-- shown -->\n```\n",
        encoding="utf-8",
    )
    report = Report()
    notes = read_notes(path, "n.md", report)
    assert notes is not None
    said = " ".join(s.text.plain for theme in notes.walk() for s in theme.statements())
    assert "hidden" not in said
    assert "Seen" in said
    assert "too." in said
    assert "<!-- shown -->" in said
    assert report.diagnostics == ()


def test_a_comment_that_never_ends_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "n.md"
    path.write_text("# A\n\n## B\n\nSeen.\n\n<!-- open\n\nLost?\n", encoding="utf-8")
    report = Report()
    assert read_notes(path, "n.md", report) is None
    (found,) = report.diagnostics
    assert (str(found.span), found.code) == ("n.md:7:1", "comment-open")
