"""Languages of texts. In: language tags (BCP 47). Out: which is one, and which one serves for another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from deckgen.outline.decode import ByForm, Kind, ListOf, MapOf, Once, OneOrMany, Record
from deckgen.outline.scalars import TextKind
from deckgen.yamltree import Mapping, Node, Scalar

DEFAULT_LANGUAGE: Final = "en"
"""The language of an outline that names none."""

_PRIMARY: Final = (
    " aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de"
    " dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia"
    " id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo"
    " lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl"
    " ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk"
    " tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
    " "
)
"""The languages of ISO 639-1, each between spaces."""

_TAG: Final = re.compile(r"[a-z]{2}(-[A-Za-z0-9]{1,8})*")


def is_language(tag: str) -> bool:
    """Whether a text's key is a language: two small letters of ISO 639-1, and subtags of BCP 47."""
    return tag[2:3] in ("", "-") and f" {tag[:2]} " in _PRIMARY and bool(_TAG.fullmatch(tag))


def best_of(wanted: str, offered: Iterable[str]) -> str | None:
    """The language among ``offered`` that serves for ``wanted``.

    It is the longest tag that ``wanted`` begins with (RFC 4647, section 3.4: 'de' for 'de-AT'); else one
    of the same language in the same script ('en-GB' for 'en-US').
    """
    known = {tag.lower(): tag for tag in offered}
    rest = wanted.lower()
    while rest:
        if rest in known:
            return known[rest]
        rest = rest.rpartition("-")[0]
    return next((tag for tag in known.values() if _kin(tag) == _kin(wanted)), None)


def _kin(tag: str) -> tuple[str, str]:
    """The language and the script of a tag."""
    primary, *others = tag.lower().split("-")
    return primary, next((part for part in others if len(part) == 4 and part.isalpha()), "")


def is_by_language(kind: Kind[object], node: Node) -> bool:
    """Whether a mapping gives a value of this kind by language, rather than being the value itself.

    So it is where one of its keys is a language and none is the value's own. Where the author
    chooses the keys, as in a list of themes, it never is.
    """
    if not isinstance(node, Mapping) or not any(is_language(key.value) for key, _ in node.entries):
        return False
    return _gives_way(kind, {key.value for key, _ in node.entries})


def _gives_way(kind: Kind[object], keys: set[str]) -> bool:
    """Whether a mapping with these keys would mean nothing to ``kind``, though it holds texts."""
    match kind:
        case TextKind():
            return True
        case Record():
            return keys.isdisjoint(kind.by_name) and _holds_texts(kind)
        case ListOf(item=inner) | OneOrMany(item=inner) | Once(kind=inner):
            return _gives_way(inner, keys)
        case ByForm():
            return not any(isinstance(each, MapOf) for each in kind.kinds) and any(
                _gives_way(each, keys) for each in kind.kinds
            )
        case _:
            return False


@cache
def _holds_texts(kind: Kind[object]) -> bool:
    """Whether there is a text anywhere in a value of this kind."""
    match kind:
        case TextKind():
            return True
        case Record():
            return any(_holds_texts(declared.kind) for declared in kind.fields)
        case ListOf(item=inner) | OneOrMany(item=inner) | Once(kind=inner):
            return _holds_texts(inner)
        case MapOf():
            return _holds_texts(kind.key) or _holds_texts(kind.value)
        case ByForm():
            return any(map(_holds_texts, kind.kinds))
        case _:
            return False


def language_of(mapping: Mapping, key: str = "language") -> str | None:
    """The language that an outline or an audience names; None where it names none that can be one."""
    node = mapping.get(key)
    if isinstance(node, Scalar) and re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", node.value.strip()):
        return node.value.strip()
    return None


def tagged(tag: str, node: Node) -> Mapping:
    """A value that is said to be in a language."""
    return Mapping(((Scalar(tag, True, node.span), node),), node.span)


def reworded_text(before: Node, after: Node, own: str) -> Node:
    """A text said otherwise: ``after`` takes its place, language by language.

    A rewording in the language in which the text was written first takes the place of all of it: its
    translations would say what was said before.
    """
    if not isinstance(after, Mapping):
        return after
    texts = before if isinstance(before, Mapping) else tagged(own, before)
    first = texts.entries[0][0].value
    named = {key.value for key, _ in after.entries}
    if best_of(first, named):
        return after
    kept = tuple(entry for entry in texts.entries if entry[0].value not in named)
    return Mapping((*kept, *after.entries), after.span)
