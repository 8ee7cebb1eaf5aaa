"""Messages on protected files and their passwords. None of them has a blank for a password."""

from __future__ import annotations

from typing import Final

from deckgen.messages.form import Message, Severity

_E, _W = Severity.ERROR, Severity.WARNING

PROTECTION_MESSAGES: Final[dict[str, Message]] = {
    "deck-unprotected": Message(
        _W,
        "'{path}' is not protected: only PDFs can be",
        "leave the deck out with -f, or protect it in PowerPoint",
    ),
    "secure-missing": Message(
        _E,
        "PDFs cannot be protected here: pikepdf is not installed",
        "python3 -m pip install 'deckgen[secure]', in a clone '.[secure]'",
    ),
    "password-wanted": Message(
        _E,
        "PDFs are to be protected, and nobody is there to type the passwords",
        "name them with --password-file or --password-env, or run it in a terminal",
    ),
    "password-unused": Message(
        _E,
        "passwords are named here, and no PDF of this build is to be protected",
        "add --protect, or 'protect: yes' to an audience",
    ),
    "password-file-open": Message(
        _W, "'{path}' can be read or changed by others (mode {mode})", "chmod 600, and change the passwords"
    ),
    "password-lines": Message(
        _E,
        "'{path}' has {found} lines; it takes two",
        "line 1 is the password that opens the files, line 2 the owner's",
    ),
    "password-empty": Message(
        _E,
        "the {what} is empty or missing",
        "give both: on lines 1 and 2 of a file, or in variables NAME and NAME_OWNER",
    ),
    "password-character": Message(
        _E, "the {what} holds a character that no password may hold", "keep to letters, digits and signs"
    ),
    "password-directions": Message(
        _E,
        "the {what} mixes letters that run to the left with others",
        "keep to one direction of writing (RFC 3454, section 6)",
    ),
    "password-long": Message(
        _E, "the {what} has {size} bytes in UTF-8; at most {limit} count", "make it shorter"
    ),
    "password-same": Message(
        _E,
        "the two passwords are the same: whoever opens the files could change them, too",
        "give the owner another one",
    ),
}
