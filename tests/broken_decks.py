"""One broken deck for each rule of the structural checker, and more where a rule can be broken in more ways.

Each case takes the parts of a good deck and breaks it in just that way.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

TYPES = "[Content_Types].xml"
MAIN = "ppt/presentation.xml"
MAIN_RELATIONS = "ppt/_rels/presentation.xml.rels"
CHART = "ppt/charts/chart1.xml"
BOOK = "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


class Parts:
    """The entries of a zip file, open to harm."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as archive:
            self.entries = [(info.filename, archive.read(info)) for info in archive.infolist()]
        self.stored: set[str] = set()

    def __getitem__(self, name: str) -> str:
        return dict(self.entries)[name].decode()

    def __setitem__(self, name: str, content: str | bytes) -> None:
        data = content.encode() if isinstance(content, str) else content
        if name in dict(self.entries):
            self.entries = [(known, data if known == name else held) for known, held in self.entries]
        else:
            self.entries.append((name, data))

    def swap(self, name: str, pattern: str, replacement: str, count: int = 1) -> None:
        """Replace what a pattern finds; it has to find something."""
        changed, found = re.subn(pattern, replacement, self[name], count=count, flags=re.DOTALL)
        assert found, (name, pattern)
        self[name] = changed

    def holding(self, needle: str, folder: str = "ppt/slides/") -> str:
        """The first part of a folder that holds a text."""
        return next(
            name
            for name, data in self.entries
            if name.startswith(folder) and "/_rels/" not in name and needle.encode() in data
        )

    def relate(self, relations: str, kind: str, target: str, identifier: str = "rId900") -> None:
        kind = kind if ":" in kind else RELATED + kind
        entry = f'<Relationship Id="{identifier}" Type="{kind}" Target="{target}"/>'
        self.swap(relations, "</Relationships>", f"{entry}</Relationships>")

    def declare(self, part: str, content_type: str) -> None:
        entry = f'<Override PartName="{part}" ContentType="{content_type}"/>'
        self.swap(TYPES, "</Types>", f"{entry}</Types>")

    def to_bytes(self) -> bytes:
        buffer = BytesIO()
        with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
            for name, data in self.entries:
                archive.writestr(name, data, ZIP_STORED if name in self.stored else ZIP_DEFLATED)
        return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class Case:
    """A way to break a deck: the rule's code, and a piece of the place or message that tells it."""

    code: str
    told: str
    harm: Callable[[Parts], bytes | None]

    def broken(self, good: bytes) -> bytes:
        parts = Parts(good)
        return self.harm(parts) or parts.to_bytes()


CASES: list[Case] = []


def case(code: str, told: str = "") -> Callable[[Callable[[Parts], bytes | None]], None]:
    def keep(harm: Callable[[Parts], bytes | None]) -> None:
        CASES.append(Case(code, told, harm))

    return keep


def relations_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


# --- the zip file and its XML -------------------------------------------------------------------


@case("entry-twice", "deck.pptx:ppt/presProps.xml: error")
def _(parts: Parts) -> bytes:
    parts.entries.append(("ppt/presProps.xml", parts["ppt/presProps.xml"].encode()))
    return parts.to_bytes()


@case("entry-twice", "2 entries")
def _(parts: Parts) -> None:
    parts["ppt/PRESPROPS.xml"] = parts["ppt/presProps.xml"]


@case("entry-name", "'ppt/media/picture.'")
def _(parts: Parts) -> None:
    parts["ppt/media/picture."] = b""
    parts.declare("/ppt/media/picture.", "image/png")
    parts.relate(MAIN_RELATIONS, "image", "media/picture.")


@case("entry-unreadable", "docProps/app.xml: error[entry-unreadable]: this cannot be unpacked: Bad CRC")
def _(parts: Parts) -> bytes:
    parts.stored.add("docProps/app.xml")
    return parts.to_bytes().replace(b"<Application>deckgen<", b"<Application>DECKGEN<")


@case("content-types-first", "'_rels/.rels' stands before")
def _(parts: Parts) -> None:
    parts.entries.append(parts.entries.pop(0))


@case("xml-broken", "deck.pptx:ppt/viewProps.xml:2:")
def _(parts: Parts) -> None:
    parts["ppt/viewProps.xml"] = parts["ppt/viewProps.xml"][:-9]


@case("xml-broken", "deck.pptx:ppt/viewProps.xml:1:")
def _(parts: Parts) -> None:
    parts["ppt/viewProps.xml"] = b"\x00\xff"


@case("xml-broken", "no element found")
def _(parts: Parts) -> None:
    parts["ppt/viewProps.xml"] = b""


@case("xml-doctype", "deck.pptx:ppt/viewProps.xml:2:")
def _(parts: Parts) -> None:
    bomb = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    head = f'\n<!DOCTYPE p [<!ENTITY e0 "ha">{bomb}<!ENTITY f SYSTEM "file:///etc/hostname">]>\n'
    parts.swap("ppt/viewProps.xml", "\n", head)
    parts.swap("ppt/viewProps.xml", "<p:viewPr ", '<p:viewPr lastView="&e12;" ')


@case("content-type-missing", "has none")
def _(parts: Parts) -> None:
    parts["ppt/media/film.mkv"] = b"film"
    parts.relate(MAIN_RELATIONS, "video", "media/film.mkv")


@case("content-type-missing", "has only 'application/xml'")
def _(parts: Parts) -> None:
    parts["ppt/tags.xml"] = "<tags/>"
    parts.relate(MAIN_RELATIONS, "tags", "tags.xml")


@case("content-type-unused", "'ppt/slides/slide99.xml'")
def _(parts: Parts) -> None:
    parts.declare("/ppt/slides/slide99.xml", "image/png")


@case("content-type-twice", "the extension 'png' has 2 content types")
def _(parts: Parts) -> None:
    parts.swap(TYPES, "<Override", '<Default Extension="PNG" ContentType="image/png"/><Override')


# --- relationships ------------------------------------------------------------------------------


@case("target-missing", "leads to 'ppt/nowhere.xml'")
def _(parts: Parts) -> None:
    parts.relate(MAIN_RELATIONS, "tags", "nowhere.xml")


@case("relation-twice", "2 relationships")
def _(parts: Parts) -> None:
    parts.swap(MAIN_RELATIONS, '(<Relationship [^>]*presProps.xml"/>)', r"\1\1")


@case("relation-dangling", "'rId900'")
def _(parts: Parts) -> None:
    link = r'<p:cNvPr id="2"\1><a:hlinkClick r:id="rId900"/></p:cNvPr>'
    parts.swap("ppt/slides/slide1.xml", '<p:cNvPr id="2"( name="[^"]*")/>', link)


@case("part-orphan", "ppt/media/left.png")
def _(parts: Parts) -> None:
    parts["ppt/media/left.png"] = b"somebody's data"


@case("part-orphan", "ppt/slides/_rels/slide99.xml.rels")
def _(parts: Parts) -> None:
    parts["ppt/slides/_rels/slide99.xml.rels"] = parts[relations_of("ppt/slides/slide1.xml")]


@case("link-outside", "this hyperlink leads outside: 'file:///")
def _(parts: Parts) -> None:
    for name, data in parts.entries:
        if b"https://example.org/survey" in data:
            parts.swap(name, "https://example.org/survey", "file:///x")


@case("link-outside", "this image leads outside: 'https://")
def _(parts: Parts) -> None:
    parts.relate(MAIN_RELATIONS, "image", 'https://example.org/x.png" TargetMode="External')


@case("macro", "ppt/vbaProject.bin")
def _(parts: Parts) -> None:
    parts["ppt/vbaProject.bin"] = b"macro"
    parts.declare("/ppt/vbaProject.bin", "application/vnd.ms-office.vbaProject")
    parts.relate(
        MAIN_RELATIONS, "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin"
    )


@case("macro", "the action 'ppaction://macro?name=run'")
def _(parts: Parts) -> None:
    link = r'<p:cNvPr id="2"\1><a:hlinkClick r:id="" action="ppaction://macro?name=run"/></p:cNvPr>'
    parts.swap("ppt/slides/slide1.xml", '<p:cNvPr id="2"( name="[^"]*")/>', link)


# --- the presentation ---------------------------------------------------------------------------


@case("slide-list", "it is related and not listed")
def _(parts: Parts) -> None:
    parts.relate(MAIN_RELATIONS, "slide", "slides/slide1.xml")


@case("slide-id-range", "'255' is no slide id")
def _(parts: Parts) -> None:
    parts.swap(MAIN, 'sldId id="256"', 'sldId id="255"', count=2)


@case("slide-id-twice", "the slide id 256 is used 2 times")
def _(parts: Parts) -> None:
    parts.swap(MAIN, '<p:sldId id="257"', '<p:sldId id="256"')
    parts.swap(MAIN, '<p14:sldId id="257"/>', "")


@case("layout-id-range", "'12'")
def _(parts: Parts) -> None:
    parts.swap("ppt/slideMasters/slideMaster1.xml", 'sldLayoutId id="2147483650"', 'sldLayoutId id="12"')


@case("layout-id-twice", "2147483648 is used for 2")
def _(parts: Parts) -> None:
    changed = 'sldLayoutId id="2147483648"'
    parts.swap("ppt/slideMasters/slideMaster1.xml", 'sldLayoutId id="2147483649"', changed)


@case("layout-count", "2 layouts")
def _(parts: Parts) -> None:
    parts.relate(relations_of("ppt/slides/slide1.xml"), "slideLayout", "../slideLayouts/slideLayout9.xml")


@case("layout-count", "0 masters")
def _(parts: Parts) -> None:
    layout = parts.holding("Closing", "ppt/slideLayouts/")
    parts.swap(relations_of(layout), "relationships/slideMaster", "relationships/theme")
    parts.swap(relations_of(layout), "slideMasters/slideMaster1", "theme/theme1")


@case("section-slides", "named 0 times")
def _(parts: Parts) -> None:
    parts.swap(MAIN, '<p14:sldId id="258"/>', "")


@case("section-slides", "named 2 times")
def _(parts: Parts) -> None:
    parts.swap(MAIN, '(<p14:sldId id="258"/>)', r"\1\1")


@case("section-slides", "no slide has this id")
def _(parts: Parts) -> None:
    parts.swap(MAIN, '(<p14:sldId id="258"/>)', r'\1<p14:sldId id="999"/>')


@case("notes-slide", "which has other notes or none")
def _(parts: Parts) -> None:
    relations = relations_of("ppt/notesSlides/notesSlide1.xml")
    parts.swap(relations, r"slides/slide\d+\.xml", "slides/slide2.xml")


@case("notes-slide", "it leads to 0 slides")
def _(parts: Parts) -> None:
    relations = relations_of("ppt/notesSlides/notesSlide1.xml")
    parts.swap(relations, r'<Relationship [^>]*slides/slide\d+\.xml"/>', "")


@case("document-title", "docProps/core.xml")
def _(parts: Parts) -> None:
    parts.swap("docProps/core.xml", "<dc:title>.*</dc:title>", "<dc:title> </dc:title>")


# --- slides -------------------------------------------------------------------------------------


@case("shape-id-twice", "(slide 1): error[shape-id-twice]: the shape id 2 is used 2 times")
def _(parts: Parts) -> None:
    parts.swap("ppt/slides/slide1.xml", '<p:cNvPr id="3"', '<p:cNvPr id="2"')


@case("shape-id-twice", "slideLayout1.xml: error")
def _(parts: Parts) -> None:
    parts.swap("ppt/slideLayouts/slideLayout1.xml", '<p:cNvPr id="3"', '<p:cNvPr id="2"')


@case("title-missing", "(slide 1): warning[title-missing]: this slide needs one title, and it is empty")
def _(parts: Parts) -> None:
    parts.swap("ppt/slides/slide1.xml", '(type="title".*?<a:t>)[^<]*', r"\1 ")


@case("title-missing", "it has 0")
def _(parts: Parts) -> None:
    parts.swap("ppt/slides/slide1.xml", '<p:sp>(?:(?!</p:sp>).)*type="title".*?</p:sp>', "")


@case("title-missing", "it has 2")
def _(parts: Parts) -> None:
    second = r"\1\1"
    parts.swap("ppt/slides/slide1.xml", '(<p:sp>(?:(?!</p:sp>).)*type="title".*?</p:sp>)', second)
    parts.swap("ppt/slides/slide1.xml", '<p:cNvPr id="2"', '<p:cNvPr id="77"')


@case("title-order", "is read before the title")
def _(parts: Parts) -> None:
    parts.swap("ppt/slides/slide1.xml", "(<p:sp>.*?</p:sp>)(<p:sp>.*?</p:sp>)", r"\2\1")


@case("title-twice", "is that of slide 1, too")
def _(parts: Parts) -> None:
    found = re.search('type="title".*?<a:t>([^<]*)', parts["ppt/slides/slide1.xml"])
    assert found
    parts.swap("ppt/slides/slide4.xml", '(type="title".*?<a:t>)[^<]*', rf"\1 {found[1].upper()}")


@case("alt-missing", "'Chart'): warning")
def _(parts: Parts) -> None:
    slide = parts.holding("<c:chart ")
    parts.swap(slide, '(<p:graphicFrame>.*?<p:cNvPr [^>]*?) descr="[^"]*"', r"\1")


@case("alt-missing")
def _(parts: Parts) -> None:
    slide = parts.holding("<p:pic>")
    parts.swap(slide, '(<p:pic>.*?<p:cNvPr [^>]*?) descr="[^"]*"', r'\1 descr="  "')


@case("alt-missing")
def _(parts: Parts) -> None:
    slide = parts.holding("<p:cxnSp>")
    parts.swap(slide, '(<p:cxnSp>.*?) val="1"', r'\1 val="0"')


@case("alt-missing", "'Group'): warning")
def _(parts: Parts) -> None:
    parts.swap("ppt/slides/slide1.xml", "</p:spTree>", GROUP + "</p:grpSp></p:spTree>")


@case("alt-decorative", "has the text alternative 'A line'")
def _(parts: Parts) -> None:
    slide = parts.holding("<p:cxnSp>")
    parts.swap(slide, '(<p:cxnSp>.*?) descr=""', r'\1 descr="A line"')


@case("text-language", "says no language")
def _(parts: Parts) -> None:
    parts.swap("ppt/slides/slide2.xml", '<a:rPr lang="[^"]*"', "<a:rPr")


@case("text-language", "'A number'")
def _(parts: Parts) -> None:
    parts.swap(
        "ppt/slides/slide2.xml", "</a:p>", '<a:fld id="{0}" type="x"><a:t>A number</a:t></a:fld></a:p>'
    )


@case("text-language", "ppt/notesSlides/notesSlide1.xml")
def _(parts: Parts) -> None:
    parts.swap("ppt/notesSlides/notesSlide1.xml", '<a:rPr lang="[^"]*"', "<a:rPr")


@case("text-language", "deck.pptx:ppt/charts/chart1.xml: warning")
def _(parts: Parts) -> None:
    title = (
        "<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>Tonnes</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    )
    parts.swap(CHART, "<c:autoTitleDeleted", f"{title}<c:autoTitleDeleted")


@case("placeholder-unknown", "no placeholder of type 'body' and index 77")
def _(parts: Parts) -> None:
    parts.swap("ppt/slides/slide4.xml", r'type="body" idx="\d+"', 'type="body" idx="77"')


@case("shape-outside", "left, top, right and bottom are -")
def _(parts: Parts) -> None:
    slide = parts.holding("<a:tbl>")
    parts.swap(slide, r'(<p:xfrm><a:off x=")\d+', r"\1-914400")


@case("shape-outside", "shape 90 'Text'")
def _(parts: Parts) -> None:
    parts.swap("ppt/slides/slide1.xml", "</p:spTree>", textbox(11000000, 0, 1300000, 400000) + "</p:spTree>")


@case("shape-outside", "shape 90 'Text'")
def _(parts: Parts) -> None:
    """In a group that doubles what it holds."""
    group = GROUP.replace('name="Group"', 'name="Group" descr="Two"') + textbox(100000, 0, 6100000, 400000)
    parts.swap("ppt/slides/slide1.xml", "</p:spTree>", f"{group}</p:grpSp></p:spTree>")


@case("shape-outside", "shape 90 'Text'")
def _(parts: Parts) -> None:
    """Upright it would be inside."""
    box = textbox(1000000, 3000000, 8000000, 400000).replace("<a:xfrm>", '<a:xfrm rot="5400000">')
    parts.swap("ppt/slides/slide1.xml", "</p:spTree>", f"{box}</p:spTree>")


@case("shape-outside", "(slide 1, shape 2 'Title')")
def _(parts: Parts) -> None:
    """A placeholder stands where its layout says."""
    layout = re.search(r"slideLayouts/(\w+\.xml)", parts[relations_of("ppt/slides/slide1.xml")])
    assert layout
    name = f"ppt/slideLayouts/{layout[1]}"
    parts.swap(name, r'(type="title".*?<a:off x=")\d+', r"\g<1>12000000")


GROUP = (
    '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="80" name="Group"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="2000000"/><a:chOff x="0" y="0"/>'
    '<a:chExt cx="1000000" cy="1000000"/></a:xfrm></p:grpSpPr>'
)


def textbox(left: int, top: int, width: int, height: int) -> str:
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="90" name="Text"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm></p:spPr>'
        '<p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="en"/><a:t>Text</a:t></a:r></a:p></p:txBody></p:sp>'
    )


# --- tables and charts --------------------------------------------------------------------------


@case("table-header", "no header row")
def _(parts: Parts) -> None:
    parts.swap(parts.holding("<a:tbl>"), ' firstRow="1"', "")


@case("table-grid", "row 1): error[table-grid]")
def _(parts: Parts) -> None:
    parts.swap(parts.holding("<a:tbl>"), "</a:tblGrid>", '<a:gridCol w="9"/></a:tblGrid>')


@case("table-span", "another one covers it")
def _(parts: Parts) -> None:
    parts.swap(parts.holding("<a:tbl>"), "<a:tc>", '<a:tc gridSpan="2">')


@case("table-span", "it leaves the grid")
def _(parts: Parts) -> None:
    parts.swap(parts.holding("<a:tbl>"), "<a:tc>", '<a:tc rowSpan="1000000000">')


@case("table-span", "row 1, cell 1): error[table-span]: this cell is merged wrongly: none covers it")
def _(parts: Parts) -> None:
    parts.swap(parts.holding("<a:tbl>"), "<a:tc>", '<a:tc hMerge="1">')


@case("axis-id-range", "'-111111111'")
def _(parts: Parts) -> None:
    identifier = re.findall('<c:catAx><c:axId val="([0-9]+)"', parts[CHART])[0]
    parts.swap(CHART, f'"{identifier}"', '"-111111111"', count=0)


@case("axis-pair", "which does not cross it")
def _(parts: Parts) -> None:
    parts.swap(CHART, '<c:crossAx val="[0-9]+"', '<c:crossAx val="333333333"')


@case("axis-pair", "a plot names the axis 333333333")
def _(parts: Parts) -> None:
    parts.swap(CHART, "</c:barChart>", '<c:axId val="333333333"/></c:barChart>')


@case("workbook-missing", "nobody can edit")
def _(parts: Parts) -> None:
    parts.swap(CHART, "<c:externalData.*</c:externalData>", "")


@case("workbook-broken", "it is no zip file")
def _(parts: Parts) -> None:
    parts[BOOK] = b"PK, almost"


@case("workbook-broken", "no workbook part")
def _(parts: Parts) -> None:
    book = Parts(dict(parts.entries)[BOOK])
    book.entries = [entry for entry in book.entries if entry[0] != "xl/workbook.xml"]
    parts[BOOK] = book.to_bytes()


@case("sheet-missing", "'Sheet2!$B$1'")
def _(parts: Parts) -> None:
    parts.swap(CHART, r"Sheet1!\$B\$1<", "Sheet2!$B$1<")


@case(
    "chart-points",
    "(Sheet1!$B$2:$B$4): warning[chart-points]: the chart shows 2 points and its sheet holds 3",
)
def _(parts: Parts) -> None:
    parts.swap(CHART, '(<c:numCache>.*?)<c:pt idx="1">.*?</c:pt>', r"\1")


@case("chart-points", "the chart shows 3 points and its sheet holds 1048575")
def _(parts: Parts) -> None:
    parts.swap(CHART, r"\$B\$2:\$B\$4", "$B$2:$B$1048576")


@case("chart-points", "the chart shows 3 points and its sheet holds 2")
def _(parts: Parts) -> None:
    book = Parts(dict(parts.entries)[BOOK])
    book.swap("xl/worksheets/sheet1.xml", '<c r="B3"[^>]*><v>.*?</v></c>', "")
    parts[BOOK] = book.to_bytes()


@case("chart-values", "point 2 is shown as '99.5'")
def _(parts: Parts) -> None:
    parts.swap(CHART, '(<c:numCache>.*?<c:pt idx="1"><c:v>)[^<]*', r"\g<1>99.5")


@case("chart-values", "point 1 is shown as 'Elsewhere'")
def _(parts: Parts) -> None:
    parts.swap(CHART, '(<c:cat>.*?<c:pt idx="0"><c:v>)[^<]*', r"\1Elsewhere")
