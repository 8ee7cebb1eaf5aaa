"""Messages on how it looks and reads: access, brand, templates, what does not fit."""

from __future__ import annotations

from typing import Final

from deckgen.messages.form import Message, Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

LOOK_MESSAGES: Final[dict[str, Message]] = {
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
    "language-rightward": Message(
        _E,
        "'{language}' is written from right to left, and pages are laid out from left to right",
        "choose a language that runs from left to right; this one is not laid out yet",
    ),
    "right-to-left": Message(
        _E,
        "{character} (U+{code:>04}) runs from right to left, and lines from left to right; it is {name}",
        "write it in Latin letters, or show it as a picture with its alt text",
    ),
    "contrast-low": Message(
        _W,
        "'{front}' on '{ground}' has a contrast of {ratio}:1; {what} need {least}:1",
        "make '{role}' {change}, such as {colour}",
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
    "kept-parted": Message(
        _W,
        "what stands together here needs {need} pt and a page has {room} pt; it goes on over the page's end",
        "shorten it",
    ),
    "row-parted": Message(
        _N,
        "a row of this table needs {need} pt and a page has {room} pt; it goes on over the page's end",
        "shorten its longest cell, or split the row",
    ),
    "box-parted": Message(
        _W,
        "the box '{what}' needs {need} pt and a page has {room} pt; its text stands without it",
        "say it in a sentence or two",
    ),
    "slides-over": Message(
        _W, "the deck for '{audience}' has {found} slides; the budget is {budget}", "{hint}"
    ),
    "pages-over": Message(
        _W,
        "the memo for '{audience}' has {found} pages; the budget is {budget}",
        "cut about {lines} ({points} pt), or raise 'pages'; the longest sections: {longest}",
    ),
    "handout-small": Message(
        _W,
        "at {slides} to a page of the handout, text is as small as {size} pt on {count} of the slides; below"
        " {least} pt it is hard to read on paper",
        "put fewer slides on a page",
    ),
    "handout-notes": Message(
        _N,
        "the handout shows no speaker notes: {slides} slides to a page leave no room for them",
        "put one or two slides on a page",
    ),
    "continued": Message(
        _N,
        "'{title}' continues over {count} slides: {what} needs {need} and has {room}",
        "shorten it or split the theme",
    ),
    "layout-instead": Message(
        _N,
        "'{title}' does not fit its layout '{layout}': {reason}; it stands as {instead}",
        "shorten it, or name another layout",
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
