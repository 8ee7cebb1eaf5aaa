"""Single values: texts, words, numbers, dates, files. In: scalar nodes. Out: typed values."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Final

from deckgen.diagnostics import did_you_mean
from deckgen.markup import inline_text, with_holders
from deckgen.model.inline import Text
from deckgen.outline.data import Figure, parse_figure
from deckgen.outline.decode import Kind, Scope, T_co
from deckgen.outline.tree import Word
from deckgen.values import dataclass
from deckgen.yamltree import Node, Scalar

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_QUOTES = (("“", "”"), ("„", "“"), ('"', '"'), ("«", "»"), ("‘", "’"))


class ScalarKind(Kind[T_co]):
    """A kind that is written as one scalar."""

    def accepts(self, node: Node) -> bool:
        return isinstance(node, Scalar)

    def decode(self, node: Node, key: str, scope: Scope) -> T_co | None:
        assert isinstance(node, Scalar)  # noqa: S101 - ``accepts`` let nothing else through
        if node.is_null or not node.value.strip():
            return self.of_nothing(node, key, scope)
        return self.of_word(Word(" ".join(node.value.split()), node.span), key, scope)

    def of_nothing(self, node: Scalar, key: str, scope: Scope) -> T_co | None:
        scope.report.add("empty-text", node.span, key=key)
        return None

    def of_word(self, word: Word, key: str, scope: Scope) -> T_co | None:
        raise NotImplementedError


@dataclass(frozen=True, slots=True, eq=False)
class TextKind(ScalarKind[Text]):
    """Inline text. ``blank`` lets it be empty; ``unquoted`` drops quotation marks around it."""

    blank: bool = False
    unquoted: bool = False

    expected = "a text"

    def of_nothing(self, node: Scalar, key: str, scope: Scope) -> Text | None:
        return Text((), node.span) if self.blank else ScalarKind.of_nothing(self, node, key, scope)

    def decode(self, node: Node, key: str, scope: Scope) -> Text | None:
        if not isinstance(node, Scalar) or not node.plain or not node.value.strip():
            return ScalarKind.decode(self, node, key, scope)
        written, plain = with_holders(node.value, node.plain)
        return self._read(Word(" ".join(written.split()), node.span), plain, key, scope)

    def of_word(self, word: Word, key: str, scope: Scope) -> Text | None:
        return self._read(word, (), key, scope)

    def _read(self, word: Word, plain: tuple[str, ...], key: str, scope: Scope) -> Text | None:
        written = word.value
        if self.unquoted:
            for begin, end in _QUOTES:
                if len(written) > 2 and written.startswith(begin) and written.endswith(end):
                    written = written[1:-1]
        text = inline_text(written, word.span, scope.report, plain)
        if not text and not self.blank:
            scope.report.add("empty-text", word.span, key=key)
            return None
        return text


class WordKind(ScalarKind[Word]):
    """A name or keyword, whatever it is."""

    expected = "a text"

    def of_word(self, word: Word, key: str, scope: Scope) -> Word | None:
        return word


@dataclass(frozen=True, slots=True, eq=False)
class OneOf(ScalarKind[Word]):
    """One of some words; ``name`` is what such a word is called: 'slide layout'."""

    name: str
    words: tuple[str, ...]

    @property
    def expected(self) -> str:
        return f"{'an' if self.name[0] in 'aeiou' else 'a'} {self.name}"

    def of_word(self, word: Word, key: str, scope: Scope) -> Word | None:
        if word.value in self.words:
            return word
        hint = did_you_mean(word.value, self.words)
        scope.report.add("unknown-word", word.span, word=word.value, kind=self.name, hint=hint)
        return None


@dataclass(frozen=True, slots=True, eq=False)
class KeyKind(ScalarKind[Word]):
    """A name that the author gives: of a theme, an audience, a source. It may become a file's name."""

    reserved: tuple[str, ...] = ()

    expected = "a name"

    def of_word(self, word: Word, key: str, scope: Scope) -> Word | None:
        if not _KEY.fullmatch(word.value):
            reason, hint = "a name has small letters, digits and hyphens only", "for instance 'next-steps'"
        elif word.value in self.reserved:
            reason, hint = "this name stands for a part that every document has", "choose another name"
        else:
            return word
        scope.report.add("bad-value", word.span, key=key, value=word.value, reason=reason, hint=hint)
        return None


class AudienceKind(ScalarKind[Word]):
    """The name of an audience of this outline."""

    expected = "an audience"

    def of_word(self, word: Word, key: str, scope: Scope) -> Word | None:
        if word.value in scope.audiences:
            return word
        hint = did_you_mean(word.value, scope.audiences)
        scope.report.add("unknown-audience", word.span, word=word.value, hint=hint)
        return None


class MarkingKind(ScalarKind[Word]):
    """A handling label of a ladder in use."""

    expected = "a marking"

    def of_word(self, word: Word, key: str, scope: Scope) -> Word | None:
        known = scope.ladders
        if known is None or known.find(word.value):
            return word
        if other := known.other(word.value):
            words = {"word": word.value, "other": other.ladder, "ladder": known.ladders[0].name}
            scope.report.add("marking-mixed", word.span, **words)
            return None
        scope.report.add("marking-unknown", word.span, word=word.value, hint=known.hint(word.value))
        return None


@dataclass(frozen=True, slots=True, eq=False)
class Whole(ScalarKind[int]):
    """A whole number between two others."""

    least: int
    most: int

    expected = "a number"

    def of_word(self, word: Word, key: str, scope: Scope) -> int | None:
        if re.fullmatch(r"[0-9]{1,9}", word.value) and self.least <= int(word.value) <= self.most:
            return int(word.value)
        reason = f"a whole number from {self.least} to {self.most} is expected"
        scope.report.add("bad-value", word.span, key=key, value=word.value, reason=reason, hint="")
        return None


@dataclass(frozen=True, slots=True, eq=False)
class NumberOf(ScalarKind[int]):
    """One of some whole numbers."""

    numbers: tuple[int, ...]

    expected = "a number"

    def of_word(self, word: Word, key: str, scope: Scope) -> int | None:
        if word.value in map(str, self.numbers):
            return int(word.value)
        *others, last = map(str, self.numbers)
        reason = f"{', '.join(others)} or {last} is expected"
        scope.report.add("bad-value", word.span, key=key, value=word.value, reason=reason, hint="")
        return None


@dataclass(frozen=True, slots=True, eq=False)
class FigureKind(ScalarKind[Figure]):
    """A number with a decimal point. ``blank`` passes over an empty one in silence."""

    blank: bool = False

    expected = "a number"

    def of_nothing(self, node: Scalar, key: str, scope: Scope) -> Figure | None:
        return None if self.blank else ScalarKind.of_nothing(self, node, key, scope)

    def of_word(self, word: Word, key: str, scope: Scope) -> Figure | None:
        figure = parse_figure(word.value)
        if figure is None:
            reason, hint = "a number is expected", "write it as 1234.5, without unit"
            scope.report.add("bad-value", word.span, key=key, value=word.value, reason=reason, hint=hint)
        return figure


class FlagKind(ScalarKind[bool]):
    """Yes or no."""

    expected = "yes or no"

    def of_word(self, word: Word, key: str, scope: Scope) -> bool | None:
        flag = FLAGS.get(word.value.lower())
        if flag is None:
            reason = "yes or no is expected"
            scope.report.add("bad-value", word.span, key=key, value=word.value, reason=reason, hint="")
        return flag


class DateKind(ScalarKind[datetime.date]):
    """A day as ISO 8601 writes it."""

    expected = "a date"

    def of_word(self, word: Word, key: str, scope: Scope) -> datetime.date | None:
        reason = "a date is written year-month-day"
        if _DATE.fullmatch(word.value):
            try:
                return datetime.date.fromisoformat(word.value)
            except ValueError as problem:
                reason = str(problem)
        hint = "for instance 2025-02-17"
        scope.report.add("bad-value", word.span, key=key, value=word.value, reason=reason, hint=hint)
        return None


class LanguageKind(ScalarKind[str]):
    """A language tag in the form of BCP 47."""

    expected = "a language"

    def of_word(self, word: Word, key: str, scope: Scope) -> str | None:
        if _LANGUAGE.fullmatch(word.value):
            return word.value
        reason, hint = "this is no language tag", "for instance 'en' or 'de-AT'"
        scope.report.add("bad-value", word.span, key=key, value=word.value, reason=reason, hint=hint)
        return None


class FileKind(ScalarKind[Path]):
    """A file that is there, its path counted from the outline's folder."""

    expected = "a path"

    def of_word(self, word: Word, key: str, scope: Scope) -> Path | None:
        return scope.files.find(word, scope.report)


TEXT: Final = TextKind()
BLANK_TEXT: Final = TextKind(blank=True)
WORD: Final = WordKind()
KEY: Final = KeyKind()
FLAG: Final = FlagKind()
FIGURE: Final = FigureKind()
MARKING: Final = MarkingKind()
