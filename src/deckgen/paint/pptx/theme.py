"""The theme and the table style: the brand as PowerPoint offers it to people.

In:  a brand and its palette. Out: the theme part (ECMA-376 part 1, 20.1.6) and the table styles part
(20.1.4.2). Effects are empty and fills solid, or LibreOffice adds shadows.
"""

from __future__ import annotations

from typing import Final

from deckgen.brand.look import Brand
from deckgen.page import Stroke
from deckgen.paint.pptx.markup import HEAD, escape, guid
from deckgen.paint.pptx.palette import Palette

TABLE_STYLE: Final = guid("deckgen table style")
"""The id of the table style that every table names and new tables take."""

_MAIN: Final = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_SLOTS: Final = (
    *("dk1", "lt1", "dk2", "lt2"),
    *("accent1", "accent2", "accent3", "accent4", "accent5", "accent6"),
    *("hlink", "folHlink"),
)
_ANY_FILL: Final = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_FORMATS: Final = (
    f'<a:fmtScheme name="Plain"><a:fillStyleLst>{_ANY_FILL * 3}</a:fillStyleLst><a:lnStyleLst>'
    + "".join(
        f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{_ANY_FILL}<a:prstDash val="solid"/></a:ln>'
        for width in (9525, 19050, 25400)
    )
    + f"</a:lnStyleLst><a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}"
    f"</a:effectStyleLst><a:bgFillStyleLst>{_ANY_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
)


def theme_xml(brand: Brand, palette: Palette) -> str:
    """A theme part: colour scheme, fonts of headings and text, and the other colours by name."""
    colours = "".join(
        f'<a:{slot}><a:srgbClr val="{palette.scheme.get(slot, "000000")}"/></a:{slot}>' for slot in _SLOTS
    )
    fallback = brand.faces.get("fallback")
    east = escape(fallback.family) if fallback else ""
    fonts = "".join(
        f'<a:{tag}><a:latin typeface="{escape(brand.faces[key].family)}"/><a:ea typeface="{east}"/>'
        f'<a:cs typeface=""/></a:{tag}>'
        for tag, key in (("majorFont", "heading"), ("minorFont", "text"))
    )
    others = "".join(
        f'<a:custClr name="{escape(role)}"><a:srgbClr val="{value}"/></a:custClr>'
        for role, value in palette.others.items()
    )
    name = escape(brand.name)
    return (
        f'{HEAD}<a:theme {_MAIN} name="{name}"><a:themeElements><a:clrScheme name="{name}">{colours}'
        f'</a:clrScheme><a:fontScheme name="{name}">{fonts}</a:fontScheme>{_FORMATS}</a:themeElements>'
        f"<a:objectDefaults/><a:extraClrSchemeLst/><a:custClrLst>{others}</a:custClrLst></a:theme>"
    )


def table_styles_xml(brand: Brand, palette: Palette) -> str:
    """The table styles part: one style, hairlines between rows and none between columns."""

    def border(tag: str, stroke: Stroke | None) -> str:
        return f"<a:{tag}>{palette.line(stroke)}</a:{tag}>"

    whole = (
        border("left", None)
        + border("right", None)
        + border("top", None)
        + border("bottom", Stroke(0.75, "grey-400"))
        + border("insideH", Stroke(0.75, "grey-200"))
        + border("insideV", None)
    )
    font = '<a:fontRef idx="minor"><a:prstClr val="black"/></a:fontRef>'
    return (
        f'{HEAD}<a:tblStyleLst {_MAIN} def="{TABLE_STYLE}"><a:tblStyle styleId="{TABLE_STYLE}" '
        f'styleName="{escape(brand.name)}"><a:wholeTbl><a:tcTxStyle>{font}{palette.colour("ink")}'
        f"</a:tcTxStyle><a:tcStyle><a:tcBdr>{whole}</a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle>"
        f'</a:wholeTbl><a:firstCol><a:tcTxStyle b="on">{font}{palette.colour("ink")}</a:tcTxStyle>'
        f'<a:tcStyle><a:tcBdr/></a:tcStyle></a:firstCol><a:firstRow><a:tcTxStyle b="on">{font}'
        f"{palette.colour('primary')}</a:tcTxStyle><a:tcStyle><a:tcBdr>"
        f"{border('bottom', Stroke(1.5, 'primary'))}</a:tcBdr></a:tcStyle></a:firstRow></a:tblStyle>"
        "</a:tblStyleLst>"
    )
