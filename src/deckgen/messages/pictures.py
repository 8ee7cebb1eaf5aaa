"""Messages on pictures and people."""

from __future__ import annotations

from typing import Final

from deckgen.messages.form import Message, Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

PICTURE_MESSAGES: Final[dict[str, Message]] = {
    "picture-missing": Message(_E, "there is no picture '{path}'", "mend the path; it counts from {root}"),
    "picture-broken": Message(
        _E,
        "'{path}' is no picture that can be read: {reason}",
        "PNG, JPEG and SVG in plain colours are read; export any other drawing as PNG",
    ),
    "picture-alt": Message(
        _E, "the picture '{path}' has no text alternative", "say in a sentence what it shows"
    ),
    "plan-sides": Message(_E, "a table plan has two sides; here are {found}", "name both, or show 'people'"),
    "picture-alone": Message(
        _E, "a picture that only adorns cannot be a slide by itself", "say with 'alt' what it shows"
    ),
    "picture-crop": Message(_E, "this crop leaves nothing of the picture", "{hint}"),
    "picture-focus": Message(_E, "the focus lies outside of what the crop leaves", "it counts in percent"),
    "picture-uncut": Message(_E, "a drawing cannot be cut: '{key}'", "cut it in the SVG, or give a PNG"),
    "picture-coarse": Message(
        _N, "the picture has {found} pixels to the inch; {least} look sharp on a wall", "give a larger file"
    ),
}
