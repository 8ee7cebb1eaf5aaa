"""Reading a brand.yml, the published format as it is (posit-dev.github.io/brand-yml).

In:  a file. Out: ``Brand``. Keys of the format that decks and memos have no use for are passed over;
what the format lacks lives under ``defaults.deckgen`` (``twins``, ``roles``, ``fallback``, ``memo``,
``forbidden``).
Nothing is fetched: a face is a file of the brand, or the metric twin of one that readers have.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Final

from deckgen import yamltree
from deckgen.assets import asset
from deckgen.brand.colours import MIXED, NAMED, ROLES, all_roles, hex_colour
from deckgen.brand.contrast import check_contrast
from deckgen.brand.form import check_form
from deckgen.brand.look import Brand, Face, Logo, Setting
from deckgen.brand.styles import text_styles
from deckgen.diagnostics import Report, Span, did_you_mean
from deckgen.pictures.files import picture_size
from deckgen.project import is_inside, project_root
from deckgen.values import dataclass
from deckgen.yamltree import Node, Scalar, Sequence

ALIGNMENTS: Final = (Setting.RAGGED.value, Setting.JUSTIFIED.value)
STYLES: Final = ("regular", "bold", "italic", "bold-italic")
SHOWN_DEFAULT: Final = "assets/brand.yml"


@dataclass(frozen=True, slots=True)
class _File:
    """A parsed brand file and where its paths count from."""

    root: yamltree.Mapping
    folder: Path
    shown: str
    report: Report

    def path(self, word: Scalar) -> Path | None:
        """The file that a path names; one that leads out of the project is an error.

        The built-in brand's own files are the program's.
        """
        project = project_root(self.folder)
        try:
            inside = self.shown == SHOWN_DEFAULT or is_inside(word.value, self.folder, project)
        except (OSError, RuntimeError, ValueError):
            inside = False
        if not inside:
            self.report.add("path-outside", word.span, path=word.value, root=project.name)
            return None
        return self.folder / word.value

    def at(self, *keys: str) -> Node | None:
        """The node under these keys, or None."""
        node: Node | None = self.root
        for key in keys:
            node = node.get(key) if isinstance(node, yamltree.Mapping) else None
        return node

    def mapping(self, *keys: str) -> tuple[tuple[Scalar, Node], ...]:
        node = self.at(*keys)
        return node.entries if isinstance(node, yamltree.Mapping) else ()

    def word(self, *keys: str) -> Scalar | None:
        node = self.at(*keys)
        return node if isinstance(node, Scalar) and not node.is_null else None


def read_brand(path: Path | None, shown: str, report: Report) -> Brand | None:
    """The brand of a file, or the built-in one where ``path`` is None. None after an error."""
    built_in = _open(asset("brand.yml"), SHOWN_DEFAULT, report)
    own = _open(path, shown, report) if path else built_in
    if own is None or built_in is None:
        return None
    found = Report()
    check_form(own.root, found)
    report.extend(found.diagnostics)
    if found.has_errors:
        return None
    before = len(report.diagnostics)
    colours = _colours(own, report)
    faces = _faces(own, built_in, report)
    logo = _logo(own, report)
    if len(report.diagnostics) > before and report.has_errors:
        return None
    template, mapping = _named(own, "template"), _named(own, "template_mapping")
    styles = text_styles(justified=_is_justified(own))
    if report.has_errors:
        return None
    forbidden = _forbidden(own)
    return Brand(_name(own), colours, faces, styles, logo, None, template, mapping, forbidden)


def _forbidden(file: _File) -> dict[str, str]:
    """Words that the house does not use, with those instead."""
    entries = file.mapping("defaults", "deckgen", "forbidden")
    return {
        key.value: "" if value.is_null else value.value for key, value in entries if isinstance(value, Scalar)
    }


def _is_justified(file: _File) -> bool:
    """Whether the memo's running text is justified; ragged is the default."""
    for name, _ in file.mapping("defaults", "deckgen", "memo"):
        if name.value != "alignment":
            hint = did_you_mean(name.value, ("alignment",))
            file.report.add(
                "unknown-key", name.span, key=name.value, where="in defaults.deckgen.memo", hint=hint
            )
    word = file.word("defaults", "deckgen", "memo", "alignment")
    if word and word.value not in ALIGNMENTS:
        hint = f"write {' or '.join(ALIGNMENTS)}"
        file.report.add("unknown-word", word.span, word=word.value, kind="alignment of a memo", hint=hint)
    return word is not None and word.value == Setting.JUSTIFIED.value


def _named(file: _File, key: str) -> Path | None:
    """The file that a key of ``defaults.deckgen`` names."""
    word = file.word("defaults", "deckgen", key)
    path = file.path(word) if word else None
    if word and path and not path.is_file():
        file.report.add(
            "file-missing", word.span, path=word.value, hint="the path counts from the brand's file"
        )
        return None
    return path


def family_files(path: Path, family: str) -> dict[str, Path]:
    """The files of a family that a brand file names, or those of its metric twin, by style.

    What is wrong with the file is told where it is read as a brand.
    """
    shown = SHOWN_DEFAULT if path == asset("brand.yml") else str(path)
    file = _open(path, shown, Report())
    found = (_font_files(file, family) or _twins(file, family)) if file else {}
    return {style: place for style, (place, _) in found.items() if place.is_file()}


def _open(path: Path, shown: str, report: Report) -> _File | None:
    node = yamltree.read_yaml(path, shown, report)
    if node is None:
        return None
    if not isinstance(node, yamltree.Mapping):
        report.add("wrong-type", node.span, key=shown, expected="a mapping", found="something else", hint="")
        return None
    return _File(node, path.parent, shown, report)


def _name(file: _File) -> str:
    word = (
        file.word("meta", "name") or file.word("meta", "name", "short") or file.word("meta", "name", "full")
    )
    return word.value if word else ""


# --- colours ----------------------------------------------------------------------------------


def _colours(file: _File, report: Report) -> dict[str, str]:
    palette: dict[str, Scalar] = {
        key.value: node for key, node in file.mapping("color", "palette") if isinstance(node, Scalar)
    }

    def resolve(word: Scalar) -> str | None:
        """A colour as written, a name of the palette, or a name of that name."""
        value = word.value
        for _ in range(8):
            found = hex_colour(value)
            if found:
                return found
            if value not in palette or palette[value].value == value:
                break
            value = palette[value].value
        report.add("colour-unknown", word.span, word=word.value, hint=did_you_mean(word.value, palette))
        return None

    named = {}
    for name in NAMED:
        word = file.word("color", name)
        if word and (value := resolve(word)):
            named[name] = value
    roles = {}
    for key, node in file.mapping("defaults", "deckgen", "roles"):
        if key.value not in ROLES:
            hint = did_you_mean(key.value, ROLES)
            report.add("unknown-key", key.span, key=key.value, where="in defaults.deckgen.roles", hint=hint)
        elif isinstance(node, Scalar) and (value := resolve(node)):
            roles[key.value] = value
    for word in palette.values():
        resolve(word)
    made = all_roles(named, roles)
    own = {NAMED[name][0] for name in named} | set(roles)
    check_contrast(made, own, _places(file), report)
    return made


def _places(file: _File) -> dict[str, Span]:
    """Where each role was written: in its own words, else where the colour was that it is mixed from."""
    whole = Span(file.shown)
    places = {
        role: word.span if (word := file.word("color", key)) else whole for key, (role, _) in NAMED.items()
    }
    own = {key.value: node.span for key, node in file.mapping("defaults", "deckgen", "roles")}
    for role, (base, _, _) in MIXED.items():
        places[role] = own.get(role) or places[base]
    return places


# --- type -------------------------------------------------------------------------------------


def _family(file: _File, name: str) -> Scalar | None:
    return file.word("typography", name) or file.word("typography", name, "family")


def _faces(own: _File, built_in: _File, report: Report) -> dict[str, Face]:
    """The faces for text, headings and code, and for what these lack, in four styles each."""
    base = _family(own, "base") or _family(built_in, "base")
    heading = _family(own, "headings") or _family(own, "base") or _family(built_in, "headings")
    code = _family(own, "monospace") or _family(built_in, "monospace")
    faces: dict[str, Face] = {}
    for role, word in (
        ("text", base),
        ("heading", heading),
        ("code", code),
        ("fallback", own.word("defaults", "deckgen", "fallback")),
    ):
        if word is None:
            continue
        files = _font_files(own, word.value) or _twins(own, word.value) or _twins(built_in, word.value)
        if "regular" not in files:
            known = [key.value for file in (own, built_in) for key, _ in _twin_entries(file)]
            hint = (
                f"name its files under typography.fonts (source: file), or its metric twin under "
                f"defaults.deckgen.twins; at hand: {', '.join(sorted(set(known)))}"
            )
            report.add("face-missing", word.span, family=word.value, style="regular", hint=hint)
            continue
        for style in STYLES:
            path, span = (
                files.get(style) or files["bold" if "bold" in style and "bold" in files else "regular"]
            )
            key = role if style == "regular" else f"{role}-{style}"
            if not path.is_file():
                report.add(
                    "face-missing",
                    span,
                    family=word.value,
                    style=style,
                    hint=f"there is no file '{path.name}' there",
                )
                continue
            faces[key] = Face(key, word.value, "bold" in style, "italic" in style, path, span)
    return faces


def _font_files(file: _File, family: str) -> dict[str, tuple[Path, Span]]:
    """The files that ``typography.fonts`` names for a family, by style."""
    fonts = file.at("typography", "fonts")
    found: dict[str, tuple[Path, Span]] = {}
    for entry in fonts.items if isinstance(fonts, Sequence) else ():
        if not isinstance(entry, yamltree.Mapping):
            continue
        name, files = entry.get("family"), entry.get("files")
        if not isinstance(name, Scalar) or name.value != family or not isinstance(files, Sequence):
            continue
        for item in files.items:
            path = item if isinstance(item, Scalar) else None
            style = "regular"
            if isinstance(item, yamltree.Mapping):
                given = item.get("path")
                path = given if isinstance(given, Scalar) else None
                style = _style_of(item)
            if path and (place := file.path(path)):
                found.setdefault(style, (place, path.span))
    return found


def _style_of(item: yamltree.Mapping) -> str:
    weight, slant = item.get("weight"), item.get("style")
    heavy = isinstance(weight, Scalar) and weight.value in {"bold", "700", "600", "800", "900"}
    italic = isinstance(slant, Scalar) and slant.value == "italic"
    return {(False, False): "regular", (True, False): "bold", (False, True): "italic"}.get(
        (heavy, italic), "bold-italic"
    )


def _twin_entries(file: _File) -> tuple[tuple[Scalar, Node], ...]:
    return file.mapping("defaults", "deckgen", "twins")


def _twins(file: _File, family: str) -> dict[str, tuple[Path, Span]]:
    """The files of a family's metric twin, by style."""
    for key, node in _twin_entries(file):
        if key.value == family and isinstance(node, yamltree.Mapping):
            return {
                style.value: (place, path.span)
                for style, path in node.entries
                if isinstance(path, Scalar) and (place := file.path(path))
            }
    return {}


# --- logo -------------------------------------------------------------------------------------


def _logo(file: _File, report: Report) -> Logo | None:
    """The smallest logo there is, for light and for dark grounds."""
    for size in ("small", "medium", "large"):
        node = file.at("logo", size) if isinstance(file.at("logo"), yamltree.Mapping) else file.at("logo")
        if node is None or (isinstance(node, Scalar) and node.is_null):
            continue
        light = dark = node
        if isinstance(node, yamltree.Mapping) and node.get("path") is None:
            light = node.get("light") or node.get("dark") or node
            dark = node.get("dark") or light
        on_light, on_dark = _picture(file, light, report), _picture(file, dark, report)
        if on_light is None or on_dark is None:
            return None
        return Logo(on_light[0], on_dark[0], on_light[1], _alt(file, light))
    return None


def _path_node(file: _File, node: Node) -> Scalar | None:
    """The scalar that holds the path: written there, or under the name of one of the images."""
    if isinstance(node, yamltree.Mapping):
        inner = node.get("path")
        return inner if isinstance(inner, Scalar) else None
    if not isinstance(node, Scalar):
        return None
    image = file.at("logo", "images", node.value)
    return _path_node(file, image) if image is not None and image is not node else node


def _alt(file: _File, node: Node) -> str:
    named = file.at("logo", "images", node.value) if isinstance(node, Scalar) else node
    alt = named.get("alt") if isinstance(named, yamltree.Mapping) else None
    return alt.value if isinstance(alt, Scalar) else ""


def _picture(file: _File, node: Node, report: Report) -> tuple[Path, float] | None:
    word = _path_node(file, node)
    if word is None:
        report.add("wrong-type", node.span, key="logo", expected="a path", found="something else", hint="")
        return None
    path = file.path(word)
    if path is None:
        return None
    if not path.is_file():
        report.add("picture-missing", word.span, path=word.value, root=file.shown)
        return None
    size = _size(path)
    if isinstance(size, str):
        report.add("picture-broken", word.span, path=word.value, reason=size)
        return None
    return path, size[0] / size[1]


def _size(path: Path) -> tuple[int, int] | str:
    """Width and height in pixels, or why there are none. A PNG tells in its first 24 bytes."""
    with path.open("rb") as stream:
        head = stream.read(24)
    if head[:8] == b"\x89PNG\r\n\x1a\n" and len(head) == 24:
        width, height = struct.unpack(">II", head[16:24])
        return (width, height) if width and height else "it is empty"
    return picture_size(path)
