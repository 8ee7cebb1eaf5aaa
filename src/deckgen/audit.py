"""What a template offers: which of its layouts will serve for what, and a mapping file to edit.

In:  a template's path. Out: lines of text for a person, the text of a mapping file, what was found.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from deckgen.brand.borrowed import borrowed_brand
from deckgen.brand.read import read_brand
from deckgen.diagnostics import Diagnostic, InputError, Report
from deckgen.layout.stands import stands_on
from deckgen.template.choose import Choice, choose
from deckgen.template.drawing import drawn
from deckgen.template.mapping import layout_names, mapping_beside, mapping_text, read_mapping
from deckgen.template.read import read_template
from deckgen.template.tree import Template
from deckgen.template.uses import USES, Use
from deckgen.writing import write_all


def audit(path: Path, out: Path | None) -> tuple[list[str], tuple[Diagnostic, ...]]:
    """Describe a template; ``out`` is where its mapping file is written, if anywhere.

    The mapping file beside the template counts, as it does when a deck is built. A body that is too small
    is told; a mapping file may name another. Raises ``InputError``
    where the template or its mapping cannot be used, or the file cannot be written.
    """
    report = Report()
    template = read_template(path, str(path), report)
    report.stop_on_errors()
    if template is None:
        return [], report.diagnostics
    beside = mapping_beside(path)
    wanted = read_mapping(beside, str(beside), template, report) if beside.is_file() else {}
    report.stop_on_errors()
    choices = choose(template, wanted)
    if out is not None:
        write_all(out.parent, {out.name: mapping_text(template, choices).encode()}, report)
        report.stop_on_errors()
    return list(_described(template, choices)), (*report.diagnostics, *_cramped(template, choices))


def _cramped(template: Template, choices: dict[Use, Choice]) -> tuple[Diagnostic, ...]:
    """What a build would refuse: a body without room for content, even where slides bear no marking."""
    brand = read_brand(None, "", silent := Report())
    assert brand is not None  # noqa: S101 - the program's own brand
    try:
        stands_on(template, choices, borrowed_brand(template, choices, None, brand, silent), 0.0, Report())
    except InputError as error:
        return error.diagnostics
    return ()


def _described(template: Template, choices: dict[Use, Choice]) -> Iterator[str]:
    layouts = template.layouts
    masters = "" if len(template.masters) == 1 else f", {len(template.masters)} masters"
    theme = choices[Use.CONTENT].master.theme
    title = choices[Use.CONTENT].layout.title
    body = next(iter(choices[Use.CONTENT].layout.contents), None)
    yield f"{template.shown}"
    yield f"  slide    {template.width:g} x {template.height:g} pt, {len(layouts)} layouts{masters}"
    if title:
        yield f"  titles   {title.lettering.family} {title.lettering.size:g} pt, {title.lettering.colour}"
    if body:
        ground = choices[Use.CONTENT].layout.ground
        yield f"  text     {body.lettering.family}, {body.lettering.colour} on {ground}"
    accents = (theme.colours[f"accent{number}"] for number in range(1, 7))
    yield f"  accents  {', '.join(accents)}"
    yield ""
    names = {layout.part: name for name, layout in layout_names(template).items()}
    serves: dict[str, list[Use]] = {}
    for use, choice in choices.items():
        serves.setdefault(choice.layout.part, []).append(use)
        served = ", ".join(sheet for sheet, wanted in USES.items() if wanted is use) or "everything else"
        how = "; drawn with shapes in its body area" if choice.native else ""
        yield f"{use.value:<13} {names[choice.layout.part]!r}, score {choice.score}: {choice.why}{how}"
        yield f"{'':<13} for {served}"
    for part, uses in serves.items():
        layout = next(layout for _, layout in layouts if layout.part == part)
        yield ""
        yield f"{names[part]!r} serves for {', '.join(use.value for use in uses)}"
        yield from drawn(layout, template.width, template.height)
    spare = [name for part, name in names.items() if part not in serves]
    if spare:
        yield ""
        yield f"not used: {', '.join(spare)}"
