"""The form of a brand file: which of its values are texts, which mappings, which lists.

In:  a parsed file. Out: an error at each value that is read and has another form. Keys that the program
has no use for are passed over, as the published format wants it (posit-dev.github.io/brand-yml).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Final

from deckgen.brand.colours import NAMED
from deckgen.diagnostics import Report
from deckgen.values import dataclass
from deckgen.yamltree import Mapping as MappingNode
from deckgen.yamltree import Node, Scalar, Sequence, describe


@dataclass(frozen=True, slots=True)
class Form:
    """What a value may be: a text, a mapping of ``keys`` or of ``each`` alike, a list of ``items``."""

    text: bool = False
    keys: Mapping[str, Form] = field(default_factory=dict)
    each: Form | None = None
    items: Form | None = None

    @property
    def expected(self) -> str:
        """The form in words."""
        may = ["a text"] if self.text else []
        may += ["a mapping"] if self.keys or self.each else []
        may += ["a list"] if self.items else []
        return " or ".join(may)


_TEXT: Final = Form(text=True)
_FAMILY: Final = Form(text=True, keys={"family": _TEXT})
_IMAGE: Final = Form(text=True, keys={"path": _TEXT, "alt": _TEXT})
_LOGO: Final = Form(text=True, keys={"path": _TEXT, "alt": _TEXT, "light": _IMAGE, "dark": _IMAGE})
_FILE: Final = Form(text=True, keys={"path": _TEXT, "weight": _TEXT, "style": _TEXT})
_FONT: Final = Form(keys={"family": _TEXT, "source": _TEXT, "files": Form(items=_FILE)})

BRAND: Final = Form(
    keys={
        "meta": Form(keys={"name": Form(text=True, keys={"short": _TEXT, "full": _TEXT})}),
        "color": Form(keys={"palette": Form(each=_TEXT), **dict.fromkeys(NAMED, _TEXT)}),
        "typography": Form(
            keys={
                "fonts": Form(items=_FONT),
                **dict.fromkeys(("base", "headings", "monospace"), _FAMILY),
            }
        ),
        "logo": Form(
            text=True,
            keys={
                "path": _TEXT,
                "alt": _TEXT,
                "images": Form(each=_IMAGE),
                **dict.fromkeys(("small", "medium", "large"), _LOGO),
            },
        ),
        "defaults": Form(
            keys={
                "deckgen": Form(
                    keys={
                        "twins": Form(each=Form(each=_TEXT)),
                        "roles": Form(each=_TEXT),
                        "fallback": _TEXT,
                        "memo": Form(keys={"alignment": _TEXT}),
                        "forbidden": Form(each=_TEXT),
                    }
                )
            }
        ),
    }
)


def check_form(node: Node, report: Report, form: Form = BRAND, key: str = "") -> None:
    """Report each value below ``node`` that has another form; what is empty stands for nothing."""
    match node:
        case Scalar():
            fits = form.text or node.is_null
        case MappingNode():
            fits = bool(form.keys or form.each)
            for name, value in node.entries if fits else ():
                inner = form.keys.get(name.value) or form.each
                if inner:
                    check_form(value, report, inner, f"{key}.{name.value}" if key else name.value)
        case Sequence():
            fits = form.items is not None
            for number, item in enumerate(node.items, 1):
                if form.items:
                    check_form(item, report, form.items, f"{key}.{number}")
    if not fits:
        found = describe(node)
        report.add("wrong-type", node.span, key=key, expected=form.expected, found=found, hint="")
