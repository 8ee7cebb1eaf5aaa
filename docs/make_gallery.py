"""Make the gallery: ``python docs/make_gallery.py``; ``--check`` only says whether it is current.

In:  outlines/gallery.yaml and what docs/layouts.md says of each layout.
Out: docs/gallery.md and a picture of each slide in docs/gallery/; with ``--check`` exit code 1 and a
     line for each page or picture that is no longer what they give.

A slide is drawn by pdfium from our own PDF of it; the lines beside it are cut from the outline by their
places. Text is compared exactly, pictures as an eye would: another release of pdfium smooths edges
otherwise, and that is no change.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pypdfium2
import yaml
from PIL import Image, ImageChops, ImageFilter

from deckgen.build import paint
from deckgen.diagnostics import Report
from deckgen.document import lay_out
from deckgen.page import Page

ROOT = Path(__file__).resolve().parents[1]
OUTLINE = ROOT / "outlines" / "gallery.yaml"
LAYOUTS = ROOT / "docs" / "layouts.md"
PAGE = ROOT / "docs" / "gallery.md"
PICTURES = ROOT / "docs" / "gallery"

WIDTH = 640
"""Pixels across a picture."""

COLOURS = 256
"""Colours of its palette: the brand's, and the shades at their edges."""

SEEN = 48
"""Levels of grey, of 256, by which a blurred spot has to differ to be another one."""

SPOTS = 12
"""Such spots that a picture may have; a changed letter has more."""

HEAD = """\
# The gallery

Every layout, in the order of PowerPoint's menu, with the lines of
[outlines/gallery.yaml](../outlines/gallery.yaml) that made it.
[layouts.md](layouts.md) says how much each holds, [outline.md](outline.md) what each key means.

`python docs/make_gallery.py` makes this page and its pictures; `.ci/run` sees to it that they are current.
"""

Entries = Mapping[str, tuple[yaml.Node, yaml.Node]]
"""A mapping's keys and values with their places, by the keys' names."""


def main() -> int:
    parser = argparse.ArgumentParser(description="Make docs/gallery.md and its pictures.")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit code 1 if they are not current"
    )
    check = parser.parse_args().check
    text, pictures = made()
    if check:
        stale = list(found_stale(text, pictures))
        for line in stale:
            print(line)
        print("run: python docs/make_gallery.py" if stale else f"{len(pictures)} slides are current")
        return 1 if stale else 0
    PAGE.write_text(text, "utf-8", newline="\n")
    PICTURES.mkdir(exist_ok=True)
    for old in PICTURES.glob("*.png"):
        if old.name not in pictures:
            old.unlink()
    for name, picture in pictures.items():
        if not same(PICTURES / name, picture):
            (PICTURES / name).write_bytes(picture)
    print(f"{len(pictures)} slides in {PAGE.relative_to(ROOT)}")
    return 0


def made() -> tuple[str, Mapping[str, bytes]]:
    """The page's text, and its pictures by the names of their files."""
    report = Report()
    (document,) = lay_out([OUTLINE], report, formats=["slides"])
    report.stop_on_errors()
    pieces, says = Pieces(OUTLINE.read_text("utf-8")), purposes(LAYOUTS.read_text("utf-8"))
    drawn = pypdfium2.PdfDocument(paint(document))
    parts, pictures = [HEAD], {}
    last = ""
    for page, drawing in zip(document.pages.pages, drawn, strict=True):
        layout = layout_of(page, says)
        if layout != last:
            parts.append(f"## `{layout}`\n\n{says[layout]}\n")
        last = layout
        name = f"{page.key}.png"
        pictures[name] = png(drawing.render(scale=WIDTH / drawing.get_width()).to_pil())
        alt = re.sub(r"([\[\]\\])", r"\\\1", page.title)
        parts.append(f"![{alt}](gallery/{name})\n\n```yaml\n{pieces.of(page.key)}\n```\n")
    return "\n".join(parts), pictures


def layout_of(page: Page, known: Mapping[str, str]) -> str:
    """The word for a page's layout: that of its sheet, without the step of type and the takeaway."""
    name = page.sheet.partition("+")[0]
    return max((word for word in known if f"{name}-".startswith(f"{word}-")), key=len)


def purposes(text: str) -> Mapping[str, str]:
    """What docs/layouts.md says first about each layout, by the layout's word."""
    return dict(re.findall(r"^### `([a-z-]+)`\n\n(.+?)\n", text, re.MULTILINE))


class Pieces:
    """The lines of an outline that make a slide. A key's lines go on while they stand deeper than it."""

    def __init__(self, text: str) -> None:
        self.lines = text.splitlines()
        self.root = _entries(yaml.compose(text, yaml.SafeLoader))

    def of(self, key: str) -> str:
        """The lines of a slide's key, moved to the left."""
        match key:
            case "cover":
                plain = (name for name, value in self.root.items() if isinstance(value[1], yaml.ScalarNode))
                found = [line for name in plain if "headline" not in name for line in self._top(name)]
            case "agenda":
                found = [*self._top("agenda"), *self._asked()]
            case "bottom-line" | "closing":
                found = self._top(key.replace("-", "_"))
            case "annex":
                found = [*self._top("annex"), *self._top("deck")]
            case "sources":
                found = [*self._top("sources_headline"), *self._top("sources")]
            case _:
                found = self._theme(_entries(self.root["themes"][1]), key)
        left = min(_indent(line) for line in found if line)
        return "\n".join(line[left:] for line in found)

    def _top(self, name: str) -> list[str]:
        return self._lines(self.root[name][0])

    def _asked(self) -> Iterator[str]:
        """What the agenda shows of each theme."""
        themes, entries = self.root["themes"]
        yield self.lines[themes.start_mark.line]
        for name, theme in _entries(entries).values():
            yield self.lines[name.start_mark.line]
            for key, (at, _) in _entries(theme).items():
                if key in ("name", "question", "minutes"):
                    yield from self._lines(at)

    def _theme(self, themes: Entries, key: str) -> list[str]:
        """A theme's lines, without those of the themes that it holds; none if it is not among these."""
        for name, (at, theme) in themes.items():
            inner = _entries(theme).get("themes")
            if name == key:
                until = inner[0].start_mark.line if inner else None
                return self._lines(at, until)
            found = self._theme(_entries(inner[1]), key) if inner else []
            if found:
                return found
        return []

    def _lines(self, key: yaml.Node, until: int | None = None) -> list[str]:
        first = key.start_mark.line
        found = [self.lines[first]]
        for line in self.lines[first + 1 : until]:
            if line.strip() and _indent(line) <= _indent(found[0]):
                break
            found.append(line)
        while not found[-1].strip():
            found.pop()
        return found


def _entries(node: yaml.Node | None) -> Entries:
    """Keys and values of a mapping by the keys' names."""
    return {key.value: (key, value) for key, value in node.value} if node else {}


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def png(picture: Image.Image) -> bytes:
    """A small PNG with a palette that keeps rare colours, such as the accent."""
    data = io.BytesIO()
    reduced = picture.convert("RGB").quantize(
        COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
    )
    reduced.save(data, "PNG", optimize=True)
    return data.getvalue()


def found_stale(text: str, pictures: Mapping[str, bytes]) -> Iterator[str]:
    """What is not as it would be made now."""
    if not PAGE.is_file() or PAGE.read_text("utf-8") != text:
        yield f"{PAGE.relative_to(ROOT)} is not what the outline gives"
    for name in sorted({*pictures, *(path.name for path in PICTURES.glob("*.png"))}):
        if name not in pictures:
            yield f"{name} shows no slide"
        elif not same(PICTURES / name, pictures[name]):
            yield f"{name} is not what its slide looks like"


def same(path: Path, picture: bytes) -> bool:
    """Whether a file shows the same as a picture, but for how edges are smoothed."""
    if not path.is_file():
        return False
    one, two = (Image.open(data).convert("L") for data in (path, io.BytesIO(picture)))
    if one.size != two.size:
        return False
    blurred = (image.filter(ImageFilter.BoxBlur(1)) for image in (one, two))
    spots = ImageChops.difference(*blurred).histogram()[SEEN:]
    return sum(spots) <= SPOTS


if __name__ == "__main__":
    sys.exit(main())
