"""Pictures as an author writes them. In: the mapping under ``picture``. Out: ``Picture`` values."""

from __future__ import annotations

import re
from typing import Final

from deckgen.diagnostics import Span
from deckgen.model.pictures import Beside, Fit, Picture, Window
from deckgen.outline.decode import Field, Record, Scope, Values
from deckgen.outline.marked import bearing
from deckgen.outline.points import TOLD
from deckgen.outline.scalars import FLAG, TEXT, WORD, OneOf, ScalarKind, Whole
from deckgen.outline.tables import CAPTION
from deckgen.outline.tree import Word
from deckgen.pictures.files import is_drawing
from deckgen.values import dataclass

_RATIO_FORM = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,3})?):([0-9]{1,4}(?:\.[0-9]{1,3})?)")
_WIDEST: Final = 10.0
"""A picture ten times as wide as high, or as high as wide, is no picture any more."""


class RatioKind(ScalarKind[float]):
    """Width to height, as in 16:9."""

    expected = "a ratio"

    def of_word(self, word: Word, key: str, scope: Scope) -> float | None:
        found = _RATIO_FORM.fullmatch(word.value)
        if found and float(found[1]) and float(found[2]):
            ratio = float(found[1]) / float(found[2])
            if 1 / _WIDEST <= ratio <= _WIDEST:
                return ratio
        reason, hint = "a ratio from 1:10 to 10:1 is expected", "write width and height as 16:9"
        scope.report.add("bad-value", word.span, key=key, value=word.value, reason=reason, hint=hint)
        return None


@dataclass(frozen=True, slots=True)
class _Crop:
    """Percent cut away at each side, then the proportions of what is left."""

    left: int
    top: int
    right: int
    bottom: int
    ratio: float | None
    span: Span


_PERCENT: Final = Whole(0, 99)
_RATIO: Final = Field("ratio", RatioKind(), "the proportions of what is left, as 16:9")
_LEFT: Final = Field("left", _PERCENT, "percent of the width cut away at the left")
_TOP: Final = Field("top", _PERCENT, "percent of the height cut away at the top")
_RIGHT: Final = Field("right", _PERCENT, "percent of the width cut away at the right")
_BOTTOM: Final = Field("bottom", _PERCENT, "percent of the height cut away at the bottom")


def _crop(values: Values, scope: Scope) -> _Crop:
    left, top, right, bottom = (values.get(side) or 0 for side in (_LEFT, _TOP, _RIGHT, _BOTTOM))
    return _Crop(left, top, right, bottom, values.get(_RATIO), values.span)


_X: Final = Field("x", Whole(0, 100), "percent of the width, from the left", required=True)
_Y: Final = Field("y", Whole(0, 100), "percent of the height, from the top", required=True)


def _point(values: Values, scope: Scope) -> tuple[int, int]:
    return values.need(_X), values.need(_Y)


_FILE: Final = Field("file", WORD, "a PNG, JPEG or SVG file", required=True)
_ALT: Final = Field("alt", TEXT, "what the picture shows, in a sentence")
_DECORATIVE: Final = Field("decorative", FLAG, "whether it only adorns, and shows nothing")
_CREDIT: Final = Field("credit", TEXT, "whose picture it is")
_CROP: Final = Field(
    "crop", Record("a crop", (_RATIO, _LEFT, _TOP, _RIGHT, _BOTTOM), _crop, short=_RATIO), "what is cut away"
)
_FOCUS: Final = Field("focus", Record("a focus", (_X, _Y), _point), "the point that stays in sight")
_FIT: Final = Field("fit", OneOf("fit", tuple(fit.value for fit in Fit)), "whether it fills its place")
_BESIDE: Final = Field(
    "side", OneOf("side", tuple(side.value for side in Beside)), "where it stands beside points"
)


def _picture(values: Values, scope: Scope) -> Picture | None:
    file, alt = values.need(_FILE), values.get(_ALT)
    found = scope.files.picture(file, scope.report)
    decorative = values.get(_DECORATIVE) or False
    _check_said(values, file, scope, decorative=decorative)
    if found is None or (alt is None and not decorative):
        return None
    path, width, height = found
    focus = _focus_of(values, width, height)
    window = _window(Window(0, 0, width, height), focus, values, scope)
    fit, beside = values.get(_FIT), values.get(_BESIDE)
    if is_drawing(path):
        _check_drawing(values, scope)
    return Picture(
        path,
        window,
        alt.plain if alt and not decorative else "",
        values.span,
        values.get(CAPTION),
        values.get(_CREDIT),
        focus,
        Fit(fit.value) if fit else Fit.CONTAIN,
        Beside(beside.value) if beside else Beside.RIGHT,
    )


def _check_said(values: Values, file: Word, scope: Scope, *, decorative: bool) -> None:
    """A picture says what it shows; one that only adorns has nothing to say and no caption."""
    if not decorative and not values.has(_ALT):
        scope.report.add("picture-alt", file.span, path=file.value)
    for said in (_ALT, CAPTION):
        if decorative and values.has(said):
            scope.report.add("either-or", values.place(said), key=said.name, other=_DECORATIVE.name)


def _check_drawing(values: Values, scope: Scope) -> None:
    """A drawing stands whole: what a crop would hide of it would stay in the file."""
    covers = (fit := values.get(_FIT)) is not None and fit.value == Fit.COVER.value
    for cutting in (_CROP, *([_FIT] if covers else [])):
        if values.has(cutting):
            scope.report.add("picture-uncut", values.place(cutting), key=cutting.name)


def _window(whole: Window, focus: tuple[float, float], values: Values, scope: Scope) -> Window:
    """What the crop leaves; the focus has to lie in it where the author names one."""
    crop = values.get(_CROP)
    if crop is None:
        return whole
    left, right = (round(whole.width * percent / 100) for percent in (crop.left, 100 - crop.right))
    top, bottom = (round(whole.height * percent / 100) for percent in (crop.top, 100 - crop.bottom))
    if left >= right or top >= bottom:
        hint = "left and right together, and top and bottom, stay below 100 percent"
        scope.report.add("picture-crop", crop.span, hint=hint)
        return whole
    window = Window(left, top, right - left, bottom - top)
    if values.has(_FOCUS) and not window.holds(focus):
        scope.report.add("picture-focus", values.place(_FOCUS))
    return window if crop.ratio is None else window.narrowed(crop.ratio, focus)


def _photo(values: Values, scope: Scope) -> Picture | None:
    """A photograph of a person, who is its text alternative; it fills its place."""
    found = scope.files.picture(values.need(_FILE), scope.report)
    if found is None:
        return None
    path, width, height = found
    if is_drawing(path):
        scope.report.add("picture-uncut", values.place(_FILE), key="photo")
    focus = _focus_of(values, width, height)
    window = _window(Window(0, 0, width, height), focus, values, scope)
    return Picture(path, window, "", values.span, focus=focus, fit=Fit.COVER)


def _focus_of(values: Values, width: int, height: int) -> tuple[float, float]:
    """The point that stays in sight, in pixels: the author's, or the middle."""
    x, y = values.get(_FOCUS) or (50, 50)
    return x / 100 * width, y / 100 * height


PHOTO: Final = Record("a photograph", (_FILE, _CROP, _FOCUS, *TOLD), bearing(_photo), short=_FILE)
PICTURE: Final = Record(
    "a picture",
    (_FILE, _ALT, _DECORATIVE, CAPTION, _CREDIT, _CROP, _FOCUS, _FIT, _BESIDE, *TOLD),
    bearing(_picture, CAPTION),
    short=_FILE,
)
