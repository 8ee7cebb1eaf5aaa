"""English as the rules of style know it: verbs, acronyms, vague words. In: assets/style. Out: ``English``.

Nothing is parsed. A word is a verb where it is a form of one, and stands where a noun would not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from deckgen.assets import asset
from deckgen.diagnostics import Report
from deckgen.values import dataclass
from deckgen.yamltree import Mapping, Scalar, read_yaml

_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*")
_VOWELS: Final = "aeiou"


@dataclass(frozen=True, slots=True)
class English:
    """Forms of verbs, those that are never nouns (``sure``) and base forms; acronyms; vague words.

    ``before_noun`` and ``behind_noun`` are words next to which a noun stands, ``asking`` those that begin
    a question, ``small`` those without a letter in an acronym.
    """

    forms: frozenset[str]
    sure: frozenset[str]
    bases: frozenset[str]
    before_noun: frozenset[str]
    behind_noun: frozenset[str]
    asking: frozenset[str]
    small: frozenset[str]
    acronyms: frozenset[str]
    vague: tuple[str, ...]

    def has_verb(self, text: str) -> bool:
        """Whether a text may be a sentence: one of its words is a verb, as far as can be told."""
        words = words_in(text)
        return any(word in self.sure or self._acts(at, words) for at, word in enumerate(words))

    def _acts(self, at: int, words: list[str]) -> bool:
        """Whether a word that may be a noun or a verb stands as a verb."""
        if words[at] not in self.forms or at == len(words) - 1:
            return False
        before = words[at - 1] if at else ""
        if before in self.before_noun:
            return False
        several = before.endswith("s") and not before.endswith(("ss", "’s")) and words[at] in self.bases
        return several or words[at + 1] not in self.behind_noun

    def may_be_verb(self, word: str) -> bool:
        """Whether a word is a form of a verb, be it a noun, too."""
        return word in self.forms


def words_in(text: str) -> list[str]:
    """The words of a text in small letters."""
    return [found.group().lower().replace("'", "’") for found in _WORD.finditer(text)]


@cache
def read_english() -> English:
    """What is known of English."""
    path = asset("style", "en.yml")
    report = Report()
    root = read_yaml(path, path.name, report)
    report.stop_on_errors()
    if not isinstance(root, Mapping):
        raise TypeError(f"{path.name} is no mapping")
    listed = {key.value: value.value for key, value in root.entries if isinstance(value, Scalar)}
    words = {key: frozenset(value.split()) for key, value in listed.items()}
    past = frozenset(form for base in words["verbs"] for form in _past(base))
    forms = past | words["forms"] | {form for base in words["verbs"] for form in _present(base)}
    both = {form for base in words["nouns"] for form in _present(base)}
    return English(
        forms,
        (forms - both) | past,
        words["verbs"],
        words["before_noun"],
        words["behind_noun"],
        words["asking"],
        words["small"],
        words["acronyms"],
        tuple(" ".join(each.split()) for each in listed["vague"].split(";")),
    )


def _present(base: str) -> Iterator[str]:
    """The base form, and that of the third person."""
    yield base
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        yield base + "es"
    elif base.endswith("y") and base[-2] not in _VOWELS:
        yield base[:-1] + "ies"
    else:
        yield base + "s"


def _past(base: str) -> Iterator[str]:
    """The regular past; where a consonant may double, both forms."""
    if base.endswith("e"):
        yield base + "d"
    elif base.endswith("y") and base[-2] not in _VOWELS:
        yield base[:-1] + "ied"
    else:
        yield base + "ed"
        if base[-1] not in "aeiouwxy" and base[-2] in _VOWELS:
            yield base + base[-1] + "ed"
