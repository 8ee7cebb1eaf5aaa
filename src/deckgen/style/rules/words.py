"""Rules on words: acronyms that nobody explains, vague likelihood, words that the house does not use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from deckgen.model.reading import own_words
from deckgen.style.english import read_english
from deckgen.style.rule import Found, Rule, Told, advice, found

_ACRONYM: Final = re.compile(r"(?<![\w/.:&-])(?=[A-Z0-9&]*[A-Z][A-Z0-9&]*[A-Z])([A-Z][A-Z0-9&]*)s?(?![\w/])")
_ROMAN: Final = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_NAME: Final = re.compile(r"[^\W\d_]+")


def acronym_explained(told: Told) -> Iterator[Found]:
    """Where an acronym stands first, its words stand with it."""
    english = read_english()
    known = english.acronyms | told.house.acronyms
    met: set[str] = set()
    for text in told.texts():
        plain = own_words(text)
        if plain.upper() == plain:
            continue  # capitals all through are no acronyms
        for each in _ACRONYM.finditer(plain):
            word = each[1]
            if word in met or word in known or _is_no_acronym(word, plain[each.end() :]):
                continue
            met.add(word)
            if not _explained(word, plain, each.end(), english.small):
                yield found(text.span, word=word, sought=word)


def _is_no_acronym(word: str, behind: str) -> bool:
    """Whether capitals are a number, or stand before a name, as two initials do: JD Vance."""
    return bool(_ROMAN.fullmatch(word)) or (len(word) == 2 and re.match(r"\s[A-Z][a-z]", behind) is not None)


def _explained(word: str, text: str, end: int, small: frozenset[str]) -> bool:
    """Whether a bracket behind it says what it means, or the text has words of which it is made."""
    if re.match(r"\s*\((?=[^)]{4})", text[end:]):
        return True
    names = [each for each in _NAME.findall(text) if each.lower() not in small and each != word]
    return word.lower() in "".join(each[0] for each in names).lower()


def likelihood_plain(told: Told) -> Iterator[Found]:
    """How likely something is, the vocabulary's terms say; other words mean what each reader likes."""
    terms = sorted(read_english().vague, key=len, reverse=True)
    vague = _pattern(terms)
    for text in told.texts():
        for each in vague.finditer(own_words(text)):
            yield found(text.span, word=each.group(), sought=each.group(), terms=told.house.likelihood)


def word_allowed(told: Told) -> Iterator[Found]:
    """The house has its words."""
    instead = {" ".join(word.lower().split()): better for word, better in told.house.forbidden.items()}
    if not instead:
        return
    pattern = _pattern(sorted(instead, key=len, reverse=True))
    for text in told.texts():
        for each in pattern.finditer(own_words(text)):
            better = instead[" ".join(each.group().lower().split())]
            hint = f"write '{better}'" if better else "say it otherwise"
            yield found(text.span, word=each.group(), sought=each.group(), hint=hint)


def _pattern(words: list[str]) -> re.Pattern[str]:
    """Any of the words, whatever their capitals and the blanks between them."""
    forms = (r"\s+".join(map(re.escape, word.split())) for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)


RULES: Final = (
    Rule(
        "style-acronym",
        advice(
            "'{word}' is not explained where it stands first",
            "write its words with it, or name it under 'acronyms' in 'style'",
        ),
        acronym_explained,
        english=True,
    ),
    Rule(
        "style-likelihood",
        advice(
            "'{word}' does not say how likely it is",
            "write a term of the vocabulary: {terms}",
        ),
        likelihood_plain,
        english=True,
    ),
    Rule("style-forbidden", advice("the house does not use '{word}'", "{hint}"), word_allowed),
)
