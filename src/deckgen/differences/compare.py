"""What differs between two tellings, theme by theme.

In:  two ``Telling``s. Out: ``Differences``. What is told in deck and memo alike is compared once; what is
told in one theme before and in another one after has moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from deckgen.differences.difference import Change, Differences, Kind, ThemeChanges
from deckgen.differences.pairing import LEAST_KNOWN, MANY, Pair, Told, paired
from deckgen.differences.portion_changes import Match, one_sided, pair_changes
from deckgen.differences.telling import UNITS, UNKNOWN, Medium, Telling
from deckgen.differences.themes import Theme, displaced_themes, merged_order, themes_of

MOVABLE: Final = MANY - {"agenda item", "column", "field", "source"} | {"speaker note", "takeaway"}
"""What may be told in another theme than before; the rest belongs to its own."""


def differences(before: Telling, after: Telling) -> Differences:
    """What differs between two tellings."""
    old, new = themes_of(before), themes_of(after)
    shared = [medium for medium in before.media if medium in after.media]
    tongues = {before.version.tongue, after.version.tongue} - {UNKNOWN}
    translated = len(tongues) > 1
    matches = {
        key: _match(old[key], theme, shared, translated=translated)
        for key, theme in new.items()
        if key in old
    }
    gone = {key: matches[key].gone if key in matches else list(theme.told) for key, theme in old.items()}
    come = {key: matches[key].new if key in matches else list(theme.told) for key, theme in new.items()}
    moved = _moved_between(gone, come, old, new)
    places = {medium: displaced_themes(before, after, medium) for medium in shared}
    found = []
    for key in merged_order(list(old), list(new)):
        theme = new.get(key) or old[key]
        whole = None if key in matches else Kind.ADDED if key in new else Kind.DROPPED
        changes = (
            [] if whole is None else [one_sided(whole, told) for told in (come if key in new else gone)[key]]
        )
        if key in matches:
            changes += _theme_changes(matches[key], places)
            changes += pair_changes(matches[key])
        changes += moved.get(key, ())
        media = tuple(theme.forms) if len({*before.media, *after.media}) > 1 else ()
        if changes or whole:
            found.append(ThemeChanges(key, theme.name, tuple(changes), media, whole))
    return Differences(before.version, after.version, (*_document(before, after), *found))


def _match(before: Theme, after: Theme, shared: Sequence[Medium], *, translated: bool) -> Match:
    pairing = paired(before.told, after.told, translated=translated)
    gone, new = list(pairing.gone), list(pairing.new)
    return Match(before, after, shared, translated, pairing.pairs, gone, new)


def _document(before: Telling, after: Telling) -> Iterator[ThemeChanges]:
    """What differs in the document as a whole: its marking, and which media there are."""
    changes = []
    was, now = before.version.label, after.version.label
    if was != now and before.media and after.media:
        changes.append(Change(Kind.REMARKED, "document", was=was, now=now))
    for kind, one, other in ((Kind.ADDED, after, before), (Kind.DROPPED, before, after)):
        changes += [Change(kind, each.value, media=(each,)) for each in one.media if each not in other.media]
    if changes:
        yield ThemeChanges("", "Marking and media", tuple(changes), tuple(after.media))


def _theme_changes(match: Match, places: Mapping[Medium, Mapping[str, tuple[str, str]]]) -> Iterator[Change]:
    """What became of a theme that is on both sides: where it is told, how it stands, is marked and laid."""
    before, after = match.before, match.after
    for kind, one, other in ((Kind.ADDED, after, before), (Kind.DROPPED, before, after)):
        for medium in match.shared:
            if medium in one.forms and medium not in other.forms:
                still = next((each for each in match.shared if each in other.forms), None)
                yield Change(kind, UNITS[medium], media=(medium,), still=still)
    every = {*before.forms, *after.forms}
    what = UNITS[every.pop()] if len(every) == 1 else "theme"
    if before.marking != after.marking:
        yield Change(Kind.REMARKED, what, was=before.marking, now=after.marking)
    where: dict[tuple[str, str], list[Medium]] = {}
    for medium, themes in places.items():
        if before.key in themes:
            where.setdefault(themes[before.key], []).append(medium)
    for (was, now), media in where.items():
        yield Change(Kind.MOVED, what, was=was, now=now, media=tuple(media))
    for medium in match.shared:
        if medium in before.forms and medium in after.forms:
            was, now = before.forms[medium], after.forms[medium]
            if was != now and was and now:  # of a PDF nobody knows
                yield Change(Kind.RELAID, UNITS[medium], was=was, now=now, media=(medium,))


def _moved_between(
    gone: Mapping[str, list[Told]],
    come: Mapping[str, list[Told]],
    old: Mapping[str, Theme],
    new: Mapping[str, Theme],
) -> dict[str, list[Change]]:
    """What is told in another theme than before, by the theme it is told in now; taken out of both."""
    waiting: dict[tuple[str, str], list[tuple[str, Told]]] = {}
    for key, tolds in come.items():
        for told in tolds:
            if told.portion.kind in MOVABLE and len(told.portion.text.split()) >= LEAST_KNOWN:
                waiting.setdefault(told.portion.key, []).append((key, told))
    moved: dict[str, list[Change]] = {}
    for key, tolds in gone.items():
        for told in list(tolds):
            if found := waiting.get(told.portion.key):
                target, other = found.pop(0)
                tolds.remove(told)
                come[target].remove(other)
                was, now = f"theme '{old[key].name}'", f"theme '{new[target].name}'"
                moved.setdefault(target, []).append(Pair(told, other).change(Kind.MOVED, was, now))
    return moved
