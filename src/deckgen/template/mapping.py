"""The mapping file: which layout serves for what, as a person may overrule it.

In:  YAML such as ``layouts: {cover: "Title Slide"}``. Out: layouts by use. Of two layouts of one name,
'Title Slide (master 2)' names the second master's. The file beside ``corporate.potx`` that is found by
its name is ``corporate.mapping.yml``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from deckgen import yamltree
from deckgen.diagnostics import Report, clip, did_you_mean
from deckgen.template.choose import Choice
from deckgen.template.tree import Layout, Template
from deckgen.template.uses import USES, Use

SUFFIX: Final = ".mapping.yml"


def mapping_beside(template: Path) -> Path:
    """Where a template's mapping file lies if it is named nowhere."""
    return template.with_name(template.stem + SUFFIX)


def layout_names(template: Template) -> dict[str, Layout]:
    """Every layout by a name that no other one has."""
    names: dict[str, Layout] = {}
    for number, master in enumerate(template.masters, 1):
        for layout in master.layouts:
            name = layout.name
            if name in names:
                name = f"{layout.name} (master {number})"
            while name in names:
                name += " *"
            names[name] = layout
    return names


def read_mapping(path: Path, shown: str, template: Template, report: Report) -> dict[Use, Layout]:
    """What a mapping file says; a use or layout that is not known is an error at its place."""
    root = yamltree.read_yaml(path, shown, report)
    if root is None:
        return {}
    names = layout_names(template)
    names |= {
        f"{layout.name} (master {number})": layout
        for number, master in enumerate(template.masters, 1)
        for layout in master.layouts
    }
    layouts = root.get("layouts") if isinstance(root, yamltree.Mapping) else None
    if not isinstance(layouts, yamltree.Mapping):
        hint = "write 'layouts:' and under it lines such as 'cover: Title Slide'"
        report.add("missing-key", root.span, where="the mapping file", key="layouts", hint=hint)
        return {}
    uses = {use.value: use for use in Use}
    wanted: dict[Use, Layout] = {}
    for key, node in layouts.entries:
        if key.value not in uses:
            hint = did_you_mean(key.value, uses)
            report.add("unknown-key", key.span, key=key.value, where="under 'layouts'", hint=hint)
        elif not isinstance(node, yamltree.Scalar) or node.value not in names:
            word = node.value if isinstance(node, yamltree.Scalar) else "this"
            report.add("template-layout", node.span, word=word, hint=did_you_mean(word, names))
        elif names[node.value].title is None:
            hint = "it has no title placeholder; choose one that has"
            report.add("template-layout", node.span, word=node.value, hint=hint)
        else:
            wanted[uses[key.value]] = names[node.value]
    return wanted


def mapping_text(template: Template, choices: Mapping[Use, Choice]) -> str:
    """A mapping file that says what was chosen, with the reasons as comments."""
    return "\n".join(_lines(template, choices)) + "\n"


def _lines(template: Template, choices: Mapping[Use, Choice]) -> Iterator[str]:
    names = {layout.part: name for name, layout in layout_names(template).items()}
    yield f"# Which layout of {clip(template.file.name)} serves for what. Edit the names on the right."
    yield "layouts:"
    for use, choice in choices.items():
        served = ", ".join(sheet for sheet, wanted in USES.items() if wanted is use) or "everything else"
        yield f"  # {served}: score {choice.score}, {choice.why}"
        yield f"  {use.value}: {json.dumps(names[choice.layout.part], ensure_ascii=False)}"
    yield "# Layouts there are:"
    for name in names.values():
        yield f"#   {json.dumps(name, ensure_ascii=False)}"
