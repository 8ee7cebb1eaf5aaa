"""SVG: what is drawn stays vector in every output, and nothing else of the file gets into one."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from random import Random

import pytest
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from deckgen.build import build
from deckgen.diagnostics import InputError
from deckgen.page import Drawing
from deckgen.pictures.drawing import png_of, read_drawing, svg_of
from deckgen.pictures.files import picture_size
from support import project

ROUNDS = Path(__file__).parents[1] / "seeds" / "pictures" / "rounds.svg"
THEME = "themes:\n  view:\n    name: View\n    slide: picture\n    picture: {file: a.svg, alt: Two tables"


def svg(inner: str, attributes: str = 'viewBox="0 0 100 50"') -> bytes:
    link = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {link} {attributes}>{inner}</svg>'.encode()


def drawn(inner: str, attributes: str = 'viewBox="0 0 100 50"') -> Drawing:
    drawing = read_drawing(svg(inner, attributes))
    assert isinstance(drawing, Drawing), drawing
    return drawing


def refused(inner: str, attributes: str = 'viewBox="0 0 100 50"') -> str:
    reason = read_drawing(svg(inner, attributes))
    assert isinstance(reason, str), reason
    return reason


def colours(drawing: Drawing, *places: tuple[float, float]) -> list[tuple[int, ...]]:
    """What stands at some places, in parts of width and height."""
    image = Image.open(io.BytesIO(png_of(svg_of(drawing), 400))).convert("RGBA")
    found = [image.getpixel((int(x * image.width), int(y * image.height))) for x, y in places]
    return [pixel for pixel in found if isinstance(pixel, tuple)]


RED, GREEN, BLUE, NOTHING = (255, 0, 0, 255), (0, 128, 0, 255), (0, 0, 255, 255), (0, 0, 0, 0)


# --- in the outputs ---------------------------------------------------------------------------


def test_a_drawing_stays_vector_everywhere(tmp_path: Path) -> None:
    path = project(tmp_path / "in", f"{THEME}}}\n", a__svg=ROUNDS.read_bytes())
    build([path], tmp_path / "out", formats=("deck", "memo", "slides"))
    data = (tmp_path / "out" / "o-deck.pptx").read_bytes()
    slide = Presentation(io.BytesIO(data)).slides[1]
    (shape,) = (shape for shape in slide.shapes if shape.name == "Picture")
    assert shape.image.content_type == "image/png"  # for programs that show no SVG
    assert Image.open(io.BytesIO(shape.image.blob)).width == 2640
    blip = shape._element.xpath(".//*[local-name()='svgBlip']")[0]
    assert blip.getparent().get("uri") == "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
    (embedded,) = (value for name, value in blip.attrib.items() if name.endswith("}embed"))
    part = slide.part.related_part(embedded)
    assert (part.content_type, str(part.partname)[-4:]) == ("image/svg+xml", ".svg")
    assert isinstance(read_drawing(part.blob), Drawing)
    for name in ("memo", "slides"):
        pages = PdfReader(tmp_path / "out" / f"o-{name}.pdf").pages
        forms = [
            form.get_object()
            for page in pages
            for form in page["/Resources"].get("/XObject", {}).values()
            if form.get_object()["/Subtype"] == "/Form"
        ]
        assert len(forms) == 1
        assert forms[0].get_data().count(b" c\n") > 100
        assert not [image for page in pages for image in page.images if image.image.width > 200]


def test_what_is_embedded_is_nothing_but_paths(tmp_path: Path) -> None:
    secret = svg(
        "<title>secret-title</title><desc>secret-desc</desc><metadata>secret-data</metadata>"
        "<!-- secret-remark -->"
        '<g id="secret-id" class="secret-class" onclick="secret_script()" data-x="secret-data">'
        '<path xmlns:i="http://example.org/drawing" i:label="secret-label" d="M0 0H9V9Z"/></g>'
        '<path d="M900 900h9v9z" fill="#5EC2E7"/><path d="M0 0h9v9z" display="none" fill="#5EC2E7"/>'
    )
    path = project(tmp_path / "in", f"{THEME}}}\n", a__svg=secret)
    build([path], tmp_path / "out", formats=("deck",))
    with zipfile.ZipFile(tmp_path / "out" / "o-deck.pptx") as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".svg"))
        written = archive.read(name)
        assert not [name for name in archive.namelist() if b"secret" in archive.read(name)]
    assert b"5EC2E7" not in written  # neither what lies outside, nor what is hidden
    assert written.startswith(b'<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="500"')
    assert written.count(b"<") == 3
    assert b"<path d=" in written


# --- what is drawn ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inner", "place", "colour"),
    [
        ('<rect width="50" height="50" fill="red"/>', (0.25, 0.5), RED),
        ('<rect width="50" height="50" fill="red"/>', (0.75, 0.5), NOTHING),
        ('<circle cx="50" cy="25" r="20" style="fill: blue"/>', (0.5, 0.5), BLUE),
        ('<ellipse cx="50" cy="25" rx="40" ry="10" fill="rgb(255, 0, 0)"/>', (0.2, 0.5), RED),
        ('<polygon points="0,0 100,0 100,50" fill="#00f"/>', (0.9, 0.2), BLUE),
        ('<line x1="0" y1="25" x2="100" y2="25" stroke="red" stroke-width="10"/>', (0.5, 0.45), RED),
        (
            '<path d="M0 25H100" stroke="red" stroke-width="10" stroke-dasharray="20 20"/>',
            (0.3, 0.5),
            NOTHING,
        ),
        ('<g fill="red" transform="translate(50)"><rect width="50" height="50"/></g>', (0.75, 0.5), RED),
        (
            '<defs><rect id="a" width="9" height="50"/></defs><use xlink:href="#a" x="50" fill="red"/>',
            (0.55, 0.5),
            RED,
        ),
        (
            '<defs><rect id="a" width="9" height="50"/></defs><use href="#a" x="50" fill="red"/>',
            (0.05, 0.5),
            NOTHING,
        ),
        (
            '<clipPath id="c"><rect width="50" height="50"/></clipPath>'
            '<rect width="100" height="50" fill="red" clip-path="url(#c)"/>',
            (0.75, 0.5),
            NOTHING,
        ),
        (
            '<clipPath id="c"><rect width="50" height="50"/></clipPath>'
            '<rect width="100" height="50" fill="red" clip-path="url(#c)"/>',
            (0.25, 0.5),
            RED,
        ),
        (
            '<style>.a, .b { fill: blue }</style><rect class="b" width="50" height="50" fill="red"/>',
            (0.25, 0.5),
            BLUE,
        ),
        ('<path d="M0 0H100V50H0Z M20 10H80V40H20Z" fill="red" fill-rule="evenodd"/>', (0.5, 0.5), NOTHING),
        (
            '<rect width="100" height="50" fill="red"/><rect width="50" height="50" fill="green"/>',
            (0.2, 0.5),
            GREEN,
        ),
    ],
)
def test_shapes_are_drawn(inner: str, place: tuple[float, float], colour: tuple[int, ...]) -> None:
    assert colours(drawn(inner + '<rect width="1" height="1"/>'), place) == [colour]


def test_opacities_multiply() -> None:
    (shape,) = drawn('<g opacity="0.5"><rect width="50" height="50" fill-opacity="50%"/></g>').shapes
    assert shape.opacity == 0.25


def test_a_view_box_that_begins_elsewhere() -> None:
    drawing = drawn('<rect x="10" y="20" width="10" height="10"/>', 'viewBox="10 20 20 10"')
    assert (drawing.width, drawing.height) == (1000, 500)
    assert drawing.shapes[0].segments[0].numbers == (0, 0)


@pytest.mark.parametrize(("anchor", "empty", "full"), [("start", 0.4, 0.6), ("end", 0.6, 0.4)])
def test_text_becomes_outlines(anchor: str, empty: float, full: float) -> None:
    text = f'<text x="50" y="35" font-size="30" font-family="Calibri" text-anchor="{anchor}">HHH</text>'
    drawing = drawn(text)
    image = Image.open(io.BytesIO(png_of(svg_of(drawing), 400))).convert("RGBA").getchannel("A")
    sides = {0.4: image.crop((0, 0, 200, 200)), 0.6: image.crop((200, 0, 400, 200))}
    assert sides[full].getbbox()
    assert not sides[empty].getbbox()
    assert b"HHH" not in svg_of(drawing)


def test_parts_of_a_text_follow_one_another() -> None:
    said = '<text x="5" y="30" font-size="20">A<tspan font-weight="bold" fill="red">B</tspan>C</text>'
    first, second, third = drawn(said).shapes
    assert (first.colour, second.colour, third.colour) == ((0, 0, 0), (255, 0, 0), (0, 0, 0))
    starts = [min(n for s in shape.segments for n in s.numbers[::2]) for shape in (first, second, third)]
    assert starts == sorted(starts)


def test_the_same_drawing_gives_the_same_bytes() -> None:
    one, other = (read_drawing(ROUNDS.read_bytes()) for _ in range(2))
    assert isinstance(one, Drawing)
    assert isinstance(other, Drawing)
    assert svg_of(one) == svg_of(other)
    assert png_of(svg_of(one), 300) == png_of(svg_of(other), 300)


BOMB = '<g id="n0"/>' + "".join(f'<g id="n{n + 1}">' + f'<use href="#n{n}"/>' * 10 + "</g>" for n in range(8))
"""Each part draws the one before it ten times."""


# --- what is refused --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inner", "told"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<foreignObject><p/></foreignObject>", "<foreignObject>"),
        ('<image href="http://example.org/a.png"/>', "<image>"),
        ('<image href="file:///etc/passwd"/>', "<image>"),
        ('<use href="http://example.org/a.svg#b"/>', "only parts of the file itself"),
        ('<use xlink:href="/etc/passwd"/>', "only parts of the file itself"),
        ('<use href="#nowhere"/>', "which is not there"),
        ('<g id="a"><use href="#a"/></g>', "holds itself"),
        ('<a href="http://example.org"><rect width="9" height="9"/></a>', "<a>"),
        ('<animate attributeName="x"/>', "<animate>"),
        ('<linearGradient id="g"/><rect width="9" height="9" fill="url(#g)"/>', "<linearGradient>"),
        ('<rect width="9" height="9" fill="url(http://example.org/#g)"/>', "plain colours"),
        ('<rect width="9" height="9" style="fill: url(#g)"/>', "plain colours"),
        ('<rect width="9" height="9" filter="url(#f)"/>', "'filter'"),
        ('<rect width="9" height="9" clip-path="url(http://example.org/#c)"/>', "'clip-path'"),
        ('<rect width="9" height="9" clip-path="url(#c)"/>', "which is not there"),
        ("<style>@import url(http://example.org/a.css);</style>", "style sheet"),
        ("<style>rect { fill: red }</style>", "style sheet"),
        ('<text font-family="Comic Sans MS">Hello</text>', "'Comic Sans MS'"),
        ('<text font-style="italic">Hello</text>', "italic"),
        ("<text>\N{SNOWMAN}</text>", "no glyph"),
        ('<text font-size="2em">Hello</text>', "'font-size' is '2em'"),
        ('<text x="1 2 3">Hello</text>', "not a number"),
        ('<rect width="9" height="9" fill="mauvish"/>', "'mauvish' is no colour"),
        ('<path d="M0 0 bananas"/>', "cannot be drawn"),
        ('<path d="M0 0 L1e30 1e30 L5 5Z"/>', "too far away"),
        ("", "nothing is drawn"),
        ("<g>" * 60 + "</g>" * 60, "nested deeper"),
        ("<g/>" * 6000, "more than 5000 elements"),
        ('<path d="' + "M0 0H1V1Z" * 60_000 + '"/>', "more than can be drawn"),
        (BOMB, "more than can be drawn"),
        ("<style>" + ".a    " * 40_000 + "</style>", "style sheet"),
        ("<style>" + "/*" * 200_000 + "{</style>", "nothing is drawn"),
        ('<path d="M0 0H100" stroke="red" stroke-width="0.001" stroke-dasharray="0.00001"/>', "dashes"),
        ('<path d="M0 0H100" stroke="red" stroke-dasharray="0 0"/>', "dashes"),
        ("<text>" + "H" * 900_000 + "</text>", "more than 5000 characters"),
        ('<path d="M0 0H9" transform="' + "scale(1) " * 50_000 + '"/>', "more than 2000 characters"),
    ],
)
def test_what_is_not_drawn_is_refused(inner: str, told: str) -> None:
    assert told in refused(inner)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>', "document type"),
        (b'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>', "document type"),
        (b"<svg", "unclosed token"),
        (b"<html/>", "no <svg>"),
        (b"<svg/>", "no <svg>"),
        (svg("", ""), "its size"),
        (svg("", 'viewBox="0 0 100 1"'), "thread"),
        (svg("", 'viewBox="0 0 nan 1"'), "not a number"),
        (svg("", 'width="100%" height="100%"'), "not a number"),
        (b"<" + b" " * 1_000_001, "more than 1 000 000 bytes"),
    ],
)
def test_files_that_are_no_drawing(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "a.svg"
    path.write_bytes(data)
    reason = picture_size(path)
    assert isinstance(reason, str)
    assert told in reason


@pytest.mark.parametrize("keys", ["crop: '1:1'", "fit: cover"])
def test_a_drawing_is_not_cut(tmp_path: Path, keys: str) -> None:
    path = project(tmp_path / "in", f"{THEME}, {keys}}}\n", a__svg=ROUNDS.read_bytes())
    with pytest.raises(InputError, match="a drawing cannot be cut"):
        build([path], tmp_path / "out")


def test_random_harm_is_told_and_never_raises() -> None:
    whole = ROUNDS.read_bytes()
    chance = Random(5)  # noqa: S311 - the same harm each time
    for _ in range(80):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 6)):
            at = chance.randrange(len(data))
            data[at : at + chance.randrange(3)] = bytes(
                chance.choice(b'<>"#1z &') for _ in range(chance.randrange(3))
            )
        assert isinstance(read_drawing(bytes(data)), str | Drawing)
