"""Topics: the themes of an outline matched with the headings of the notes.

In:  an outline and its notes. Out: the topics that the audience is told, in the outline's order. A
theme without content of its own takes that of its heading, the headings below it as nested topics;
an outline without themes takes all themes of the notes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckgen.compose.portions import Portions
from deckgen.diagnostics import Report, did_you_mean
from deckgen.model.inline import Run, Text
from deckgen.model.markings import Marking
from deckgen.model.words import Words
from deckgen.notes.tree import NoteBlock, Notes, Theme
from deckgen.outline.memo_kinds import NAMED_PARTS
from deckgen.outline.themes import SAYING, THEMES
from deckgen.outline.tree import Outline, ThemeEntry, Word
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """A theme as one audience gets it.

    ``entry`` is what the outline says of it, ``note`` its heading in the notes; one of them is there.
    ``blocks`` are the blocks of the notes that it shows, none where the outline has its own content.
    ``marking`` is its own, or that of what holds it; None is the document's.
    """

    key: str
    name: Text
    headline: Text
    entry: ThemeEntry | None
    note: Theme | None
    blocks: tuple[NoteBlock, ...]
    topics: tuple[Topic, ...]
    marking: Marking | None = None

    def walk(self) -> Iterator[Topic]:
        """This topic and those nested in it."""
        yield self
        for topic in self.topics:
            yield from topic.walk()


def find_topics(
    notes: Notes, outline: Outline, portions: Portions, words: Words, report: Report
) -> tuple[Topic, ...]:
    """The topics that the outline tells; headings that are gone are errors."""
    if outline.theme_names:
        made = (_topic(entry, notes, portions, words, report, None) for entry in outline.themes)
        return tuple(topic for topic in made if topic)
    lead = _lead(notes)
    return (*lead, *(from_note(theme, portions) for theme in notes.themes))


def _lead(notes: Notes) -> tuple[Topic, ...]:
    """What stands before the first heading, as a topic under the notes' title."""
    if not notes.blocks or notes.title is None:
        return ()
    return (Topic("/", notes.title, notes.title, None, None, notes.blocks, ()),)


def from_note(theme: Theme, portions: Portions, above: str = "", held: Marking | None = None) -> Topic:
    """A heading of the notes as a topic, with all below it, in what is marked ``held``.

    Its key is ``above`` and its slug, with a slash between: no theme or fixed slide of an outline can
    bear such a name.
    """
    key = f"{above}/{theme.slug}"
    marking = portions.noted(theme) or held
    below = tuple(from_note(inner, portions, key, marking) for inner in theme.themes)
    return Topic(key, theme.title, theme.title, None, theme, theme.blocks, below, marking)


def find_heading(notes: Notes, word: Word, report: Report) -> Theme | None:
    """The heading that ``word`` names by its path or the end of it."""
    found = notes.find(word.value)
    if len(found) == 1:
        return found[0]
    if found:
        choices = ", ".join(theme.path for theme in found)
        report.add("ambiguous-theme", word.span, word=word.value, choices=choices)
        return None
    known = [theme.path for theme in notes.walk()]
    hint = did_you_mean(word.value, [*known, *(theme.slug for theme in notes.walk())])
    report.add("theme-gone", word.span, word=word.value, notes=notes.file.name, hint=hint)
    return None


def _topic(
    entry: ThemeEntry, notes: Notes, portions: Portions, words: Words, report: Report, held: Marking | None
) -> Topic | None:
    """A theme below one that is marked ``held``."""
    note = find_heading(notes, entry.source, report) if entry.source else None
    if entry.source and note is None:
        return None
    marking = portions.of(entry.guard) or (portions.noted(note) if note else None) or held
    nested = (_topic(inner, notes, portions, words, report, marking) for inner in entry.themes)
    topics = tuple(topic for topic in nested if topic)
    blocks: Sequence[NoteBlock] = ()
    if note and not has_content(entry):
        blocks = note.blocks
        if not entry.themes and THEMES.name not in entry.withheld:
            topics = tuple(from_note(inner, portions, entry.key, marking) for inner in note.themes)
    name = entry.name or entry.heading or (note.title if note else None) or entry.headline
    if name is None and entry.key in NAMED_PARTS:
        name = Text((Run(words.say(f"part-{entry.key}")),), entry.span)
    if name is None:
        report.add("missing-key", entry.span, where=f"the theme '{entry.key}'", key="name", hint="or 'from'")
        return None
    headline = entry.headline or name
    return Topic(entry.key, name, headline, entry, note, tuple(blocks), topics, marking)


def has_content(entry: ThemeEntry) -> bool:
    """Whether the outline itself says what the theme holds, to this audience or to others."""
    own = (entry.points, entry.prose, entry.quote, entry.table, entry.chart, entry.matrix)
    shown = (entry.timeline, entry.actions, entry.picture, entry.options, entry.judgements, entry.risks)
    more = (entry.figures, entry.columns, entry.process, entry.people, entry.press_line)
    return any(part is not None for part in (*own, *shown, *more)) or not entry.withheld.isdisjoint(SAYING)
