"""A template made ready to carry decks.

In:  a template's file, and its mapping file where there is one. Out: a ``Carrier``; each choice is a note.
"""

from __future__ import annotations

from pathlib import Path

from deckgen.diagnostics import Report, Span
from deckgen.template.choose import Carrier, choose
from deckgen.template.mapping import mapping_beside, read_mapping
from deckgen.template.read import read_template


def read_carrier(path: Path, shown: str, mapping: tuple[Path, str] | None, report: Report) -> Carrier | None:
    """The template with its layouts chosen; None after an error.

    ``mapping`` is a mapping file and how to name it; without one, that beside the template counts.
    """
    template = read_template(path, shown, report)
    if template is None:
        return None
    beside = mapping_beside(path)
    if mapping is None and beside.is_file():
        mapping = beside, str(Path(shown).with_name(beside.name))
    wanted = read_mapping(*mapping, template, report) if mapping else {}
    choices = choose(template, wanted)
    for use, choice in choices.items():
        layout = choice.layout.name
        report.add("template-choice", Span(shown), sheet=use.value, layout=layout, why=choice.why)
    files = (template.file, mapping[0]) if mapping else (template.file,)
    return Carrier(template, choices, files)
