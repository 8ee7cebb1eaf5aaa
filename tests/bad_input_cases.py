"""What people get wrong, and what they are told: a table that the reader's and the command's tests share.

Each case has files below one folder; the outline is ``o.yaml``, read with that folder as the current
one. ``told`` lists places with a piece of the message (or of its hint) that must stand there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

HEAD = "title: The harbour talks\nnotes: notes.md\n"  # an outline's first two lines; cases begin at line 3
NOTES = "# The harbour talks\n\n## Costs\n\nThe towns share the costs.\n"


@dataclass(frozen=True)
class Case:
    name: str
    outline: str | bytes | None
    told: tuple[tuple[str, str], ...]
    files: Mapping[str, str | bytes] = field(default_factory=dict)

    def write(self, folder: Path) -> Path:
        """Write the case's files into ``folder``; the path of its outline."""
        contents = {"notes.md": NOTES, **self.files}
        if self.outline is not None:
            contents["o.yaml"] = self.outline
        for name, content in contents.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return folder / "o.yaml"


def _case(name: str, lines: str, *told: tuple[str, str], **files: str | bytes) -> Case:
    """A case whose outline is sound but for ``lines``, which begin at line 3."""
    return Case(name, HEAD + lines, told, {key.replace("__", "."): value for key, value in files.items()})


def _whole(name: str, outline: str | bytes | None, *told: tuple[str, str], **files: str | bytes) -> Case:
    return Case(name, outline, told, {key.replace("__", "."): value for key, value in files.items()})


def _theme(name: str, lines: str, *told: tuple[str, str], **files: str | bytes) -> Case:
    """A case within a theme: ``lines``, indented by two, begin at line 5, column 5."""
    body = "".join(f"    {line}\n" for line in lines.splitlines())
    return _case(name, f"themes:\n  costs:\n{body}", *told, **files)


def _bomb() -> str:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    for before, now in zip("abcdefgh", "bcdefghi", strict=True):
        lines.append(f"{now}: &{now} [{', '.join([f'*{before}'] * 10)}]")
    return "\n".join(lines) + "\n"


PNG = (Path(__file__).parent / "fixtures" / "layouts" / "quay.png").read_bytes()
CSV = "town,tonnes\nNorthport,52.5\nMidport,30\n"
CHART = "slide: chart\nchart: {title: Tonnage, data: t.csv, x: town, y: tonnes}"

FILES = (
    _whole("no file", None, ("o.yaml", "there is no file 'o.yaml'")),
    _whole("a similar file", None, ("o.yaml", "did you mean 'p.yaml'"), p__yaml=HEAD),
    _whole("a folder", None, ("o.yaml", "it is a folder"), **{"o.yaml/x": ""}),
    _whole("empty", "", ("o.yaml:1:1", "the file is empty")),
    _whole("only a comment", "# later\n", ("o.yaml:1:1", "needs at least 'title' and 'notes'")),
    _whole("latin-1", b"title: Caf\xe9\n", ("o.yaml:1:11", "not UTF-8 text: the byte 0xE9")),
    _whole("utf-16", "title: x\n".encode("utf-16"), ("o.yaml:1:1", "save it as UTF-8")),
    _whole("a NUL", "title: x\nnotes: a\0b\n", ("o.yaml:2:9", "the control character U+0000")),
    _whole("a picture as outline", b"\x89PNG\r\n\x1a\n\0\0", ("o.yaml:1:1", "not UTF-8")),
    _whole("huge", b"# " + b"x" * 17_000_000, ("o.yaml", "at most 16000000 are read")),
    _whole("notes missing", "title: T\nnotes: note.md\n", ("o.yaml:2:8", "did you mean 'notes.md'")),
    _whole(
        "notes folder missing", "title: T\nnotes: seeds/a.md\n", ("o.yaml:2:8", "no folder 'seeds' either")
    ),
    _whole("notes are a folder", "title: T\nnotes: .\n", ("o.yaml:2:8", "it is a folder")),
    _whole("absolute path", "title: T\nnotes: /etc/passwd\n", ("o.yaml:2:8", "leads outside the project")),
    _whole("drive", "title: T\nnotes: 'C:\\x.md'\n", ("o.yaml:2:8", "leads outside the project")),
    _whole("upwards", "title: T\nnotes: ../../../x.md\n", ("o.yaml:2:8", "leads outside the project")),
    _whole(
        "outside a marked project",
        "title: T\nnotes: ../x.md\n",
        ("o.yaml:2:8", "leads outside the project"),
        __deckgen="",
    ),
    _case("brand missing", "brand: brand.yml\n", ("o.yaml:3:8", "there is no file 'brand.yml'")),
)

YAML = (
    _whole("not YAML", "{title: [", ("o.yaml:1:10", "not valid YAML")),
    _whole("a text", "Costs are shared.\n", ("o.yaml:1:1", "'the outline' should be a mapping, not a text")),
    _whole("a list", "- title\n- notes\n", ("o.yaml:1:1", "should be a mapping, not a list")),
    _whole("a tab", "title: T\nbottom_line:\n\tstatement: x\n", ("o.yaml:3:1", "indent with blanks")),
    _whole("a quote not closed", "title: 'The talks\nnotes: notes.md\n", ("o.yaml:1:8", "not closed")),
    _whole("an apostrophe", "title: 'The town's talks'\n", ("o.yaml:1:18", "'it''s'")),
    _whole("a colon", "title: Talks: the harbour\n", ("o.yaml:1:13", "the text that holds it in quotes")),
    _whole("indentation", "title: T\n  notes: notes.md\n", ("o.yaml:2:8", "check the indentation")),
    _whole("a bracket", "title: T\nformats: [deck\nnotes: n\n", ("o.yaml:3:6", "begins at line 2")),
    _whole("an at sign", "title: @home\n", ("o.yaml:1:8", "cannot begin with '@' without quotes")),
    _whole("an asterisk", "title: *\n", ("o.yaml:1:8", "cannot begin with '*' without quotes")),
    _whole("emphasis", "title: *one*\n", ("o.yaml:1:8", "cannot begin with '*' without quotes")),
    _whole("a list behind its key", "formats: - deck\n", ("o.yaml:1:10", "begin it on the next line")),
    _whole("a backslash", 'title: "a\\qb"\n', ("o.yaml:1:10", "no escape that YAML knows")),
    _whole("a second document", HEAD + "---\ntitle: U\n", ("o.yaml:3:1", "a second YAML document")),
    _case(
        "a duplicate key",
        "title: Again\n",
        ("o.yaml:3:1", "'title' stands twice in this mapping; first at line 1"),
    ),
    _case("a key that is a list", "[a, b]: c\n", ("o.yaml:3:1", "a key must be a text")),
    _case("a key that is nothing", "~: c\n", ("o.yaml:3:1", "a key must be a text")),
    _case(
        "a tag",
        "author: !!python/object:os.system x\n",
        ("o.yaml:3:9", "the tag '!!python/object:os.system'"),
    ),
    _case("a merge key", "themes: &t {costs: {name: C}}\n<<: *t\n", ("o.yaml:4:1", "the merge key '<<'")),
    _case("an unknown alias", "author: *desk\n", ("o.yaml:3:9", "no anchor '&desk'")),
    _case("an alias to itself", "author: &a [*a]\n", ("o.yaml:3:13", "no anchor '&a'")),
    _whole("an alias bomb", HEAD + _bomb(), ("o.yaml:7:", "unfold to more than 20000 values")),
    _whole("too deep", "a: " + "[" * 60, ("o.yaml:1:43", "nested deeper than 40 levels")),
    _whole("too many", HEAD + "a: [" + "x," * 200_000 + "]", ("o.yaml:3:", "more than 200000 values")),
    _whole(
        "a text of 5 MB",
        HEAD + "author: " + "x" * 5_000_000,
        ("o.yaml:3:9", "5000000 characters; at most 200000 are read"),
    ),
    _whole("2 MB of comments", HEAD + "# x\n" * 600_000, ("o.yaml", "at most 2000000 are read")),
    _case("an escaped control character", 'author: "a\\x07b"\n', ("o.yaml:3:9", "U+0007")),
)

KEYS = (
    _whole("no title", "notes: notes.md\n", ("o.yaml:1:1", "an outline needs 'title'")),
    _whole("no notes", "title: T\n", ("o.yaml:1:1", "an outline needs 'notes'")),
    _case("an unknown key", "autor: Desk\n", ("o.yaml:3:1", "did you mean 'author'?")),
    _theme("an unknown key of a theme", "headlin: x", ("o.yaml:5:5", "did you mean 'headline'?")),
    _theme("a text for a list", "points: One", ("o.yaml:5:13", "'points' should be a list, not a text")),
    _theme("a list for a text", "headline: [a]", ("o.yaml:5:15", "should be a text, not a list")),
    _theme(
        "a colon in a point",
        "points:\n- Costs: shared",
        ("o.yaml:6:7", "a text that holds ': ' goes in quotes"),
    ),
    _theme("an empty list", "points: []", ("o.yaml:5:13", "'points' is empty")),
    _theme("a list with nothing", "points:", ("o.yaml:5:12", "'points' is empty")),
    _theme("an empty text", "headline:", ("o.yaml:5:14", "'headline' is empty")),
    _theme("a blank text", "headline: '  '", ("o.yaml:5:15", "'headline' is empty")),
    _theme(
        "points too deep",
        "points:\n- {text: a, points: [{text: b, points: [c]}]}",
        ("o.yaml:6:44", "two levels deep, not three"),
    ),
    _theme("a point without text", "points:\n- {cite: x}", ("o.yaml:6:7", "a point needs 'text'")),
    _theme("minutes", "minutes: soon", ("o.yaml:5:14", "a whole number from 1 to 1440")),
    _theme("a flag", "assessment: perhaps", ("o.yaml:5:17", "yes or no is expected")),
    _theme(
        "themes three deep", "themes: {a: {themes: {b: {name: B}}}}", ("o.yaml:5:18", "'themes' is not known")
    ),
    _case("a date", "date: 17 February 2025\n", ("o.yaml:3:7", "year-month-day")),
    _case("a day that is none", "date: 2025-02-30\n", ("o.yaml:3:7", "day is out of range")),
    _case("a language", "language: English!\n", ("o.yaml:3:11", "no language tag")),
    _case("a marking", "marking: TLP:ORANGE\n", ("o.yaml:3:10", "did you mean 'TLP:")),
    _case("a ceiling", "ceiling: TLP:ORANGE\n", ("o.yaml:3:10", "did you mean 'TLP:")),
    _case("a marking in small letters", "marking: tlp:red\n", ("o.yaml:3:10", "did you mean 'TLP:RED'")),
    _case("a notice", "notice: chatham\n", ("o.yaml:3:9", "'chatham' is no notice")),
    _case("a ladder of nobody", "ladder: lattice\n", ("o.yaml:3:9", "write one of tlp, restricted")),
    _case("a ladder that is gone", "ladder: gone.yml\n", ("o.yaml:3:9", "there is no file")),
    _case("a ladder outside", "ladder: ../../gone.yml\n", ("o.yaml:3:9", "leads outside")),
    _case("a ladder without rungs", "ladder: []\n", ("o.yaml:3:9", "'labels' is empty")),
    _case("a label that is none", "ladder: [OPEN, '(SECRET)']\n", ("o.yaml:3:16", "cannot be a label")),
    _case("a label twice", "ladder: [OPEN, OPEN]\n", ("o.yaml:3:16", "stands on the ladder twice")),
    _case("a list for a label", "ladder: [OPEN, [SHUT]]\n", ("o.yaml:3:16", "should be a label")),
    _case("a label of TLP", "ladder: [OPEN, TLP:RED]\n", ("o.yaml:3:16", "Traffic Light Protocol")),
    _case("a label's colour", "ladder: {OPEN: {colour: '#222222'}}\n", ("o.yaml:3:25", "contrast of 4.5")),
    _case("a label's key", "ladder: {OPEN: {color: '#FFFFFF'}}\n", ("o.yaml:3:17", "did you mean 'colour'")),
    _case("a label's value", "ladder: {OPEN: yes}\n", ("o.yaml:3:16", "a mapping of colour")),
    _case("a label of another ladder", "ladder: tlp\nmarking: SECRET\n", ("o.yaml:4:10", "'restricted'")),
    _case("a slide size", "deck: {size: 4:5}\n", ("o.yaml:3:14", "'4:5' is no slide size")),
    _case("slides to a page", "handout: {slides: 4}\n", ("o.yaml:3:19", "1, 2, 3 or 6 is expected")),
    _case("a list of slides", "handout: [1]\n", ("o.yaml:3:10", "a number or a mapping, not a list")),
    _case("a paper", "handout: {paper: A5}\n", ("o.yaml:3:18", "'A5' is no paper")),
    _case("lines", "handout: {lines: some}\n", ("o.yaml:3:18", "yes or no is expected")),
    _case("a format", "formats: [deck, pdf]\n", ("o.yaml:3:17", "'pdf' is no format")),
    _case(
        "four columns",
        "bottom_line: {statement: x, columns: {a: 1, b: 2, c: 3, d: 4}}\n",
        ("o.yaml:3:38", "at most 3"),
    ),
    _case("a theme as a text", "themes: {costs: x}\n", ("o.yaml:3:17", "should be a mapping, not a text")),
    _case(
        "a theme's key",
        "themes: {Big Costs: {name: C}}\n",
        ("o.yaml:3:10", "small letters, digits and hyphens"),
    ),
    _case("a reserved key", "themes: {sources: {name: C}}\n", ("o.yaml:3:10", "choose another name")),
    _case(
        "themes of one name",
        "themes:\n  a: {themes: {b: {name: B}}}\n  b: {name: B}\n",
        ("o.yaml:5:3", "first at line 4"),
    ),
    _case("an audience's key", "audiences: {../x: {title: T}}\n", ("o.yaml:3:13", "small letters")),
    _case(
        "an audience's unknown key",
        "audiences: {press: {them: {}}}\n",
        ("o.yaml:3:21", "'them' is not known in an audience"),
    ),
)

NAMES = (
    _theme(
        "a layout",
        "slide: point",
        ("o.yaml:5:12", "'point' is no slide layout"),
        ("o.yaml:5:12", "did you mean 'points'"),
    ),
    _theme("a section", "section: proze", ("o.yaml:5:14", "did you mean 'prose'")),
    _theme("an audience", "for: [pres]", ("o.yaml:5:11", "there is no audience 'pres'")),
    _theme("a layout without its block", "slide: chart", ("o.yaml:5:12", "the layout 'chart' needs 'chart'")),
    _theme(
        "a section without its block", "section: table", ("o.yaml:5:14", "the section 'table' needs 'table'")
    ),
    _theme("a quote that is missing", "slide: points-and-quote", ("o.yaml:5:12", "needs 'quote'")),
    _case(
        "deck", "themes: {costs: {name: C}}\ndeck: [cover, cost]\n", ("o.yaml:4:15", "did you mean 'costs'?")
    ),
    _case("memo", "themes: {costs: {name: C}}\nmemo: [cover]\n", ("o.yaml:4:8", "there is no theme 'cover'")),
    _case("paper", "memo: {paper: Letter}\n", ("o.yaml:3:15", "did you mean 'letter'?")),
    _theme("a part", "part: recomendation", ("o.yaml:5:11", "'recomendation' is no part of a memo")),
    _theme("a part among several", "part: [raise, ricks]", ("o.yaml:5:19", "did you mean 'risks'")),
    _theme("no part", "part: []", ("o.yaml:5:11", "'part' is empty")),
    _theme("a part that is a mapping", "part: {a: b}", ("o.yaml:5:11", "'part' should be a part of a memo")),
    _case("a kind of memo", "memo: {kind: decison}\n", ("o.yaml:3:14", "did you mean 'decision'")),
    _case(
        "a part of another kind",
        "themes: {costs: {name: C}}\nmemo: {kind: decision, sections: [issue, raise]}\n",
        ("o.yaml:4:42", "a memo of the kind 'decision' has no part 'raise'; found in: read-ahead"),
        ("o.yaml:4:42", "its parts are issue, recommendation"),
    ),
    _case(
        "a part of no kind",
        "themes: {costs: {name: C}}\nmemo: {kind: decision, sections: [isue]}\n",
        ("o.yaml:4:35", "did you mean 'issue'"),
    ),
    _case(
        "a part of the outline's kind, not of the audience's",
        "themes: {costs: {name: C}}\nmemo: {kind: decision, sections: [issue, costs]}\n"
        "audiences: {council: , press: {memo: {kind: information}}}\n",
        ("o.yaml:4:35", "a memo of the kind 'information' has no part 'issue'"),
    ),
    _case("drop", "themes: {costs: {name: C}}\ndrop: cost\n", ("o.yaml:4:7", "there is no theme 'cost'")),
    _case(
        "twice",
        "themes: {costs: {name: C}}\ndeck: [costs, costs]\n",
        ("o.yaml:4:15", "stands twice in 'deck'"),
    ),
    _case(
        "an audience's drop",
        "themes: {costs: {name: C}}\naudiences: {press: {drop: [cost]}}\n",
        ("o.yaml:4:28", "there is no theme 'cost'"),
    ),
    _case(
        "extends",
        "audiences: {press: {extends: publik}, public: {author: A}}\n",
        ("o.yaml:3:30", "did you mean 'public'?"),
    ),
    _case(
        "a circle",
        "audiences: {a: {extends: b}, b: {extends: a}}\n",
        ("o.yaml:3:26", "extends itself: b → a → b"),
    ),
    _case("itself", "audiences: {a: {extends: a}}\n", ("o.yaml:3:26", "extends itself: a → a")),
    _case(
        "two parents that differ",
        "audiences: {a: {author: A}, b: {author: B}, c: {extends: [a, b]}}\n",
        (
            "o.yaml:3:62",
            "'c' is told two things under 'author', by 'a' (o.yaml:3:17) and by 'b' (o.yaml:3:33)",
        ),
    ),
    _case("no parent", "audiences: {a: {extends: []}}\n", ("o.yaml:3:26", "'extends' is empty")),
    _case(
        "a part that is none",
        "themes: {costs: {points: [a, b]}}\naudiences: {a: {drop: costs.points.3}}\n",
        ("o.yaml:4:23", "did you mean 'costs.points.2'?"),
    ),
    _case(
        "a part that its block needs",
        "themes: {costs: {quote: {text: a, by: b}}}\naudiences: {a: {drop: costs.quote.text}}\n",
        ("o.yaml:4:23", "'costs.quote' is one, and holds it"),
    ),
    _case("a tag of nothing", "audiences: {a: {drop_tags: x}}\n", ("o.yaml:3:28", "bears the tag 'x'")),
    _theme(
        "a tag with spaces", "tags: [in ner, b]", ("o.yaml:5:12", "small letters, digits and hyphens only")
    ),
    _theme("a level of detail", "detail: breif", ("o.yaml:5:13", "did you mean 'brief'?")),
    _case("the deck's level", "deck: {detail: all}\n", ("o.yaml:3:16", "known here: brief, full, headline")),
    _case(
        "an order",
        "themes: {costs: {points: [a, b]}}\naudiences: {a: {order: [cost]}}\n",
        ("o.yaml:4:25", "did you mean 'costs'?"),
    ),
    _case(
        "a change of no theme",
        "themes: {costs: {points: [a, b]}}\naudiences: {a: {themes: {cost: {slide: points}}}}\n",
        ("o.yaml:4:26", "there is no theme 'cost'"),
    ),
    _case(
        "a change that is none",
        "themes: {costs: {points: [a, b]}}\naudiences: {a: {themes: {costs: points}}}\n",
        ("o.yaml:4:33", "'themes.costs' should be a mapping"),
    ),
    _case(
        "a file of an audience",
        "themes: {costs: {points: [a, b]}}\n",
        ("audiences/o.press.yaml:1:1", "did you mean 'author'?"),
        **{"audiences/o__press__yaml": "autor: x\n"},
    ),
    _case(
        "reword",
        "themes: {costs: {headline: H}}\naudiences: {press: {reword: {costs.point: x}}}\n",
        ("o.yaml:4:30", "no text 'costs.point' to reword"),
    ),
    _case(
        "reword a word",
        "themes: {costs: {slide: none}}\naudiences: {press: {reword: {costs.slide: points}}}\n",
        ("o.yaml:4:30", "no text 'costs.slide'"),
    ),
    _case(
        "reword past the end",
        "themes: {costs: {points: [a, b]}}\naudiences: {press: {reword: {costs.points.3: x}}}\n",
        ("o.yaml:4:30", "did you mean 'costs.points.2'?"),
    ),
    _case(
        "an audience's value",
        "audiences: {press: {title: [T]}}\n",
        ("o.yaml:3:28", "should be a text, not a list"),
    ),
)

DATA = (
    _theme("no CSV", CHART, ("o.yaml:6:35", "there is no file 't.csv'")),
    _theme(
        "a column",
        CHART.replace("y: tonnes", "y: tons"),
        ("o.yaml:6:54", "did you mean 'tonnes'?"),
        t__csv=CSV,
    ),
    _theme(
        "no column named", CHART.replace(", y: tonnes", ""), ("o.yaml:6:12", "a chart needs 'y'"), t__csv=CSV
    ),
    _theme(
        "a number",
        CHART,
        ("t.csv:3:9", "'many' in column 'tonnes' is no number"),
        t__csv=CSV.replace("30", "many"),
    ),
    _theme(
        "a decimal comma",
        CHART,
        ("t.csv:3:9", "write it as 1234.5"),
        t__csv=CSV.replace(",", ";").replace("30", "3,5"),
    ),
    _theme("not a number", CHART, ("t.csv:3:9", "'nan' in column"), t__csv=CSV.replace("30", "nan")),
    _theme(
        "a ragged row", CHART, ("t.csv:3:1", "has 3 cells; the header has 2"), t__csv=CSV.replace("30", "3,5")
    ),
    _theme(
        "only empty cells", CHART, ("o.yaml:6:35", "no row with a value"), t__csv="town,tonnes\nNorthport,\n"
    ),
    _theme("an empty CSV", CHART, ("t.csv:1:1", "it is empty"), t__csv=""),
    _theme("a CSV's open quote", CHART, ("t.csv:2:1", "not closed"), t__csv='town,tonnes\n"Northport,5\n'),
    _theme("a CSV in latin-1", CHART, ("t.csv:2:1", "the byte 0xD8"), t__csv=b"town,tonnes\n\xd8st,5\n"),
    _theme(
        "two columns of one name",
        CHART,
        ("t.csv:1:13", "two columns are named 'town'"),
        t__csv="town,tonnes,town\n",
    ),
    _theme(
        "too many rows",
        CHART,
        ("t.csv:10002:", "more than 10000 rows"),
        t__csv="town,tonnes\n" + "a,1\n" * 10_001,
    ),
    _theme(
        "a highlight",
        CHART.replace("}", ", highlight: Westport}"),
        ("o.yaml:6:73", "no bar, point or series 'Westport'"),
        t__csv=CSV,
    ),
    _theme(
        "a target", CHART.replace("}", ", target: two}"), ("o.yaml:6:70", "a number is expected"), t__csv=CSV
    ),
    _theme(
        "a value of eighteen digits",
        "chart: {title: T, data: {a: 123456789012345678}}",
        ("o.yaml:5:33", "a number is expected"),
    ),
    _theme(
        "a kind of chart", "chart: {title: T, kind: pye, data: {a: 1}}", ("o.yaml:5:29", "did you mean 'pie'")
    ),
    _theme(
        "a list without series",
        "chart: {title: T, data: {a: [1, 2]}}",
        ("o.yaml:5:29", "a chart needs 'series'"),
    ),
    _theme(
        "a series short of a value",
        "chart: {title: T, series: [x, y], data: {a: [1, 2], b: [1]}}",
        ("o.yaml:5:57", "'b' has 1 entries, and 2 are needed"),
    ),
    _theme(
        "a key for another kind",
        "chart: {title: T, data: {a: 1}, min: 1}",
        ("o.yaml:5:42", "'min' means nothing for a chart of kind 'bar'"),
    ),
    _theme(
        "a negative slice",
        "chart: {title: T, kind: pie, data: {a: 1, b: -1}}",
        ("o.yaml:5:40", "the value of 'b' is below nought"),
    ),
    _theme(
        "a pie of nought", "chart: {title: T, kind: pie, data: {a: 0}}", ("o.yaml:5:40", "slices of this pie")
    ),
    _theme(
        "a pie of two series",
        "chart: {title: T, kind: pie, series: [x, y], data: {a: [1, 2]}}",
        ("o.yaml:5:56", "a pie shows one series, not 2"),
    ),
    _theme(
        "a point of one number",
        "chart: {title: T, kind: scatter, data: {a: [1]}}",
        ("o.yaml:5:45", "'a' has 1 numbers; a point has two"),
    ),
    _theme(
        "a line that is no series",
        "chart: {title: T, kind: column, series: [x, y], line: z, data: {a: [1, 2]}}",
        ("o.yaml:5:59", "no bar, point or series 'z'"),
    ),
    _theme(
        "nothing but lines",
        "chart: {title: T, kind: column, series: [x], line: x, data: {a: [1]}}",
        ("o.yaml:5:56", "no series is left to stand as columns"),
    ),
    _theme(
        "an axis that cuts",
        "chart: {title: T, kind: line, min: 2, data: {a: 1, b: 3}}",
        ("o.yaml:5:40", "'min' would cut off a value"),
    ),
    _theme(
        "a series without a value",
        "chart: {title: T, series: [x, y], data: {a: [1, ], b: [2, '']}}",
        ("o.yaml:5:46", "'a' has 1 entries"),
    ),
    _theme(
        "an empty series",
        "chart: {title: T, series: [x, y], data: {a: [1, ''], b: [2, '']}}",
        ("o.yaml:5:45", "there is no value in the series 'y'"),
    ),
    _theme(
        "a comma between thousands",
        "chart: {title: T, data: {a: 1,234, b: 900}}",
        ("o.yaml:5:35", "write the number without commas: 1234"),
    ),
    _theme(
        "commas between thousands",
        "chart: {title: T, data: {a: 1,234,567.5, c: 9}}",
        ("o.yaml:5:35", "without commas: 1234"),
        ("o.yaml:5:39", "without commas: 1234567.5"),
    ),
    _theme(
        "a name without a value",
        "chart:\n  title: T\n  kind: line\n  data:\n    a: 1\n    b:\n    c: 3",
        ("o.yaml:10:9", "'b' has no value"),
    ),
    _theme(
        "a point without its second number",
        "chart: {title: T, kind: scatter, data: {a: [1, 2], b: [1, ~]}}",
        ("o.yaml:5:56", "'b' has no value"),
    ),
    _theme(
        "two series of one name",
        "chart: {title: T, series: [x, x], data: {a: [1, 2]}}",
        ("o.yaml:5:35", "'x' stands twice in 'series'"),
    ),
    _theme(
        "a column that is two series",
        "chart: {title: T, data: t.csv, x: town, y: [tonnes, tonnes]}",
        ("o.yaml:5:57", "'tonnes' stands twice in 'y'"),
        t__csv=CSV,
    ),
    _theme(
        "a chart beside points that is missing",
        "slide: chart-and-points",
        ("o.yaml:5:12", "the layout 'chart-and-points' needs 'chart'"),
    ),
    _theme("a value", "chart: {title: T, data: {a: 1, b: lots}}", ("o.yaml:5:39", "a number is expected")),
    _theme("a chart's title", "chart: {data: {a: 1}}", ("o.yaml:5:12", "a chart needs 'title'")),
    _theme(
        "a row's length",
        "table: {columns: [a, b], rows: [[1, 2], [3]]}",
        ("o.yaml:5:46", "1 cells; the table has 2"),
    ),
    _theme(
        "too wide a cell",
        "table: {columns: [a, b], rows: [[1, {text: x, columns: 2}]]}",
        ("o.yaml:5:38", "3 cells; the table has 2 columns"),
        ("o.yaml:5:38", "let its cells cover fewer 'columns'"),
    ),
    _theme(
        "too tall a cell",
        "table: {columns: [a, b], rows: [[1, {text: x, rows: 2}]]}",
        ("o.yaml:5:48", "covers 2 rows; 1 are left"),
    ),
    _theme(
        "a wide cell beside a tall one",
        "table: {columns: [a, b], rows: [[1, {text: x, rows: 2}], [{text: y, columns: 2}]]}",
        ("o.yaml:5:70", "covers a place that another one covers"),
    ),
    _theme(
        "a word in a column of figures",
        "table: {columns: [a, {name: b, type: number}], rows: [[1, many]]}",
        ("o.yaml:5:63", "'many' in column 'b' is no number"),
    ),
    _theme(
        "a date that is none",
        "table: {columns: [a, {name: b, type: date}], rows: [[1, 2025-02-30]]}",
        ("o.yaml:5:61", "write it as 2025-02-17"),
    ),
    _theme(
        "nothing to highlight",
        "table: {columns: [a, b], rows: [[North, 2]], highlight: Nort}",
        ("o.yaml:5:61", "did you mean 'North'"),
    ),
    _theme(
        "from without data",
        "table: {columns: [{from: a}], rows: [[North]]}",
        ("o.yaml:5:30", "need 'data'"),
    ),
    _theme(
        "a column without a name",
        "table: {columns: [{unit: t}], rows: [[North]]}",
        ("o.yaml:5:23", "a column needs 'name'"),
    ),
    _theme(
        "a broken workbook",
        CHART.replace("t.csv", "t.xlsx"),
        ("o.yaml:6:35", "it is no zip file"),
        t__xlsx="PK",
    ),
    _theme(
        "an old workbook", CHART.replace("t.csv", "t.xls"), ("o.yaml:6:35", "save it as .xlsx"), t__xls="x"
    ),
    _theme(
        "a sheet of a CSV file",
        CHART.replace("x: town", "sheet: Data, x: town"),
        ("o.yaml:6:49", "leave 'sheet' out"),
        t__csv=CSV,
    ),
    _theme("no rows", "table: {columns: [a, b]}", ("o.yaml:5:12", "a table needs 'rows'")),
    _theme(
        "rows and data",
        "table: {data: t.csv, rows: [[a]]}",
        ("o.yaml:5:32", "cannot stand together"),
        t__csv=CSV,
    ),
    _theme(
        "a sign", "table: {columns: [a], rows: [[[y, b, c]]]}", ("o.yaml:5:36", "'y' is no sign of a cell")
    ),
    _theme(
        "a cell of four",
        "table: {columns: [a], rows: [[[+, b, c, d]]]}",
        ("o.yaml:5:36", "[sign, word, detail]"),
    ),
    _theme(
        "a matrix's row",
        "matrix: {columns: [a], rows: {Northport: [b, c]}}",
        ("o.yaml:5:47", "2 cells; the table has 1"),
    ),
    _theme(
        "the term of a judgement",
        "judgements: [{statement: a, likelihood: highly likly, confidence: medium}]",
        ("o.yaml:5:45", "'highly likly' is no term of likelihood"),
        ("o.yaml:5:71", "'medium' is no degree of confidence"),
    ),
    _theme(
        "a press line without its line",
        "press_line: {if_asked: [{question: Why?}], not_to_say: []}",
        ("o.yaml:5:17", "a press line needs 'line'"),
        ("o.yaml:5:29", "an answer needs 'answer'"),
        ("o.yaml:5:60", "'not_to_say' is empty"),
    ),
    _theme(
        "a question alone",
        "press_line: {line: a, if_asked: Why?}",
        ("o.yaml:5:37", "should be a list"),
    ),
    _theme("a press line of none", "section: press-line", ("o.yaml:5:14", "needs 'press_line'")),
    _case(
        "a vocabulary that nobody has",
        "likelihood_words: kent",
        ("o.yaml:3:19", "'kent' is no vocabulary of likelihood"),
    ),
    _case(
        "a day that is none",
        "deadline: {date: 2025-02-30, why: so}",
        ("o.yaml:3:18", "'date' cannot be '2025-02-30'"),
    ),
    _case("a deadline without a day", "deadline: {why: so}", ("o.yaml:3:11", "a deadline needs 'date'")),
    _case(
        "copies for nobody",
        "distribution: [{copies: 2}, {to: Registry, copies: 0}]",
        ("o.yaml:3:16", "a recipient needs 'to'"),
        ("o.yaml:3:52", "a whole number from 1 to 9999 is expected"),
    ),
    _case(
        "a copy that nobody gets",
        "distribution: [Registry, {to: Archive, copies: 2}]\ncopy_number: 4",
        ("o.yaml:4:14", "there is no copy 4: 'distribution' gives out 3"),
    ),
    _theme(
        "a part behind none",
        "part: [none, issue]",
        ("o.yaml:5:18", "'issue' in 'part' is never reached: every kind of memo has 'none'"),
    ),
    _case("a copy of none", "copy_number: 1", ("o.yaml:3:14", "gives out 0")),
    _case("no recipients", "to: []\ncopy: ''", ("o.yaml:3:5", "is empty"), ("o.yaml:4:7", "is empty")),
    _theme("no judgements", "judgements: []", ("o.yaml:5:17", "'judgements' is empty")),
    _theme(
        "the level of a risk",
        "risks: [{risk: a, likelihood: hihg, impact: low}]",
        ("o.yaml:5:35", "did you mean 'high'?"),
        ("o.yaml:5:13", "needs 'response'"),
    ),
    _theme("no risks", "risks: []", ("o.yaml:5:12", "'risks' is empty")),
    _theme(
        "a choice without an answer",
        "options: {criteria: [a, b], choices: {X: [c, d], Y: [e]}, recommended: Z}",
        ("o.yaml:5:54", "this choice has 1 cells; there are 2 criteria"),
        ("o.yaml:5:76", "'Z' is no choice"),
    ),
    _theme(
        "more choices than a slide holds",
        "options: {criteria: [a], choices: {A: [b], B: [b], C: [b], D: [b], E: [b], F: [b], G: [b]}}",
        ("o.yaml:5:39", "at most 6 can be shown"),
    ),
    _theme("no criteria", "options: {criteria: [], choices: {A: [b]}}", ("o.yaml:5:25", "is empty")),
    _theme("options without their key", "slide: options", ("o.yaml:5:12", "needs 'options'")),
    _theme(
        "a status",
        "actions: [{what: a, owner: b, by: c, status: lat}]",
        ("o.yaml:5:50", "did you mean 'late'?"),
    ),
    _theme("no owner", "actions: [{what: a, by: c}]", ("o.yaml:5:15", "an action needs 'owner'")),
    _theme("no figures", "slide: figures", ("o.yaml:5:12", "the layout 'figures' needs 'figures'")),
    _theme("an empty list of figures", "figures: []", ("o.yaml:5:14", "'figures' is empty")),
    _theme("a figure without a text", "figures: [{value: 2 %}]", ("o.yaml:5:15", "a figure needs 'text'")),
    _theme("a trend", "figures: [{value: a, text: b, trend: upp}]", ("o.yaml:5:42", "did you mean 'up'?")),
    _theme(
        "five figures",
        "figures: [" + ", ".join(["{value: a, text: b}"] * 5) + "]",
        ("o.yaml:5:14", "'figures' has 5 entries; at most 4"),
    ),
    _theme("no columns", "slide: comparison", ("o.yaml:5:12", "the layout 'comparison' needs 'columns'")),
    _theme("empty columns", "columns: []", ("o.yaml:5:14", "'columns' is empty")),
    _theme(
        "one column",
        "columns: [{head: a, points: [b]}]",
        ("o.yaml:5:14", "'columns' needs 2 entries at least; it has 1"),
    ),
    _theme(
        "three columns",
        "columns: [" + ", ".join(["{head: a, points: [b]}"] * 3) + "]",
        ("o.yaml:5:14", "'columns' has 3 entries; at most 2"),
    ),
    _theme(
        "a column without points",
        "columns: [{head: a}, {head: b, points: [c]}]",
        ("o.yaml:5:15", "a column needs 'points'"),
    ),
    _theme(
        "two steps", "process: [{name: a}, {name: b}]", ("o.yaml:5:14", "needs 3 entries at least; it has 2")
    ),
    _theme("empty steps", "process: []", ("o.yaml:5:14", "'process' is empty")),
    _theme(
        "thirty steps",
        "process: [" + ", ".join(["{name: a}"] * 30) + "]",
        ("o.yaml:5:14", "'process' has 30 entries; at most 7"),
    ),
    _theme("a step's key", "process: [{nam: a}]", ("o.yaml:5:16", "did you mean 'name'?")),
    _theme("a layout misspelt", "slide: comparision", ("o.yaml:5:12", "did you mean 'comparison'?")),
    _theme("no picture", "picture: {file: a.png, alt: x}", ("o.yaml:5:21", "there is no picture 'a.png'")),
    _theme("no alternative", "picture: {file: notes.md}", ("o.yaml:5:21", "has no text alternative")),
    _theme(
        "no picture at all",
        "picture: {file: notes.md, alt: x}",
        ("o.yaml:5:21", "neither PNG nor JPEG nor SVG"),
    ),
    _theme(
        "a drawing with a gradient",
        "picture: {file: a.svg, alt: x}",
        ("o.yaml:5:21", "SVG in plain colours are read; export any other drawing as PNG"),
        a__svg=(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
            '<linearGradient id="a"/><path fill="url(#a)" d="M0 0h9v9z"/></svg>'
        ),
    ),
    _theme(
        "a drawing that runs scripts",
        "picture: {file: a.svg, alt: x}",
        ("o.yaml:5:21", "it holds <script>, which is not drawn"),
        a__svg='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script/></svg>',
    ),
    _theme(
        "a drawing cut",
        "picture: {file: a.svg, alt: x, crop: 1:1}",
        ("o.yaml:5:42", "a drawing cannot be cut"),
        a__svg='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
    ),
    _theme("people without a name", "people: {Ours: [{role: Mayor}]}", ("o.yaml:5:21", "needs 'name'")),
    _theme("nobody", "people: {Ours: []}", ("o.yaml:5:20", "is empty")),
    _theme("people in a list", "people: [Ada North]", ("o.yaml:5:13", "should be a mapping")),
    _theme(
        "a plan with three sides",
        "slide: table-plan\npeople: {A: [Ada], B: [Bo], C: [Cy]}",
        ("o.yaml:6:13", "two sides; here are 3"),
    ),
    _theme("a plan of nobody", "slide: table-plan", ("o.yaml:5:12", "needs 'people'")),
    _theme(
        "half a picture",
        "picture: {file: a.png, alt: x}",
        ("o.yaml:5:21", "no picture that can be read"),
        a__png=b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1",
    ),
    _theme(
        "decorative with words",
        "picture: {file: a.png, alt: x, decorative: yes}",
        ("o.yaml:5:33", "'decorative' cannot stand together"),
        a__png=PNG,
    ),
    _theme(
        "nothing left",
        "picture: {file: a.png, alt: x, crop: {left: 60, right: 40}}",
        ("o.yaml:5:42", "leaves nothing"),
        a__png=PNG,
    ),
    _theme(
        "too much cut away",
        "picture: {file: a.png, alt: x, crop: {left: 160}}",
        ("o.yaml:5:49", "from 0 to 99"),
        a__png=PNG,
    ),
    _theme(
        "a crop's side",
        "picture: {file: a.png, alt: x, crop: {lft: 10}}",
        ("o.yaml:5:43", "did you mean 'left'"),
        a__png=PNG,
    ),
    _theme(
        "no ratio",
        "picture: {file: a.png, alt: x, crop: wide}",
        ("o.yaml:5:42", "write width and height as 16:9"),
        a__png=PNG,
    ),
    _theme(
        "a ratio of nought",
        "picture: {file: a.png, alt: x, crop: 0:9}",
        ("o.yaml:5:42", "a ratio from 1:10 to 10:1"),
        a__png=PNG,
    ),
    _theme(
        "a thread",
        "picture: {file: a.png, alt: x, crop: 1:900}",
        ("o.yaml:5:42", "a ratio from 1:10 to 10:1"),
        a__png=PNG,
    ),
    _theme(
        "half a focus",
        "picture: {file: a.png, alt: x, focus: {x: 10}}",
        ("o.yaml:5:43", "needs 'y'"),
        a__png=PNG,
    ),
    _theme(
        "a focus cut away",
        "picture: {file: a.png, alt: x, crop: {left: 50}, focus: {x: 10, y: 10}}",
        ("o.yaml:5:61", "outside of what the crop leaves"),
        a__png=PNG,
    ),
    _theme(
        "no fit",
        "picture: {file: a.png, alt: x, fit: stretch}",
        ("o.yaml:5:41", "'stretch' is no fit"),
        a__png=PNG,
    ),
    _theme(
        "no side",
        "picture: {file: a.png, alt: x, side: top}",
        ("o.yaml:5:42", "'top' is no side"),
        a__png=PNG,
    ),
)

LANGUAGES = (
    _theme(
        "no language",
        "headline: {en: Costs, zz: Kosten}",
        ("o.yaml:5:27", "'zz' is no language"),
    ),
    _theme("capitals", "headline: {en: Costs, DE: Kosten}", ("o.yaml:5:27", "did you mean 'de'")),
    _theme("an empty translation", "headline: {en: Costs, de: ''}", ("o.yaml:5:31", "empty")),
    _theme("a list in one language", "headline: {en: Costs, de: [a]}", ("o.yaml:5:31", "not a list")),
    _case("no fallback", "fallback: [en, x]\n", ("o.yaml:3:16", "this is no language tag")),
)


def _param(name: str, text: str, *told: tuple[str, str], params: str = "town: Northport, mayor: {}") -> Case:
    """A case of a text at line 4, column 9, with the parameters of line 3."""
    return _case(name, f"params: {{{params}}}\nauthor: {text}\n", *told)


PARAMS = (
    _param("an unknown parameter", '"By {{tonw}}"', ("o.yaml:4:", "did you mean 'town'?")),
    _case(
        "a parameter where there are none", 'author: "{{town}}"\n', ("o.yaml:3:", "declare it under 'params'")
    ),
    _param("a parameter without a value", '"By {{mayor}}"', ("o.yaml:4:", "'mayor' has no value here")),
    _param("a parameter that does not end", '"By {{town"', ("o.yaml:4:", "does not end")),
    _param("no name", '"By {{}}"', ("o.yaml:4:", "'{{}}' is no parameter")),
    _param("two names", '"By {{town mayor}}"', ("o.yaml:4:", "'{{town mayor}}' is no parameter")),
    _param("a call", '"By {{town.upper()}}"', ("o.yaml:4:", "is no parameter")),
    _param("half a filter", '"By {{town |}}"', ("o.yaml:4:", "is no parameter")),
    _param("a filter's quote left open", "'By {{town | default: \"x}}'", ("o.yaml:4:", "is no parameter")),
    _param("an unknown filter", '"By {{town | uper}}"', ("o.yaml:4:", "did you mean 'upper'?")),
    _param("an argument too many", '"By {{town | upper: x}}"', ("o.yaml:4:", "takes no argument")),
    _param("a default of nothing", '"By {{town | default}}"', ("o.yaml:4:", "says what stands where")),
    _param("no date", '"{{town | date}}"', ("o.yaml:4:", "'Northport' (o.yaml:3:16) is not a date")),
    _param("no day", '"{{town | date}}"', ("o.yaml:4:", "is not a date"), params='town: "2025-02-30"'),
    _param("no number", '"{{town | number}}"', ("o.yaml:4:", "is not a number")),
    _param("nothing left", '"{{town}}"', ("o.yaml:4:9", "'author' is empty"), params="town: ''"),
    _param("a parameter's name", "x", ("o.yaml:3:10", "small letters"), params="Town: x"),
    _param("a column's name", "x", ("o.yaml:3:10", "a record's column 'audience'"), params="audience: x"),
    _param("a parameter's key", "x", ("o.yaml:3:17", "did you mean 'default'?"), params="town: {defalt: x}"),
    _param("a list as a value", "x", ("o.yaml:3:16", "should be a text"), params="town: [a]"),
    _case(
        "a value that is no marking",
        "params: {mark: secret}\nmarking: '{{mark}}'\n",
        ("o.yaml:4:10", "'secret' is no marking"),
    ),
    _case("braces without quotes", "author: {{town}}\n", ("o.yaml:3:10", "needs quotes")),
    _case("braces at the head of a text", "author: {{town}} and all\n", ("o.yaml:3:", "quotes")),
    _case(
        "an audience's unknown parameter",
        "params: {town: x}\nauthor: '{{town}}'\naudiences: {press: {params: {tonw: y}}}\n",
        ("o.yaml:5:30", "did you mean 'town'?"),
    ),
    _case(
        "an audience without a value",
        "params: {town: {}}\nauthor: '{{town}}'\naudiences: {press: {params: {town: y}}, public: {}}\n",
        ("o.yaml:4:", "no value here for 'public'"),
    ),
    _case(
        "two keys made one",
        "params: {town: Midport}\nclosing: {headline: x, fields: {Midport: a, '{{town}}': b}}\n",
        ("o.yaml:4:45", "'Midport' stands twice"),
    ),
    _case(
        "a text blown up",
        f"params: {{town: {'x' * 100_000}}}\nauthor: '{'{{town}}' * 3}'\n",
        ("o.yaml:4:9", "300000 characters"),
    ),
)

STYLE = (
    _case("a key of style", "style: {word: 50}\n", ("o.yaml:3:9", "did you mean 'words'?")),
    _case("a style that is neither", "style: perhaps\n", ("o.yaml:3:8", "yes or no is expected")),
    _case("few words", "style: {words: 2}\n", ("o.yaml:3:16", "a whole number from 10 to 1000")),
    _case("no rule", "style: {without: [style-titel]}\n", ("o.yaml:3:19", "did you mean 'style-title'?")),
    _case("a forbidden list", "style: {forbidden: {a: [b]}}\n", ("o.yaml:3:24", "should be a text")),
    _case("a forbidden number", "style: {forbidden: 5}\n", ("o.yaml:3:20", "a mapping or a list")),
)

CASES = (*FILES, *YAML, *KEYS, *NAMES, *DATA, *LANGUAGES, *PARAMS, *STYLE)
