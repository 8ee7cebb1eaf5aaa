"""Foreign templates: read safely, told about clearly, their layouts chosen as a person would."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from deckgen.cli.group import main
from deckgen.diagnostics import Report, Severity
from deckgen.template.carrier import read_carrier
from deckgen.template.choose import choose
from deckgen.template.mapping import layout_names, read_mapping
from deckgen.template.read import read_template
from deckgen.template.tree import Template
from deckgen.template.uses import Use, plain_name, use_of
from template_files import BAD, DEFAULT, MASTER, Change, added, as_potx, everywhere, replaced, template_file

pytestmark = pytest.mark.broken_decks  # the templates are other people's


def read(path: Path) -> Template:
    report = Report()
    template = read_template(path, path.name, report)
    assert template is not None, report.diagnostics
    return template


def chosen(template: Template) -> dict[Use, str]:
    return {use: choice.layout.name for use, choice in choose(template, {}).items()}


# --- reading ----------------------------------------------------------------------------------


def test_layouts_have_their_placeholders_where_the_master_has_them() -> None:
    template = read(DEFAULT)
    assert (template.width, template.height) == (720, 540)
    content = next(layout for _, layout in template.layouts if layout.name == "Title and Content")
    assert content.title is not None
    (body,) = content.contents
    assert (body.kind, body.index) == ("obj", 1)
    assert [round(v) for v in (body.rect.x, body.rect.y, body.rect.w, body.rect.h)] == [36, 126, 648, 356]
    look = content.title.lettering
    assert (look.family, look.font, look.size, look.side) == ("Calibri", "major", 44, "ctr")
    assert look.inherited


def test_a_potx_is_read(tmp_path: Path) -> None:
    assert read(template_file(tmp_path / "corporate.potx", as_potx())).masters[0].layouts


def test_a_scheme_colour_goes_through_the_masters_colour_map(tmp_path: Path) -> None:
    swapped = replaced(MASTER, b'bg1="lt1" tx1="dk1"', b'bg1="dk1" tx1="lt1"')
    layout = read(template_file(tmp_path / "dark.pptx", swapped)).masters[0].layouts[1]
    assert layout.title is not None
    assert layout.title.lettering.colour == "#FFFFFF"
    assert layout.ground == "#000000"


def test_sample_slides_comments_and_properties_are_not_carried(tmp_path: Path) -> None:
    import pptx

    deck = pptx.Presentation(str(DEFAULT))
    deck.slides.add_slide(deck.slide_layouts[1]).notes_slide.notes_text_frame.text = "secret"
    deck.save(str(tmp_path / "sample.pptx"))
    report = Report()
    template = read_template(tmp_path / "sample.pptx", "sample.pptx", report)
    assert template is not None
    assert [d.code for d in report.diagnostics] == ["template-slides"]
    assert not [name for name in template.parts if "/slides/" in name or "notesSlide" in name]
    assert all(b"secret" not in part.blob for part in template.parts.values())


def test_links_to_files_outside_are_left_out(tmp_path: Path) -> None:
    picture = (
        b'<p:pic xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><p:nvPicPr>'
        b'<p:cNvPr id="99" name="far"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:link="rId99"/>'
        b"</p:blipFill><p:spPr/></p:pic></p:spTree>"
    )
    far = (
        b'<Relationship Id="rId99" TargetMode="External" Target="http://example.org/a.png" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
    )
    path = template_file(
        tmp_path / "far.pptx",
        replaced(MASTER, b"</p:spTree>", picture),
        replaced("ppt/slideMasters/_rels/slideMaster1.xml.rels", b"</Relationships>", far),
    )
    report = Report()
    template = read_template(path, "far.pptx", report)
    assert template is not None
    assert [(d.severity, d.code) for d in report.diagnostics] == [(Severity.WARNING, "template-outside")]
    assert b"rId99" not in template.parts[MASTER].blob


def test_a_huge_part_that_nothing_leads_to_is_left_behind(tmp_path: Path) -> None:
    path = template_file(tmp_path / "film.potx", added("ppt/media/film.bin", bytes(40_000_000)))
    assert "ppt/media/film.bin" not in read(path).parts


def test_a_huge_picture_of_a_master_is_refused(tmp_path: Path) -> None:
    relation = (
        b'<Relationship Id="rId99" Target="../media/wall.png" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
    )
    path = template_file(
        tmp_path / "wall.potx",
        replaced(
            "[Content_Types].xml", b"<Default", b'<Default Extension="png" ContentType="image/png"/><Default'
        ),
        replaced("ppt/slideMasters/_rels/slideMaster1.xml.rels", b"</Relationships>", relation),
        added("ppt/media/wall.png", bytes(40_000_000)),
    )
    report = Report()
    assert read_template(path, "wall.potx", report) is None
    assert [d.code for d in report.diagnostics if d.severity is Severity.ERROR] == ["template-unreadable"]
    assert "more than 32 MiB unpacked" in report.diagnostics[0].sentence


@pytest.mark.parametrize("name", BAD)
def test_a_bad_template_is_told_and_refused(name: str, tmp_path: Path) -> None:
    change, code, words = BAD[name]
    path = template_file(tmp_path / "bad.pptx", change)
    run = CliRunner().invoke(main, ["template", "audit", str(path)])
    assert run.exit_code == 2
    assert f"error[{code}]" in run.stderr
    assert words in run.stderr
    assert str(path) in run.stderr


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n...", "it is a PDF"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "encrypted"),
        (b"", "no zip file"),
        (b"title: an outline", "no zip file"),
    ],
)
def test_a_file_of_another_kind_is_told(data: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "other.pptx"
    path.write_bytes(data)
    run = CliRunner().invoke(main, ["template", "audit", str(path)])
    assert run.exit_code == 2
    assert words in run.stderr


def test_a_missing_file_is_told() -> None:
    run = CliRunner().invoke(main, ["template", "audit", "no-such.potx"])
    assert (run.exit_code, "there is no file" in run.stderr) == (2, True)


@pytest.mark.parametrize("seed", range(30))
def test_harm_of_any_kind_never_raises(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)  # noqa: S311 - the same harm each time
    data = bytearray(template_file(tmp_path / "whole.pptx").read_bytes())
    for _ in range(dice.choice([1, 20, 400])):
        data[dice.randrange(len(data))] = dice.randrange(256)
    path = tmp_path / "harmed.pptx"
    path.write_bytes(bytes(data[: dice.choice([len(data), len(data) // 2])]))
    report = Report()
    assert (read_template(path, "harmed.pptx", report) is None) == report.has_errors


@pytest.mark.parametrize("seed", range(30))
def test_harmed_xml_never_raises(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)  # noqa: S311 - the same harm each time

    def harm(entries: dict[str, bytes]) -> Mapping[str, bytes]:
        name = dice.choice([n for n in entries if n.endswith((".xml", ".rels")) and n.startswith("ppt/")])
        data = entries[name]
        digits = [at for at, byte in enumerate(data) if chr(byte).isalnum()]
        for at in dice.sample(digits, k=min(3, len(digits))):
            data = data[:at] + dice.choice([b"9" * 30, b"-", b"", b"x"]) + data[at + 1 :]
        return entries | {name: data}

    report = Report()
    template = read_template(template_file(tmp_path / "harmed.pptx", harm), "harmed.pptx", report)
    assert (template is None) == report.has_errors
    if template is not None:
        assert set(choose(template, {})) == set(Use)


# --- choosing ---------------------------------------------------------------------------------


def test_layouts_are_known_by_their_english_names() -> None:
    assert chosen(read(DEFAULT)) == {
        Use.COVER: "Title Slide",
        Use.SECTION: "Section Header",
        Use.CONTENT: "Title and Content",
        Use.TWO: "Two Content",
        Use.COMPARISON: "Comparison",
        Use.TITLE_ONLY: "Title Only",
        Use.CLOSING: "Title Slide",
    }


@pytest.mark.parametrize(
    ("use", "name"),
    [
        (Use.COVER, "Titelfolie"),
        (Use.COVER, "Diapositive de titre"),
        (Use.COVER, "1_Slajd tytułowy"),
        (Use.SECTION, "Abschnittsüberschrift"),
        (Use.SECTION, "Encabezado de sección"),
        (Use.CONTENT, "Titolo e contenuto"),
        (Use.CONTENT, "Tytuł i zawartość"),
        (Use.TWO, "Zwei Inhalte"),
        (Use.COMPARISON, "Porównanie"),
        (Use.TITLE_ONLY, "Nur Titel"),
    ],
)
def test_layouts_are_known_by_localised_names(use: Use, name: str, tmp_path: Path) -> None:
    """The one layout of a type, of two of that type, that bears the name."""
    from deckgen.template.uses import NAMES

    assert plain_name(name) in NAMES[use]


def test_without_names_the_types_and_placeholders_tell(tmp_path: Path) -> None:
    path = template_file(
        tmp_path / "nameless.pptx",
        *(
            everywhere("ppt/slideLayouts/", f'<p:cSld name="{name}"'.encode(), b'<p:cSld name="X"')
            for name in (
                "Title Slide",
                "Title and Content",
                "Section Header",
                "Two Content",
                "Comparison",
                "Title Only",
            )
        ),
    )
    template = read(path)
    parts = {use: choice.layout.part[-5] for use, choice in choose(template, {}).items()}
    assert parts == {
        Use.COVER: "1",
        Use.SECTION: "3",
        Use.CONTENT: "2",
        Use.TWO: "4",
        Use.COMPARISON: "5",
        Use.TITLE_ONLY: "6",
        Use.CLOSING: "1",
    }


def test_every_sheet_asks_for_a_use() -> None:
    assert use_of("points-tight") is Use.CONTENT
    assert use_of("points+takeaway") is Use.CONTENT
    assert use_of("two-columns-dense") is Use.TWO
    assert use_of("timeline") is Use.TITLE_ONLY
    assert use_of("cover") is Use.COVER


# --- the mapping file -------------------------------------------------------------------------


def test_audit_draws_the_layouts_and_writes_a_mapping_that_reads_back(tmp_path: Path) -> None:
    mapping = tmp_path / "m.yml"
    run = CliRunner().invoke(main, ["template", "audit", str(DEFAULT), "-o", str(mapping)])
    assert run.exit_code == 0
    assert "'Title Slide' serves for cover, closing" in run.stdout
    assert "┌" in run.stdout
    template, report = read(DEFAULT), Report()
    wanted = read_mapping(mapping, "m.yml", template, report)
    assert not report.diagnostics
    assert {use: layout.name for use, layout in wanted.items()} == chosen(template)


def test_audit_tells_of_a_body_too_small_for_content(tmp_path: Path) -> None:
    """The build would refuse the template; a person learns it before."""
    low = everywhere("ppt/slideMasters/", b'cy="4525963"', b'cy="525963"')
    path = template_file(tmp_path / "low.potx", low)
    mapping = tmp_path / "low.yml"
    run = CliRunner().invoke(main, ["template", "audit", str(path), "-o", str(mapping)])
    assert run.exit_code == 1
    assert f"{path}: error[template-cramped]" in run.stderr
    assert mapping.is_file()  # the place to name another layout


def test_an_error_of_the_mapping_beside_a_template_names_its_folder(tmp_path: Path) -> None:
    template_file(tmp_path / "m.potx")
    (tmp_path / "m.mapping.yml").write_text("layouts: {cover: No such layout}\n", "utf-8")
    report = Report()
    read_carrier(tmp_path / "m.potx", "proj/tpl/m.potx", None, report)
    assert str(report.diagnostics[0]).startswith("proj/tpl/m.mapping.yml:1:18: error[template-layout]")


def test_the_mapping_file_overrules(tmp_path: Path) -> None:
    mapping = tmp_path / "m.yml"
    mapping.write_text("layouts:\n  closing: Section Header\n", "utf-8")
    template = read(DEFAULT)
    choices = choose(template, read_mapping(mapping, "m.yml", template, Report()))
    assert choices[Use.CLOSING].layout.name == "Section Header"
    assert "the mapping file says so" in choices[Use.CLOSING].why


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("layouts:\n  cover: Titel\n", "m.yml:2:10: error[template-layout]"),
        ("layouts:\n  covr: Title Slide\n", "m.yml:2:3: error[unknown-key]"),
        ("layouts:\n  cover: [1]\n", "m.yml:2:10: error[template-layout]"),
        ("layouts:\n  cover: Blank\n", "no title placeholder"),
        ("cover: Title Slide\n", "m.yml:1:1: error[missing-key]"),
        ("layouts: [\n", "error[yaml-syntax]"),
    ],
)
def test_a_wrong_mapping_is_told_at_its_place(text: str, message: str, tmp_path: Path) -> None:
    mapping = tmp_path / "m.yml"
    mapping.write_text(text, "utf-8")
    report = Report()
    read_mapping(mapping, "m.yml", read(DEFAULT), report)
    assert message in "\n".join(map(str, report.diagnostics))


def test_layouts_of_one_name_are_told_apart(tmp_path: Path) -> None:
    same: Change = everywhere("ppt/slideLayouts/", b'name="Two Content"', b'name="Title Slide"')
    names = layout_names(read(template_file(tmp_path / "same.pptx", same, added("x.xml", b"<x/>"))))
    assert len(names) == 11
