"""What is wrong, where, and what would be right.

In:  a code of the catalogue below, a place (``Span``) and the words that fill the message.
Out: ``Diagnostic`` values, gathered in a ``Report`` so that all of them are told at once.

Every message of the program stands in ``CATALOGUE``, those on what is shown by way of
``messages``; only the rules on finished decks carry their own.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Final

from deckgen.messages import DATA_MESSAGES, PICTURE_MESSAGES, Message, Severity
from deckgen.values import dataclass

__all__ = [
    "CATALOGUE",
    "Diagnostic",
    "InputError",
    "Message",
    "Report",
    "Severity",
    "Span",
    "clip",
    "did_you_mean",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The place of a piece of input: file as the user named it, line and column from 1.

    Line 0 means the file as a whole. In a package, ``part`` is the part and ``at`` the place in it in
    words, such as "slide 3, shape 5 'Chart'". In a workbook, line and column are those of the cell.
    """

    file: str
    line: int = 0
    column: int = 0
    part: str = ""
    at: str = ""

    def __str__(self) -> str:
        file = f"{self.file}:{self.part}" if self.part else self.file
        place = f"{file}:{self.line}:{self.column or 1}" if self.line else file
        return f"{place} ({self.at})" if self.at else place


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """A located message, ordered by place.

    ``sought`` is a character that the message is about, which may stand further on in the text at ``span``.
    """

    span: Span
    severity: Severity
    code: str
    sentence: str
    hint: str = ""
    sought: str = ""

    def __str__(self) -> str:
        tail = f"\n    {self.hint}" if self.hint else ""
        return f"{self.span}: {self.severity.word}[{self.code}]: {self.sentence}{tail}"


class InputError(Exception):
    """The input cannot be used; ``diagnostics`` say why, all of them at once."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(sorted(set(diagnostics)))
        super().__init__("\n".join(map(str, self.diagnostics)))


class Report:
    """Gathers diagnostics; the same one is kept once."""

    def __init__(self) -> None:
        self._found: dict[Diagnostic, None] = {}

    def add(self, code: str, span: Span, /, **words: object) -> None:
        """Add the catalogue's message ``code`` at ``span``, its blanks filled with ``words``."""
        self.tell(code, CATALOGUE[code], span, **words)

    def tell(self, code: str, message: Message, span: Span, /, **words: object) -> None:
        """Add a message that its rule carries itself, as those on finished decks do."""
        shown = {key: clip(_written(value)) for key, value in words.items()}
        self._found[
            Diagnostic(
                span,
                message.severity,
                code,
                message.sentence.format_map(shown),
                message.hint.format_map(shown).strip(),
                str(words.get("sought", "")),
            )
        ] = None

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take over diagnostics that another report gathered."""
        for diagnostic in diagnostics:
            self._found[diagnostic] = None

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All diagnostics, ordered by place."""
        return tuple(sorted(self._found))

    @property
    def has_errors(self) -> bool:
        return any(d.severity is Severity.ERROR for d in self._found)

    def stop_on_errors(self) -> None:
        """Raise ``InputError`` with everything gathered when one of it is an error."""
        if self.has_errors:
            raise InputError(self._found)


CHOICES_LIMIT: Final = 200


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the closest of ``known``, or lists them when none is close."""
    choices = sorted(set(known))
    if len(choices) > CHOICES_LIMIT:  # difflib compares with each, which a hostile input could make dear
        choices = [choice for choice in choices if choice[:2] == word[:2]][:CHOICES_LIMIT]
    close = difflib.get_close_matches(word[:200], choices, n=1, cutoff=0.6)
    if close:
        return f"did you mean '{close[0]}'?"
    if not choices:
        return "none is known here"
    listed = ", ".join(choices[:16]) + (", …" if len(choices) > 16 else "")
    return f"known here: {listed}"


def _written(value: object) -> object:
    """A length as a person reads it, with one decimal at most; other values as they are."""
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else value


def clip(value: object, limit: int = 300) -> str:
    """One line of at most ``limit`` characters, safe for a terminal."""
    text = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in str(value))
    return text if len(text) <= limit else text[: limit - 1] + "…"


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

CATALOGUE: Final[dict[str, Message]] = {
    **DATA_MESSAGES,
    **PICTURE_MESSAGES,
    # files
    "file-missing": Message(_E, "there is no file '{path}'", "{hint}"),
    "file-unreadable": Message(_E, "'{path}' cannot be read: {reason}", "give a readable text file in UTF-8"),
    "file-too-large": Message(
        _E, "'{path}' has {size} bytes; at most {limit} are read", "split the file, or name the right one"
    ),
    "file-encoding": Message(_E, "'{path}' is not UTF-8 text: {reason}", "save it as UTF-8"),
    "text-control": Message(_E, "the control character U+{code} stands in this text", "delete it{hint}"),
    "path-outside": Message(_E, "'{path}' leads outside the project folder", "keep files inside '{root}'"),
    "out-unwritable": Message(_E, "'{path}' cannot be written: {reason}", "choose another folder with -o"),
    "deck-unreadable": Message(
        _E, "'{path}' is no deck that can be read: {reason}", "give a PowerPoint presentation (.pptx)"
    ),
    "no-outlines": Message(
        _E, "no outline was named and there is none in '{path}'", "deckgen build OUTLINE.yaml"
    ),
    "output-clash": Message(
        _E,
        "two outlines would both write '{path}'",
        "rename one of them, or build them into different folders with -o",
    ),
    # yaml
    "yaml-syntax": Message(_E, "this is not valid YAML: {reason}", "{hint}"),
    "yaml-empty": Message(_E, "the file is empty", "an outline needs at least 'title' and 'notes'"),
    "yaml-documents": Message(
        _E, "there is a second YAML document in this file", "keep one document to a file"
    ),
    "duplicate-key": Message(
        _E, "'{key}' stands twice in this mapping; first at line {line}", "keep one of the two"
    ),
    "yaml-tag": Message(_E, "the tag '{tag}' is not understood", "write the plain value, without a tag"),
    "yaml-alias": Message(
        _E, "the aliases of this file unfold to more than {limit} values", "write the values out"
    ),
    "yaml-alias-unknown": Message(_E, "there is no anchor '&{name}' before this alias", "{hint}"),
    "yaml-depth": Message(_E, "this is nested deeper than {limit} levels", "an outline needs less than ten"),
    "yaml-key": Message(_E, "a key must be a text", "write 'key: value'"),
    "yaml-merge": Message(
        _E, "the merge key '<<' is not read", "write the keys out, or repeat a whole value with '*name'"
    ),
    "yaml-too-many": Message(_E, "this file has more than {limit} values", "split it into several outlines"),
    "scalar-too-long": Message(
        _E, "this text has {size} characters; at most {limit} are read", "put long texts into the notes"
    ),
    # outline
    "wrong-type": Message(_E, "'{key}' should be {expected}, not {found}", "{hint}"),
    "missing-key": Message(_E, "{where} needs '{key}'", "{hint}"),
    "unknown-key": Message(_E, "'{key}' is not known {where}", "{hint}"),
    "unknown-word": Message(_E, "'{word}' is no {kind}", "{hint}"),
    "empty-list": Message(_E, "'{key}' is empty", "give it at least one entry, or leave the key out"),
    "empty-text": Message(_E, "'{key}' is empty", "give it a text, or leave the key out"),
    "bad-value": Message(_E, "'{key}' cannot be '{value}': {reason}", "{hint}"),
    "unknown-theme": Message(_E, "there is no theme '{word}'", "{hint}"),
    "ambiguous-theme": Message(
        _E, "'{word}' names more than one heading of the notes", "write one of: {choices}"
    ),
    "theme-gone": Message(_E, "'{word}' is no heading of the notes {notes}", "{hint}"),
    "statement-gone": Message(
        _E,
        "'{word}' has no statement {number}; the last one is {last}",
        "count the sentences and list items there",
    ),
    "unknown-audience": Message(_E, "there is no audience '{word}'", "{hint}"),
    "audience-cycle": Message(_E, "the audience '{word}' extends itself: {chain}", "break the circle"),
    "unknown-path": Message(_E, "there is no text '{path}' to reword", "{hint}"),
    "unknown-source": Message(
        _E, "'{word}' is neither a source of this outline nor a heading of the notes", "{hint}"
    ),
    "layout-needs": Message(
        _E, "the layout '{layout}' needs '{key}'", "add it, or choose another layout: {choices}"
    ),
    "section-needs": Message(
        _E, "the section '{section}' needs '{key}'", "add it, or choose another form: {choices}"
    ),
    "marking-unknown": Message(_E, "'{word}' is no marking", "{hint}"),
    "marking-above": Message(
        _E,
        "this is marked {portion}, above the {document} of the audience '{audience}'",
        "withhold it with 'for:' or 'drop:', or raise the audience's marking",
    ),
    "language-missing": Message(
        _W, "the program's own words are not at hand in '{word}'", "those of English stand in the documents"
    ),
    "furniture-cut": Message(
        _W,
        "the {what} is too long for the {where} and is cut there: it needs {need} pt and has {room} pt",
        "give a shorter one",
    ),
    "source-line-numbers": Message(
        _W,
        "this slide's source line takes {need} lines and has {room}: it gives the sources' numbers only",
        "give the sources shorter names ('name'), or cite fewer on a slide",
    ),
    "format-kept": Message(
        _N, "'{audience}' gets no {format}: the outline gives it {gets}", "add it to the audience's 'formats'"
    ),
    "nothing-left": Message(
        _E,
        "nothing is left of the {medium} for the audience '{audience}'",
        "drop less, or give the notes statements",
    ),
    "theme-twice": Message(
        _E, "the theme '{word}' stands twice in this outline; first at line {line}", "rename one of the two"
    ),
    "named-twice": Message(_E, "'{word}' stands twice in '{key}'", "keep one of the two"),
    "list-too-long": Message(
        _E, "'{key}' has {found} entries; at most {limit} can be shown", "keep the strongest"
    ),
    "list-too-short": Message(
        _E, "'{key}' needs {least} entries at least; it has {found}", "add to it, or leave the key out"
    ),
    "either-or": Message(_E, "'{key}' and '{other}' cannot stand together", "keep one of the two"),
    "points-too-deep": Message(_E, "points go two levels deep, not three", "lift these points by one level"),
    "row-length": Message(_E, "this row has {found} cells; the table has {expected} columns", "{hint}"),
    "span-rows": Message(_E, "this cell covers {found} rows; {room} are left", "write fewer 'rows'"),
    "span-clash": Message(
        _E, "this cell covers a place that another one covers", "write fewer 'columns', or fewer 'rows' above"
    ),
    "table-highlight": Message(_E, "neither a row nor a column is named '{word}'", "{hint}"),
    "choice-length": Message(
        _E,
        "this choice has {found} cells; there are {expected} criteria",
        "give it a cell for each criterion, '' where there is nothing to say",
    ),
    # notes
    "notes-empty": Message(_E, "the notes hold no theme", "begin each theme with a heading"),
    "comment-open": Message(_E, "this comment is never closed", "end it with '-->'"),
    "link-refused": Message(
        _W, "the link '{url}' is left out; its text stays", "http, https and mailto are kept"
    ),
    "link-vague": Message(
        _W, "the link text '{text}' does not say where it leads", "name what stands there: 'the NATO report'"
    ),
    "link-bare": Message(
        _N, "the link '{text}' is read out as an address", "write [what it is]({url}), where it is no source"
    ),
    # access
    "title-blank": Message(_W, "this title shows no letter", "say what the slide tells"),
    "title-shared": Message(
        _N,
        "another slide has the title '{title}', too; they are told apart by number",
        "say what is new here",
    ),
    "header-empty": Message(
        _N, "the table on this slide has {count} columns without a head", "say what stands in each column"
    ),
    "alt-weak": Message(
        _W, "the text alternative '{alt}' does not say what the picture shows", "say it in a sentence"
    ),
    "language-doubtful": Message(
        _W,
        "the document's language is '{language}', and most of its letters are {script}",
        "set 'language' to one of {choices}, so that it is read out and hyphenated as such",
    ),
    # brand
    "face-missing": Message(_E, "the face '{family}' ({style}) is not at hand", "{hint}"),
    "face-broken": Message(
        _E, "'{path}' is no TrueType font that can be read: {reason}", "name a static .ttf file"
    ),
    "glyph-missing": Message(
        _E, "no glyph for {character} (U+{code:>04}) in {face}; it is called {name}", "{hint}"
    ),
    "contrast-low": Message(
        _W,
        "'{front}' on '{ground}' has a contrast of {ratio}:1; {what} need {least}:1",
        "make '{front}' {change}",
    ),
    "colour-unknown": Message(_E, "'{word}' is neither a colour of the palette nor #rrggbb", "{hint}"),
    # templates
    "template-unreadable": Message(
        _E, "'{path}' is no template that can be read: {reason}", "give a PowerPoint file, .pptx or .potx"
    ),
    "template-macros": Message(
        _E, "'{path}' holds macros", "save it without them, as .potx or .pptx, and name that file"
    ),
    "template-xml": Message(_E, "this part is refused: {reason}", "save the template anew in PowerPoint"),
    "template-empty": Message(
        _E, "this template has no {what}", "add one in PowerPoint's slide master view, with a title in it"
    ),
    "template-outside": Message(
        _W,
        "{count} files outside, which this template links to, are left out",
        "embed linked pictures in the template's master",
    ),
    "template-links": Message(_N, "{count} links on its masters and layouts are left out", ""),
    "template-slides": Message(_N, "{count} sample slides of this template are left behind", ""),
    "template-face": Message(
        _N,
        "the face '{family}' is not at hand; it is measured as {file}, which may be narrower or wider",
        "install it, or name its files in the brand's typography.fonts",
    ),
    "template-choice": Message(_N, "{sheet} stands on '{layout}': {why}", ""),
    "template-cramped": Message(
        _E,
        "the layout '{layout}' leaves {place} for content, which needs {least}",
        "name a roomier one for 'content' in a mapping file: deckgen template audit FILE -o FILE.mapping.yml",
    ),
    "template-layout": Message(_E, "'{word}' is no layout of the template", "{hint}"),
    # fit
    "title-too-long": Message(
        _W,
        "this title needs {need} lines and has room for {room}; it is cut, and whole in the body",
        "50 to 90 characters make a good title",
    ),
    "text-too-long": Message(
        _E,
        "{what} needs {need} pt and has {room} pt at the smallest size",
        "shorten it, or drop entries",
    ),
    "word-broken": Message(
        _W,
        "the word '{word}' was broken: it needs {need} pt, and its line ({what}) has {room} pt",
        "add a hyphen where it may break",
    ),
    "slides-over": Message(
        _W, "the deck for '{audience}' has {found} slides; the budget is {budget}", "{hint}"
    ),
    "pages-over": Message(
        _W, "the memo for '{audience}' has {found} pages; the budget is {budget}", "{hint}"
    ),
    "continued": Message(
        _N,
        "'{title}' continues over {count} slides: its body needs {need} pt and has {room} pt",
        "shorten it or split the theme",
    ),
    "words-over": Message(
        _N,
        "the body of this slide has {words} words; the layout '{layout}' carries about {budget}",
        "shorten it, or split the theme",
    ),
    "half-empty": Message(
        _N, "the body of this slide ends after {need} of {room} pt; the rest is empty", "{hint}"
    ),
}
