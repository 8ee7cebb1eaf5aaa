"""Frozen dataclasses, made cheaply.

In:  a class body with annotations. Out: the dataclass that ``dataclasses.dataclass`` would make of it,
for the options used in this project: ``frozen``, ``slots``, ``eq`` and ``order``.

The standard decorator compiles half a dozen methods for each class, 0.45 ms a class on Python 3.11;
there are 200 classes. Here only ``__init__`` is compiled, once for all classes of a pattern; the other
methods are shared.
``fields``, ``replace``, pattern matching and the type checker see dataclasses as they know them.
docs/adr/0008 has the figures.
"""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Callable, Iterable
from dataclasses import MISSING, FrozenInstanceError
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - exported
else:

    def dataclass(cls=None, /, *, frozen=False, slots=False, eq=True, order=False):
        """As ``dataclasses.dataclass``, with these options."""

        def make(body: type) -> type:
            return _made(body, frozen=frozen, slots=slots, eq=eq, order=order)

        return make if cls is None else make(cls)


def _made(cls: type, *, frozen: bool, slots: bool, eq: bool, order: bool) -> type:
    cls.__doc__ = cls.__doc__ or cls.__name__  # else the standard library works out a signature for it
    every = _declared(cls)
    names = tuple(field.name for field in every)
    methods: dict[str, Any] = {"__init__": _initialiser(cls, every, frozen=frozen)}
    if "__repr__" not in cls.__dict__:
        methods["__repr__"] = _shown
    if eq:
        methods |= _compared(names, order=order, hashable=frozen)
    if frozen:
        methods |= {"__setattr__": _refuse_setting, "__delattr__": _refuse_deleting}
        if slots:
            methods |= {"__getstate__": _state, "__setstate__": _restore}
    if slots:
        return _slotted(cls, names, methods)
    for name, method in methods.items():
        setattr(cls, name, method)
    return cls


def _declared(cls: type) -> tuple[dataclasses.Field[Any], ...]:
    """Make the class a dataclass without methods; its fields.

    The standard library searches each annotation that is a string three times for ``ClassVar`` and its
    like, which no class here has: so it is shown none while it works.
    """
    annotations = inspect.get_annotations(cls)
    cls.__annotations__ = dict.fromkeys(annotations, object)
    dataclasses.dataclass(init=False, repr=False, eq=False)(cls)
    cls.__annotations__ = annotations
    fields = dataclasses.fields(cls)
    for field in fields:
        field.type = annotations.get(field.name, field.type)
    return fields


def _initialiser(cls: type, every: Iterable[dataclasses.Field[Any]], *, frozen: bool) -> Callable[..., None]:
    """``__init__``. Classes of one pattern share what is compiled; the names in it are each one's own."""
    known: dict[str, Any] = {"_set": object.__setattr__, "_missing": MISSING}
    names: dict[object, str] = {}
    ways: list[str] = []
    defaults: list[object] = []
    for field in every:
        number, has_default = len(ways), field.default is not MISSING
        if field.default_factory is not MISSING:
            known[f"_make{number}"] = field.default_factory
            ways.append(_GIVEN_OR_MADE if field.init else _MADE)
        elif field.init:
            ways.append(_GIVEN)
        elif has_default:
            known[f"_default{number}"] = field.default
            ways.append(_FIXED)
        else:
            continue
        names[f"_{number}"] = field.name
        if has_default or ways[-1] == _GIVEN_OR_MADE:
            defaults += [field.default] if field.init else []  # MISSING has it made
        elif defaults and field.init:
            raise TypeError(f"{cls.__qualname__}.{field.name} has no default, but follows one that has")
    code = _compiled(tuple(ways), frozen, hasattr(cls, "__post_init__"))
    own = code.replace(
        co_varnames=tuple(names.get(word, word) for word in code.co_varnames),
        co_names=tuple(names.get(word, word) for word in code.co_names),
        co_consts=tuple(names.get(value, value) for value in code.co_consts),
    )
    made = FunctionType(own, known, "__init__", tuple(defaults))
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


_GIVEN: Final = "{name}"
_GIVEN_OR_MADE: Final = "_make{number}() if {name} is _missing else {name}"
_MADE: Final = "_make{number}()"
_FIXED: Final = "_default{number}"
"""The ways in which a field gets its value."""


@cache
def _compiled(ways: tuple[str, ...], frozen: bool, has_post_init: bool) -> CodeType:
    """``__init__`` for fields called _0, _1 and so on; those of a frozen class are set past its refusal."""
    parameters = ["self"]
    lines = []
    for number, way in enumerate(ways):
        name = f"_{number}"
        value = way.format(name=name, number=number)
        lines.append(f" _set(self,{name!r},{value})" if frozen else f" self.{name}={value}")
        if way in (_GIVEN, _GIVEN_OR_MADE):
            parameters.append(name)
    if has_post_init:
        lines.append(" self.__post_init__()")
    space: dict[str, Any] = {}
    source = f"def __init__({','.join(parameters)}):\n" + ("\n".join(lines) or " pass")
    exec(source, space)  # noqa: S102 - no word of it comes from outside
    code: CodeType = space["__init__"].__code__
    return code


def _slotted(cls: type, names: Iterable[str], methods: dict[str, Any]) -> type:
    """The class again, with slots and these methods; a class cannot get slots after it was made."""
    inherited = {slot for base in cls.__mro__[1:] for slot in getattr(base, "__slots__", ())}
    own = tuple(name for name in names if name not in inherited)
    body = {key: value for key, value in cls.__dict__.items() if key not in own and key not in _PER_CLASS}
    body |= methods | {"__slots__": own}
    made = type(cls)(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__
    return made


_PER_CLASS = frozenset(("__dict__", "__weakref__"))


def _compared(names: tuple[str, ...], *, order: bool, hashable: bool) -> dict[str, Any]:
    """Comparison by the values of all fields, between values of one class only."""
    values: Callable[[Any], Any] = attrgetter(*names) if names else lambda _: ()

    def equal(self: Any, other: object) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def below(self: Any, other: object) -> Any:
        return values(self) < values(other) if other.__class__ is self.__class__ else NotImplemented

    def at_most(self: Any, other: object) -> Any:
        return values(self) <= values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(values(self))

    methods: dict[str, Any] = {"__eq__": equal, "__hash__": hashed if hashable else None}
    if order:
        methods |= {"__lt__": below, "__le__": at_most}
    return methods


def _shown(self: Any) -> str:
    shown = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self))
    return f"{type(self).__qualname__}({shown})"


def _refuse_setting(self: object, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _restore(self: Any, state: Iterable[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
