"""The same page at another size, in other colours, or owned by the nodes of another document.

In:  values of this room: items, paragraphs, slots. Out: the same with every length times a factor, or
with colour roles or owners replaced. Lengths are all fields of type ``float`` but those named in
``NO_LENGTHS``; what belongs to the model, such as a chart's numbers, stays.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final, TypeVar

NO_LENGTHS: Final = frozenset({"least", "most", "step", "full"})
"""Fields that hold a number and no length: values of an axis, shares."""

_COLOURS: Final = frozenset({"colour", "fill", "bullet_colour"})
_ROOM: Final = __name__.rpartition(".")[0]

Value = TypeVar("Value")


def scaled(value: Value, factor: float, *, exact: bool = False) -> Value:
    """The value with its lengths times ``factor``.

    ``exact``: sizes of type are not rounded, for those who draw the lines as they were measured.
    """

    def change(name: str, kind: str, content: object) -> object:
        if name in NO_LENGTHS or "float" not in kind:
            return content
        if name == "size" and not exact and isinstance(content, (int, float)):
            return _rounded(content * factor)
        return _times(content, factor)

    return value if factor == 1 else _changed(value, change)


def _rounded(size: float) -> float:
    """A size of type in tenths of a point, not above what was measured.

    Renderers round sizes to units of their own; a text must not become wider by that.
    """
    nearest = round(size, 1)
    return nearest if abs(size - nearest) < 1e-6 else math.floor(size * 10 - 0.2) / 10


def _times(content: object, factor: float) -> object:
    if isinstance(content, tuple):
        return tuple(_times(each, factor) for each in content)
    return content * factor if isinstance(content, (int, float)) else content


def recoloured(value: Value, roles: Mapping[str, str]) -> Value:
    """The value with colour roles replaced by others."""

    def change(name: str, kind: str, content: object) -> object:
        return roles.get(content, content) if name in _COLOURS and isinstance(content, str) else content

    return _changed(value, change)


def owned(value: Value, owners: Mapping[int, int]) -> Value:
    """The value owned by other nodes: ``owners`` are their serials by those of the present ones."""

    def change(name: str, kind: str, content: object) -> object:
        return owners[content] if name == "owner" and content and isinstance(content, int) else content

    return _changed(value, change)


_Change = Callable[[str, str, object], object]


@cache
def _fields(kind: type) -> tuple[tuple[str, str], ...]:
    return tuple((field.name, str(field.type)) for field in dataclasses.fields(kind) if field.init)


def _changed(value: Value, change: _Change) -> Value:
    """The value with every leaf of this room's classes changed."""
    if isinstance(value, tuple):
        return tuple(_changed(each, change) for each in value)  # type: ignore[return-value]
    kind = type(value)
    if not dataclasses.is_dataclass(kind) or not kind.__module__.startswith(_ROOM):
        return value
    made: dict[str, object] = {}
    for name, annotation in _fields(kind):
        content = getattr(value, name)
        after = change(name, annotation, content)
        made[name] = _changed(content, change) if after is content else after
    return kind(**made)
