"""What somebody would stumble over who listens to a deck, or reads it enlarged: told at build time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deckgen.brand.colours import all_roles
from deckgen.brand.contrast import PAIRS, SHAPES
from deckgen.brand.read import read_brand
from deckgen.diagnostics import Report
from deckgen.document import lay_out
from deckgen.page import FURNITURE, PictureBox, TextBox
from deckgen.shades import contrast, luminance
from support import NOTES, default_look, documents, paras, project

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)


def told(folder: Path, lines: str, notes: str = NOTES, **files: str | bytes) -> list[str]:
    """What a build tells of an outline with these lines, after its two of title and notes."""
    report = Report()
    path = project(folder, lines, notes, **files)
    list(lay_out([path], report))
    return [str(found).replace(f"{folder}/", "") for found in report.diagnostics]


def with_code(messages: list[str], code: str) -> list[str]:
    return [message for message in messages if f"[{code}]" in message]


# --- links --------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["here", "Click here", "*this*", "hier", "read more …"])
def test_a_link_that_does_not_say_where_it_leads_is_told(tmp_path: Path, text: str) -> None:
    (message,) = with_code(
        told(tmp_path, f"themes:\n  a:\n    points: ['See [{text}](https://nato.int)', Two]\n"), "link-vague"
    )
    assert message.startswith("o.yaml:5:14: warning[link-vague]: the link text '")


def test_an_address_as_text_is_noted(tmp_path: Path) -> None:
    lines = "themes:\n  a:\n    points: ['See <https://nato.int/a>', '[the report](https://nato.int/b)']\n"
    (message,) = with_code(told(tmp_path, lines), "link-bare")
    assert message.startswith("o.yaml:5:14: note[link-bare]: the link 'https://nato.int/a' is read out")


def test_links_of_the_notes_are_told_where_they_stand(tmp_path: Path) -> None:
    notes = "## A\n\nOne [fact](https://a.eu). Look [here](https://b.eu) and\nat <https://c.eu>.\n"
    messages = told(tmp_path, "", notes)
    assert [m.partition(": the")[0] for m in messages] == [
        "notes.md:3:33: warning[link-vague]",
        "notes.md:4:5: note[link-bare]",
    ]


# --- titles, tables, pictures, language -----------------------------------------------------------


def test_slides_that_share_a_title_are_noted_at_the_second(tmp_path: Path) -> None:
    lines = "themes:\n  a: {headline: It is so, points: [x, y]}\n  b: {headline: IT IS SO, points: [x, y]}\n"
    (message,) = with_code(told(tmp_path, lines), "title-shared")
    assert message.startswith("o.yaml:5:17: note[title-shared]: another slide has the title 'IT IS SO'")


def test_a_title_of_nothing_to_be_seen_is_told(tmp_path: Path) -> None:
    (message,) = with_code(
        told(tmp_path, 'themes:\n  a: {headline: "\\u200b", points: [x, y]}\n'), "title-blank"
    )
    assert message.startswith("o.yaml:4:17: warning[title-blank]")


def test_columns_without_a_head_are_noted(tmp_path: Path) -> None:
    table = "{columns: ['', B, ''], rows: [[a, b, c]]}"
    messages = told(tmp_path, f"themes:\n  a: {{headline: H, slide: table, table: {table}}}\n")
    (message,) = with_code(messages, "header-empty")
    assert "has 1 column" in message


@pytest.mark.parametrize(("alt", "weak"), [("photo", True), ("p.png", True), ("The harbour at dawn", False)])
def test_a_text_alternative_that_names_a_file_is_told(tmp_path: Path, alt: str, weak: bool) -> None:
    lines = f"themes:\n  a: {{headline: H, slide: picture, picture: {{file: p.png, alt: {alt}}}}}\n"
    assert bool(with_code(told(tmp_path, lines, p__png=PIXEL), "alt-weak")) is weak


def test_a_language_that_cannot_be_right_is_told(tmp_path: Path) -> None:
    greek = "themes:\n  a: {headline: Η Ευρώπη ενωμένη, points: [Πρώτο σημείο, Δεύτερο σημείο]}\n"
    notes = "# Η σύνοδος του Παρισιού\n\n## Θέμα\n\nΗ Ευρώπη.\n"
    (message,) = with_code(told(tmp_path / "a", greek, notes), "language-doubtful")
    assert "the document's language is 'en', and most of its letters are Greek" in message
    assert not with_code(told(tmp_path / "b", f"language: el\n{greek}", notes), "language-doubtful")


def test_the_title_is_read_first_and_every_figure_has_a_text_alternative(tmp_path: Path) -> None:
    del tmp_path
    outline = Path(__file__).parent / "fixtures" / "layouts" / "layouts.yaml"
    for document in lay_out([outline], Report()):
        if document.format != "memo":
            for page in document.pages.pages:
                first = next(item for item in page.items if isinstance(item, TextBox))
                assert first.slot == "title"
                owned = [item for item in page.items if isinstance(item, PictureBox) and item.owner]
                assert all(item.alt for item in owned)


# --- the brand ------------------------------------------------------------------------------------


def brand_messages(folder: Path, text: str) -> list[str]:
    (folder / "brand.yml").write_text(text, "utf-8")
    report = Report()
    read_brand(folder / "brand.yml", "brand.yml", report)
    return [str(found) for found in report.diagnostics]


def test_contrast_is_counted_as_wcag_does() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert contrast("#B8441A", "#FFFFFF") == contrast("#FFFFFF", "#B8441A") == pytest.approx(5.41, abs=0.01)


def test_a_language_without_words_is_told_at_its_key(tmp_path: Path) -> None:
    messages = told(tmp_path, "author: The towns\nlanguage: cs\n")
    (message,) = with_code(messages, "language-missing")
    assert ":4:11: warning" in message


def test_every_pair_of_the_built_in_brand_is_far_enough_apart() -> None:
    report = Report()
    read_brand(None, "", report)
    assert report.diagnostics == ()
    colours = default_look()[0].colours
    named = {word for row in (PAIRS + SHAPES).splitlines() if not row.startswith("#") for word in row.split()}
    assert named <= set(colours)


def test_colours_too_close_are_told_at_their_line(tmp_path: Path) -> None:
    messages = brand_messages(
        tmp_path,
        'color:\n  primary: "#10445C"\n  secondary: "#E08A5F"\n'
        'defaults:\n  deckgen:\n    roles: {grey-700: "#999999"}\n',
    )
    by_place = {message.partition(" warning")[0] for message in messages}
    assert by_place >= {"brand.yml:3:14:", "brand.yml:6:23:"}
    accent = next(message for message in messages if "'accent' on 'white'" in message)
    assert re.search(
        r"has a contrast of 2\.\d\d:1; text need 4.5:1\n    make 'accent' darker, such as #[0-9A-F]{6}$",
        accent,
    )
    assert all("[contrast-low]" in message for message in messages)


@pytest.mark.parametrize(
    "colours",
    [
        {"background": "#EEEEEE", "secondary": "#FFFF00"},
        {"background": "#EEEEEE", "primary": "#808080"},
        {"background": "#111111", "foreground": "#EEEEEE", "primary": "#444444", "secondary": "#888888"},
        {"primary": "#777777", "secondary": "#7F7F7F"},
    ],
)
def test_what_is_advised_for_a_low_contrast_reaches_the_ratio(
    colours: dict[str, str], tmp_path: Path
) -> None:
    lines = "".join(f'  {name}: "{value}"\n' for name, value in colours.items())
    messages = brand_messages(tmp_path, f"color:\n{lines}")
    roles = all_roles(colours, {})
    said = re.compile(
        r"'(\S+)' on '(\S+)' has .* need (\S+):1\n    make '(\S+)' (darker|lighter), such as (#\w{6})"
    )
    ways: dict[str, set[str]] = {}
    for message in messages:
        found = said.search(message)
        assert found, message
        front, ground, least, role, way, colour = found.groups()
        assert role in (front, ground)
        assert role != "white"
        other = ground if role == front else front
        assert contrast(colour, roles[other]) >= float(least)
        assert (luminance(colour) > luminance(roles[role])) == (way == "lighter")
        ways.setdefault(role, set()).add(way)
    assert messages
    assert all(len(each) == 1 for role, each in ways.items() if role in ("primary", "accent")), ways


def test_a_low_contrast_is_a_finding_and_the_brand_is_used(tmp_path: Path) -> None:
    messages = told(tmp_path, "brand: brand.yml\n", brand__yml='color: {secondary: "#E08A5F"}\n')
    assert with_code(messages, "contrast-low")
    assert all("error" not in message for message in messages)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("color: red\n", "brand.yml:1:8: error[wrong-type]: 'color' should be a mapping, not a text"),
        ("color: {primary: [a]}\n", "1:18: error[wrong-type]: 'color.primary' should be a text, not a list"),
        (
            "color: {palette: [a, b]}\n",
            "1:18: error[wrong-type]: 'color.palette' should be a mapping, not a list",
        ),
        ("color: {palette: {a: {b: c}}}\n", "1:22: error[wrong-type]: 'color.palette.a' should be a text"),
        ("typography: {base: [Calibri]}\n", "'typography.base' should be a text or a mapping, not a list"),
        ("typography: {fonts: Calibri}\n", "1:21: error[wrong-type]: 'typography.fonts' should be a list"),
        ("typography: {fonts: [Calibri]}\n", "'typography.fonts.1' should be a mapping, not a text"),
        ("typography: {fonts: [{family: A, files: a.ttf}]}\n", "'typography.fonts.1.files' should be a list"),
        ("logo: [a.png]\n", "1:7: error[wrong-type]: 'logo' should be a text or a mapping, not a list"),
        ("meta: {name: [x]}\n", "'meta.name' should be a text or a mapping, not a list"),
        (
            "defaults: {deckgen: {twins: {Arial: a.ttf}}}\n",
            "'defaults.deckgen.twins.Arial' should be a mapping",
        ),
        ("defaults: {deckgen: {roles: [bar]}}\n", "'defaults.deckgen.roles' should be a mapping, not a list"),
        (
            "defaults: {deckgen: {memo: {alignment: [justified]}}}\n",
            "1:40: error[wrong-type]: 'defaults.deckgen.memo.alignment' should be a text, not a list",
        ),
        (
            "defaults: {deckgen: {memo: {alignment: justify}}}\n",
            "1:40: error[unknown-word]: 'justify' is no alignment of a memo",
        ),
        (
            "defaults: {deckgen: {memo: {aligment: justified}}}\n",
            "1:29: error[unknown-key]: 'aligment' is not known in defaults.deckgen.memo",
        ),
    ],
)
def test_a_value_of_another_form_is_an_error_at_its_place(tmp_path: Path, text: str, message: str) -> None:
    messages = brand_messages(tmp_path, text)
    assert len(messages) == 1
    assert message in messages[0]
    report = Report()
    list(lay_out([project(tmp_path, "brand: brand.yml\n")], report))
    assert report.has_errors


@pytest.mark.parametrize(
    "text", ["color:\n", "color: {palette: }\nlogo:\n", "website: [a]\ncolor: {light: {a: b}}\n"]
)
def test_what_is_empty_or_unused_may_have_any_form(tmp_path: Path, text: str) -> None:
    assert brand_messages(tmp_path, text) == []


# --- what is read out ---------------------------------------------------------------------------


@pytest.mark.parametrize("outline", ["outlines/paris-summit.yaml", "tests/fixtures/layouts/layouts.yaml"])
def test_only_what_every_slide_repeats_is_left_unread(outline: str) -> None:
    deck = documents(Path(__file__).parents[1] / outline)["deck"]
    repeated = {"Author", "Footer", "Date", "Number", "Marking, top", "Marking, bottom"}
    for page in deck.pages:
        for item in (*deck.sheet(page.sheet).backdrop, *page.items):
            if item.name not in repeated:
                assert [para.plain for _, para in paras([item]) if para.owner == FURNITURE] == [], item.name


def test_the_marking_is_read_once_where_the_deck_begins(tmp_path: Path) -> None:
    lines = (
        "marking: TLP:AMBER\ndeck: [costs, growth]\nthemes: {costs: {from: costs}, growth: {from: growth}}\n"
    )
    deck = documents(project(tmp_path, lines))["deck"]
    read = [
        page.number
        for page in deck.pages
        for _, para in paras(page.items)
        if para.plain == "TLP:AMBER" and para.owner
    ]
    assert read == [1]
