"""Messages on what the author wrote: files, YAML, the outline, the notes."""

from __future__ import annotations

from typing import Final

from deckgen.messages.form import Message, Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

AUTHOR_MESSAGES: Final[dict[str, Message]] = {
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
    "yaml-empty": Message(
        _E,
        "the file is empty",
        "write what it is for, or take it away; an outline needs at least 'title' and 'notes'",
    ),
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
    "yaml-key": Message(
        _E, "a key must be a text", "write 'key: value'; a text that begins with '{{{{' needs quotes"
    ),
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
    "unknown-section": Message(
        _E, "there is no theme '{word}', and a memo of this kind has no such part", "{hint}"
    ),
    "part-of-other-kind": Message(
        _E,
        "a memo of the kind '{kind}' has no part '{part}'; found in: {kinds}",
        "its parts are {parts}; name one of them, choose another 'kind', or give '{audience}', which gets "
        "this one, 'sections' of its own",
    ),
    "part-elsewhere": Message(
        _W,
        "the theme '{word}' belongs to '{part}', which a memo of the kind '{kind}' does not have; "
        "it stands in '{rest}'",
        "name a part for this kind, too: part: [{part}, …] with {parts}, or none to leave it out",
    ),
    "part-unreached": Message(
        _E,
        "'{word}' in 'part' is never reached: every kind of memo has '{last}', which stands before it",
        "put '{last}' last",
    ),
    "part-missing": Message(
        _W,
        "a memo of the kind '{kind}' needs the part '{part}' ({purpose}); '{audience}' gets none",
        "add a theme '{part}', or 'part: {part}' to a theme",
    ),
    "ambiguous-theme": Message(
        _E, "'{word}' names more than one heading of the notes", "write one of: {choices}"
    ),
    "theme-gone": Message(_E, "'{word}' is no heading of the notes {notes}", "{hint}"),
    "statement-gone": Message(
        _E,
        "'{word}' has no statement {number}; the last one is {last}",
        "count the sentences and list items there",
    ),
    "unknown-source": Message(
        _E, "'{word}' is neither a source of this outline nor a heading of the notes", "{hint}"
    ),
    "layout-needs": Message(
        _E, "the layout '{layout}' needs '{key}'", "add it, or choose another layout: {choices}"
    ),
    "section-needs": Message(
        _E, "the section '{section}' needs '{key}'", "add it, or choose another form: {choices}"
    ),
    "likelihood-words": Message(_W, "'{word}' is no term of the vocabulary '{vocabulary}'", "{hint}"),
    "likelihood-and-confidence": Message(
        _W,
        "'{likelihood}' and '{confidence}' stand in one sentence; readers take one for the other",
        "say how likely it is in one sentence, and how sure you are in another",
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
        "drop less, let '{medium}' name themes, or give the notes statements",
    ),
    "copy-beyond": Message(
        _E,
        "there is no copy {number}: 'distribution' gives out {total}",
        "count the copies of all its recipients, or name them there",
    ),
    "takeaway-alone": Message(
        _E,
        "the theme '{word}' holds nothing but a takeaway, which no {medium} is made of",
        "give it the points, or another content, that the takeaway follows from",
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
}
