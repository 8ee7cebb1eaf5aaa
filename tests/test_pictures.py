"""Pictures: what of a file leaves the house, and how it stands on slides and in memos."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin
from pptx import Presentation
from pypdf import PdfReader

from deckgen.build import build
from deckgen.diagnostics import InputError
from deckgen.model.pictures import Window
from deckgen.page import Coding, Cut, Media, Page, Pages, PictureBox, Rect, TextBox
from deckgen.pictures.encode import Encoder
from deckgen.pictures.files import picture_size
from deckgen.pictures.png import bare_png
from support import laid, page_text, project

SECRETS = (b"Harbour GPS", b"secret remark", b"Canon of the desk", b"inside-name", b"48.8566")
"""What stands in the metadata of the pictures below, and must not stand in any output."""


def jpeg(size: tuple[int, int] = (640, 480), *, orientation: int = 1, mode: str = "RGB") -> bytes:
    """A photograph: noise over four quarters of different colours, with all that a camera adds."""
    image = quarters(size)
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Canon of the desk"
    exif[0x010E] = "inside-name.jpg"
    exif.get_ifd(0x8825)[0x001D] = "48.8566"
    exif.get_ifd(0x8825)[0x001B] = b"Harbour GPS"
    buffer = io.BytesIO()
    image.convert(mode).save(buffer, "JPEG", quality=95, exif=exif, comment=b"secret remark")
    return buffer.getvalue()


def png(size: tuple[int, int] = (64, 48), **more: Any) -> bytes:
    """A line drawing of four colours, with a remark."""
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text("Comment", "secret remark")
    chunks.add_itxt("XML:com.adobe.xmp", "<x>Harbour GPS</x>")
    buffer = io.BytesIO()
    quarters(size, noise=0).save(buffer, "PNG", pnginfo=chunks, **more)
    return buffer.getvalue()


def quarters(size: tuple[int, int], noise: int = 40) -> Image.Image:
    """Red and green above, blue and yellow below."""
    width, height = size
    image = Image.new("RGB", size)
    colours = ((200, 0, 0), (0, 180, 0), (0, 0, 200), (220, 220, 0))
    for number, colour in enumerate(colours):
        at = (number % 2 * width // 2, number // 2 * height // 2)
        image.paste(Image.new("RGB", (width - width // 2, height - height // 2), colour), at)
    if noise:
        grain = Image.frombytes("RGB", size, Random(1).randbytes(width * height * 3))  # noqa: S311
        image = Image.blend(image, grain, noise / 255)
    return image


def colour_at(image: Image.Image, x: float, y: float) -> str:
    """What colour stands at a place, in parts of width and height."""
    pixel = image.convert("RGB").getpixel((int(x * image.width), int(y * image.height)))
    assert isinstance(pixel, tuple)
    red, green, blue = (value > 128 for value in pixel)
    names = {(1, 0, 0): "red", (0, 1, 0): "green", (0, 0, 1): "blue", (1, 1, 0): "yellow"}
    return names[red, green, blue]


def encoded(folder: Path, data: bytes, window: Window | None = None, pixels: Any = None) -> Media:
    """The picture as a painter gets it."""
    path = folder / "inside-name.bin"
    path.write_bytes(data)
    cut = Cut(path, window, pixels)
    page = Page("p", 1, (PictureBox(_NOWHERE, cut, "Picture", "", 0),))
    return Encoder().with_media(Pages(1, 1, (page,), (), _NO_PROPERTIES)).media[cut]


def opened(media: Media) -> Image.Image:
    image = Image.open(io.BytesIO(media.data))
    image.load()
    return image


_NOWHERE: Any = None
_NO_PROPERTIES: Any = None


def picture_of(page: Page) -> PictureBox:
    (box,) = (item for item in page.items if isinstance(item, PictureBox))
    return box


def built(folder: Path, lines: str, **files: bytes) -> dict[str, bytes]:
    """Deck, memo and slides of an outline, by the ending of their names."""
    path = project(folder / "in", lines, **files)
    build([path], folder / "out", formats=("deck", "memo", "slides"))
    return {path.name.partition("-")[2]: path.read_bytes() for path in (folder / "out").glob("o-*")}


def everything(data: bytes) -> bytes:
    """All bytes that a file holds, its zip entries unpacked."""
    if not data.startswith(b"PK"):
        reader = PdfReader(io.BytesIO(data))
        images = b"".join(image.data for page in reader.pages for image in page.images)
        return data + images
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"\n".join((*map(str.encode, archive.namelist()), *map(archive.read, archive.namelist())))


THEME = "themes:\n  view:\n    name: View\n    slide: picture\n"
PICTURE = f"{THEME}    picture: {{file: inside-name.jpg, alt: A quay"


# --- what leaves the house --------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [jpeg(), png(), png(icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())],
    ids=["jpeg", "png", "png with a profile"],
)
@pytest.mark.parametrize("pixels", [None, (16, 12)])
def test_nothing_but_pixels_is_encoded(tmp_path: Path, data: bytes, pixels: Any) -> None:
    assert any(secret in data for secret in SECRETS)  # else this test proves nothing
    media = encoded(tmp_path, data, pixels=pixels)
    assert not any(secret in media.data for secret in SECRETS)
    image = opened(media)
    assert not image.getexif()
    assert not {"icc_profile", "comment", "exif", "xmp", "XML:com.adobe.xmp", "Comment"} & set(image.info)


def test_no_output_holds_metadata_or_the_file_s_name(tmp_path: Path) -> None:
    data = jpeg()
    assert all(secret in data for secret in SECRETS if secret != b"inside-name")
    files = built(tmp_path, f"{PICTURE}}}\n", **{"inside-name__jpg": data})
    assert {"deck.pptx", "memo.pdf", "slides.pdf"} <= set(files)
    for name in ("deck.pptx", "memo.pdf", "slides.pdf"):
        assert not [secret for secret in SECRETS if secret in everything(files[name])], name


def test_what_a_crop_takes_is_in_no_output(tmp_path: Path) -> None:
    """The yellow quarter is cut away, not hidden."""
    files = built(tmp_path, f"{PICTURE}, crop: {{right: 50}}}}\n", **{"inside-name__jpg": jpeg()})
    deck = Presentation(io.BytesIO(files["deck.pptx"]))
    (shape,) = (shape for shape in deck.slides[1].shapes if shape.name == "Picture")
    assert shape.crop_left == shape.crop_right == shape.crop_top == shape.crop_bottom == 0
    shown = [Image.open(io.BytesIO(shape.image.blob))]
    for name in ("memo.pdf", "slides.pdf"):
        pages = PdfReader(io.BytesIO(files[name])).pages
        shown += [image.image for page in pages for image in page.images if image.image.height == 480]
    assert len(shown) == 3
    for image in shown:
        assert image.size == (320, 480)
        assert colour_at(image, 0.9, 0.2) == "red"
        assert colour_at(image, 0.9, 0.9) == "blue"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_pictures_stand_upright(tmp_path: Path, orientation: int) -> None:
    """As EXIF 2.32 lists where the first row and column of the picture are to be seen."""
    corners = {
        1: ("red", "green"),
        2: ("green", "red"),
        3: ("yellow", "blue"),
        4: ("blue", "yellow"),
        5: ("red", "blue"),
        6: ("blue", "red"),
        7: ("yellow", "green"),
        8: ("green", "yellow"),
    }
    data = jpeg(orientation=orientation)
    image = opened(encoded(tmp_path, data))
    assert (colour_at(image, 0.1, 0.1), colour_at(image, 0.9, 0.1)) == corners[orientation]
    assert picture_size(tmp_path / "inside-name.bin") == image.size


def test_a_camera_s_broken_exif_does_not_matter(tmp_path: Path) -> None:
    data = jpeg().replace(b"Exif\0\0MM\0*", b"Exif\0\0MM\0#")
    assert opened(encoded(tmp_path, data)).size == (640, 480)


def test_photographs_are_jpeg_and_line_art_is_png(tmp_path: Path) -> None:
    photo = io.BytesIO()
    quarters((200, 200)).save(photo, "PNG")
    assert encoded(tmp_path, jpeg()).coding is Coding.JPEG
    assert encoded(tmp_path, photo.getvalue(), pixels=(100, 100)).coding is Coding.JPEG
    assert encoded(tmp_path, png(), pixels=(32, 24)).coding is Coding.PNG


def test_what_is_see_through_stays_so(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    glass = quarters((80, 80))
    glass.putalpha(64)
    glass.save(buffer, "PNG")
    image = opened(encoded(tmp_path, buffer.getvalue(), pixels=(40, 40)))
    assert image.mode == "RGBA"
    assert image.getchannel("A").getextrema() == (64, 64)


def test_colours_of_another_profile_are_converted(tmp_path: Path) -> None:
    """A profile whose red and blue are exchanged makes a red picture blue."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, blue = profile.index(b"rXYZ"), profile.index(b"bXYZ")
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    buffer = io.BytesIO()
    Image.new("RGB", (40, 40), (220, 0, 0)).save(buffer, "PNG", icc_profile=bytes(profile))
    assert colour_at(opened(encoded(tmp_path, buffer.getvalue())), 0.5, 0.5) == "blue"


def test_a_logo_loses_its_remarks_and_nothing_else() -> None:
    data = png()
    bare = bare_png(data)
    assert bare is not None
    assert b"secret remark" in data
    assert b"secret remark" not in bare
    assert Image.open(io.BytesIO(bare)).tobytes() == Image.open(io.BytesIO(data)).tobytes()


@pytest.mark.parametrize("cut", [0, 7, 8, 11, 20, 60, -1, -13])
def test_half_a_png_is_no_bare_png(cut: int) -> None:
    assert bare_png(png()[:cut]) is None


def test_the_same_pictures_give_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(jpeg())
    code = (
        "import sys, hashlib; from pathlib import Path; from deckgen.page import Cut;"
        "from deckgen.model.pictures import Window; from deckgen.pictures import encode;"
        "cut = Cut(Path(sys.argv[1]), Window(10, 10, 400, 300), (200, 150));"
        "print(hashlib.sha256(encode._encoded(cut).data).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code, str(path)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(digests) == 1


# --- where it stands --------------------------------------------------------------------------


def test_no_more_pixels_than_print_needs_and_never_more_than_there_are(tmp_path: Path) -> None:
    large = laid(project(tmp_path / "large", f"{PICTURE}}}\n", **{"inside-name__jpg": jpeg((4000, 1000))}))
    box = picture_of(large.deck.pages[1])
    assert box.rect.w == pytest.approx(864)
    assert box.cut.pixels == (2640, 660)  # 12 inches at 220
    small = laid(project(tmp_path / "small", f"{PICTURE}}}\n", **{"inside-name__jpg": jpeg((640, 480))}))
    assert picture_of(small.deck.pages[1]).cut.pixels == (640, 480)
    assert "picture-coarse" not in large.codes


def test_a_coarse_picture_is_noted(tmp_path: Path) -> None:
    tiny = laid(project(tmp_path, f"{PICTURE}}}\n", **{"inside-name__jpg": jpeg((64, 48))}))
    assert "picture-coarse" in tiny.codes


def test_caption_and_credit_stand_below_and_in_the_memo(tmp_path: Path) -> None:
    lines = f"{PICTURE}, caption: The quay at noon, credit: 'Photo: the harbour desk'}}\n"
    made = laid(project(tmp_path, lines, **{"inside-name__jpg": jpeg((640, 200))}))
    slide = made.deck.pages[1]
    box = picture_of(slide)
    below = {item.slot: item.rect for item in slide.items if isinstance(item, TextBox)}
    assert box.rect.bottom < below["caption"].y < below["caption"].bottom < below["credit"].y
    assert below["credit"].bottom <= 468.01
    for text in (page_text(slide), *(page_text(page) for page in made.memo.pages)):
        assert "The quay at noon" in text
        assert "Photo: the harbour desk" in text


@pytest.mark.parametrize(
    ("focus", "corner"), [("{x: 0, y: 0}", "red"), ("{x: 100, y: 100}", "yellow"), ("{x: 0, y: 100}", "blue")]
)
def test_the_focus_stays_in_sight(tmp_path: Path, focus: str, corner: str) -> None:
    lines = f"{PICTURE}, crop: {{ratio: '1:4'}}, focus: {focus}}}\n"
    made = laid(project(tmp_path, lines, **{"inside-name__jpg": jpeg((640, 480))}))
    cut = picture_of(made.deck.pages[1]).cut
    assert cut.window is not None
    assert (cut.window.width, cut.window.height) == (120, 480)
    image = opened(Encoder().with_media(made.deck).media[cut])
    assert colour_at(image, 0.5, 0.1 if "y: 0" in focus else 0.9) == corner


def test_a_picture_that_covers_fills_its_place(tmp_path: Path) -> None:
    lines = f"{PICTURE}, fit: cover, focus: {{x: 50, y: 0}}}}\n"
    made = laid(project(tmp_path, lines, **{"inside-name__jpg": jpeg((640, 480))}))
    box = picture_of(made.deck.pages[1])
    assert box.rect == Rect(48, 136, 864, 332)
    assert box.cut.window == Window(0, 0, 640, 246)
    memo = next(box for page in made.memo.pages for box in page.items if isinstance(box, PictureBox))
    assert memo.cut.window == Window(0, 0, 640, 480)


windows = st.builds(
    Window, st.integers(0, 5000), st.integers(0, 5000), st.integers(1, 5000), st.integers(1, 5000)
)


@given(window=windows, ratio=st.floats(0.05, 20), x=st.floats(0, 9999), y=st.floats(0, 9999))
def test_a_narrowed_window_stays_inside(window: Window, ratio: float, x: float, y: float) -> None:
    inner = window.narrowed(ratio, (x, y))
    assert window.x <= inner.x <= inner.x + inner.width <= window.x + window.width
    assert window.y <= inner.y <= inner.y + inner.height <= window.y + window.height
    assert inner.width == window.width or inner.height == window.height
    if window.holds((x, y)):
        assert inner.x - 1 <= x <= inner.x + inner.width + 1
        assert inner.y - 1 <= y <= inner.y + inner.height + 1


@pytest.mark.parametrize("make", [jpeg, png])
def test_random_harm_is_told_and_never_raises(tmp_path: Path, make: Callable[[], bytes]) -> None:
    whole = make()
    chance = Random(7)  # noqa: S311 - the same harm each time
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        path = tmp_path / "harm"
        path.write_bytes(data)
        if not isinstance(size := picture_size(path), str):
            image = opened(encoded(tmp_path, bytes(data), Window(0, 0, *size), size))
            assert image.size == size


def test_caption_and_credit_stand_beside_a_narrow_picture(tmp_path: Path) -> None:
    lines = f"{PICTURE}, caption: The tower at noon, credit: 'Photo: the harbour desk'}}\n"
    made = laid(project(tmp_path, lines, **{"inside-name__jpg": jpeg((480, 640))}))
    slide = made.deck.pages[1]
    box = picture_of(slide)
    beside = {item.slot: item.rect for item in slide.items if isinstance(item, TextBox)}
    assert box.rect.h == pytest.approx(332)
    assert beside["caption"].x == beside["credit"].x == pytest.approx(box.rect.right + 24)
    assert beside["credit"].bottom == pytest.approx(box.rect.bottom)


BESIDE = "themes:\n  view:\n    name: View\n    slide: picture-and-points\n"


@pytest.mark.parametrize("side", ["left", "right"])
def test_points_stand_beside_a_picture(tmp_path: Path, side: str) -> None:
    lines = f"{BESIDE}    points: [One, Two]\n    picture: {{file: a.jpg, alt: A quay, side: {side}}}\n"
    slide = laid(project(tmp_path, lines, a__jpg=jpeg())).deck.pages[1]
    (points,) = (item for item in slide.items if isinstance(item, TextBox) and item.slot == "body")
    places = {"left": (48, 492), "right": (492, 48)}
    assert (picture_of(slide).rect.x, points.rect.x) == places[side]
    assert picture_of(slide).slot == "picture"


def test_points_that_do_not_fit_beside_go_on_without_loss(tmp_path: Path) -> None:
    points = [f"Point {number} is said in quite a number of words, one more each" for number in range(30)]
    lines = f"{BESIDE}    points: {points}\n    picture: {{file: a.jpg, alt: A quay}}\n"
    pages = laid(project(tmp_path, lines, a__jpg=jpeg())).deck.pages[1:]
    assert [any(isinstance(item, PictureBox) for item in page.items) for page in pages[:2]] == [True, False]
    told = " ".join(page_text(page) for page in pages)
    assert [point for point in points if point not in told] == []


def test_a_picture_that_only_adorns_is_passed_over(tmp_path: Path) -> None:
    lines = f"{BESIDE}    points: [One, Two]\n    picture: {{file: a.jpg, decorative: yes}}\n"
    files = built(tmp_path, lines, a__jpg=jpeg())
    slide = Presentation(io.BytesIO(files["deck.pptx"])).slides[1]
    (shape,) = (shape for shape in slide.shapes if shape.name == "Picture")
    assert shape._element.nvPicPr.cNvPr.get("descr") == ""
    assert "decorative" in shape._element.xml
    assert b"/Figure" not in files["slides.pdf"]
    pages = PdfReader(io.BytesIO(files["memo.pdf"])).pages
    assert not [image for page in pages for image in page.images if image.image.height == 480]


def test_a_picture_that_only_adorns_is_no_slide(tmp_path: Path) -> None:
    lines = f"{THEME}    picture: {{file: a.jpg, decorative: yes}}\n"
    with pytest.raises(InputError, match="only adorns"):
        build([project(tmp_path, lines, a__jpg=jpeg())], tmp_path / "out")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("loop.png", "file-unreadable"),
        ("folder", "file-unreadable"),
        ("a%00b.png", "file-unreadable"),
        ("x" * 300 + ".png", "picture-missing"),
        ("../../../x.png", "path-outside"),
    ],
    ids=["loop", "folder", "NUL", "long", "outside"],
)
def test_a_picture_of_the_notes_that_is_no_file_is_told(tmp_path: Path, path: str, told: str) -> None:
    outline = project(tmp_path, notes=f"# N\n\n## T\n\nA thing.\n\n![A quay]({path})\n")
    (tmp_path / "loop.png").symlink_to(tmp_path / "loop.png")
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError) as raised:
        build([outline], tmp_path / "out")
    assert [each.code for each in raised.value.diagnostics] == [told]
