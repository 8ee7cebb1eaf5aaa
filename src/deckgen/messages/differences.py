"""Messages on what is compared: revisions, and finished files as sides of a comparison."""

from __future__ import annotations

from typing import Final

from deckgen.messages.form import Message, Severity

_E = Severity.ERROR

DIFFERENCE_MESSAGES: Final[dict[str, Message]] = {
    "diff-fileless": Message(
        _E, "neither side names a file", "name one of them with its file: OUTLINE@AUDIENCE @AUDIENCE"
    ),
    "diff-ladders": Message(
        _E,
        "one side is marked {one}, the other {other}: a page with both can bear neither",
        "labels of two ladders have no order; compare in the terminal, or as .json",
    ),
    "diff-ending": Message(_E, "'{path}' does not say what is to be written", "end it in {endings}"),
    "finished-audience": Message(
        _E, "'{path}' is a finished file, and has no audience '{audience}'", "leave '@{audience}' out"
    ),
    "finished-outline": Message(
        _E,
        "'{path}' is an outline and '{other}' a finished file; like is compared with like",
        "build the outline first, and compare the files",
    ),
    "finished-unreadable": Message(_E, "'{path}' cannot be read: {reason}"),
    "revision-unreadable": Message(_E, "revision '{revision}' cannot be read: {reason}"),
    "revision-form": Message(
        _E,
        "a revision is named without its path, or the path without its revision",
        "git:REVISION:PATH, such as git:HEAD~1:outlines/summit.yaml@press",
    ),
    "git-missing": Message(_E, "revisions cannot be read here: git is not installed"),
    "git-outside": Message(
        _E, "this folder belongs to no git repository", "go into the repository whose revision is meant"
    ),
    "revision-unknown": Message(
        _E, "there is no revision '{revision}' here", "'git log --oneline' lists revisions"
    ),
    "revision-file": Message(
        _E,
        "revision '{revision}' has no file '{path}'",
        "{hint}; paths count from the top of the repository, those with './' from here",
    ),
    "revision-large": Message(
        _E,
        "the project has {size} MB in that revision; at most {limit} are read",
        "mark the outline's project by a folder .deckgen beside or above it",
    ),
}
