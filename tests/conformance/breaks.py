"""Breaks of a tagged PDF, one at a time. In: a sound file, opened. Out: the file with a fault; who sees it.

``UA`` and ``A`` are rules of veraPDF's profiles of PDF/UA-1 and PDF/A-2a; other names are those of
``tagging_rules``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

Node = pikepdf.Object


@dataclass(frozen=True, slots=True)
class Break:
    """A fault, and the rules that have to see it, be they veraPDF's or ours."""

    make: Callable[[Pdf], None]
    seen_by: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.make.__name__.replace("_", "-")


# --- finding --------------------------------------------------------------------------------------


def elements(node: Node, tag: str) -> Iterator[Node]:
    """The structure elements of a tag, in the order of reading."""
    kids = node.get("/K")
    for kid in kids if isinstance(kids, Array) else [kids] if kids is not None else []:
        if isinstance(kid, Dictionary) and "/S" in kid:
            if str(kid.S) == f"/{tag}":
                yield kid
            yield from elements(kid, tag)


def first(pdf: Pdf, tag: str) -> Node:
    return next(elements(pdf.Root.StructTreeRoot, tag))


def link(pdf: Pdf) -> Node:
    """The annotation of the first link that leads out of the document."""
    return next(
        annotation
        for page in pdf.pages
        for annotation in page.obj.get("/Annots", [])
        if annotation.A.get("/URI") is not None
    )


def fonts(pdf: Pdf) -> Iterator[Node]:
    for font in pdf.pages[0].resources.Font.values():
        if "/FontDescriptor" in font and "/FontFile2" in font.FontDescriptor:
            yield font


def rewrite(pdf: Pdf, page: int, pattern: bytes, by: bytes) -> None:
    """Replace the first match in a page's content; a pattern that is not there is a mistake of the test."""
    contents = pdf.pages[page].obj.Contents
    changed, count = re.subn(pattern, by, contents.read_bytes(), count=1, flags=re.DOTALL)
    if not count:
        raise AssertionError(f"{pattern!r} is not on page {page + 1}")
    contents.write(changed)


def claim(pdf: Pdf, text: str, by: str) -> None:
    """Change the metadata."""
    metadata = pdf.Root.Metadata
    changed, count = re.subn(text, by, metadata.read_bytes().decode(), flags=re.DOTALL)
    if not count:
        raise AssertionError(f"{text!r} is not in the metadata")
    metadata.write(changed.encode())


# --- what the document says of itself -------------------------------------------------------------


def no_language(pdf: Pdf) -> None:
    del pdf.Root["/Lang"]


def not_marked(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


def suspect(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Suspects = True


def no_structure(pdf: Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


def file_name_in_the_title_bar(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def no_title(pdf: Pdf) -> None:
    claim(pdf, "<dc:title>.*</dc:title>", "")


def no_claim_of_access(pdf: Pdf) -> None:
    claim(pdf, "<pdfuaid:part>1</pdfuaid:part>", "")


def no_claim_of_archive(pdf: Pdf) -> None:
    claim(pdf, "<pdfaid:part>2</pdfaid:part>", "")


def no_metadata(pdf: Pdf) -> None:
    del pdf.Root["/Metadata"]


def no_output_intent(pdf: Pdf) -> None:
    del pdf.Root["/OutputIntents"]


def no_order_of_tabs(pdf: Pdf) -> None:
    for page in pdf.pages:
        del page.obj["/Tabs"]


# --- structure ------------------------------------------------------------------------------------


def heading_level_left_out(pdf: Pdf) -> None:
    for heading in list(elements(pdf.Root.StructTreeRoot, "H2")):
        heading.S = Name.H3


def figure_without_alternative(pdf: Pdf) -> None:
    del first(pdf, "Figure")["/Alt"]


def figure_without_box(pdf: Pdf) -> None:
    del first(pdf, "Figure").A["/BBox"]


def header_without_scope(pdf: Pdf) -> None:
    for header in elements(first(pdf, "Table"), "TH"):
        if "/A" in header:
            del header["/A"]


def table_without_header(pdf: Pdf) -> None:
    for header in list(elements(first(pdf, "Table"), "TH")):
        header.S = Name.TD


def row_short_of_a_cell(pdf: Pdf) -> None:
    row = list(elements(first(pdf, "Table"), "TR"))[1]
    del row.K[-1]


def item_without_body(pdf: Pdf) -> None:
    first(pdf, "LBody").S = Name.Span


def item_outside_a_list(pdf: Pdf) -> None:
    first(pdf, "L").S = Name.Sect


def unknown_tag(pdf: Pdf) -> None:
    first(pdf, "P").S = Name.Paragraph


def parent_tree_of_another_page(pdf: Pdf) -> None:
    tree = pdf.Root.StructTreeRoot.ParentTree.Nums
    tree[1] = Array(reversed(list(tree[1])))


def sections_in_another_order(pdf: Pdf) -> None:
    top = first(pdf, "Document")
    top.K = Array(reversed(list(top.K)))


def rows_in_another_order(pdf: Pdf) -> None:
    table = first(pdf, "Table")
    table.K = Array([table.K[0], *reversed(list(table.K)[1:])])


def heading_said_twice(pdf: Pdf) -> None:
    section = first(pdf, "Sect")
    section.K = Array([section.K[0], section.K[0], *list(section.K)[1:]])


def paragraph_of_nothing(pdf: Pdf) -> None:
    top = first(pdf, "Document")
    top.K.append(pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=top)))


def headers_of_rows_for_columns(pdf: Pdf) -> None:
    for header in elements(first(pdf, "Table"), "TH"):
        header.A.Scope = Name.Row


def parts_of_a_paragraph_in_another_order(pdf: Pdf) -> None:
    """Its link is read before the words that lead to it."""
    paragraph = next(node for node in elements(pdf.Root.StructTreeRoot, "P") if any(elements(node, "Link")))
    paragraph.K = Array(reversed(list(paragraph.K)))


def bullets_as_numbers(pdf: Pdf) -> None:
    for found in elements(pdf.Root.StructTreeRoot, "L"):
        found.A.ListNumbering = Name.Decimal


# --- content --------------------------------------------------------------------------------------


def unmarked_content(pdf: Pdf) -> None:
    rewrite(pdf, 0, rb"/H1 <</MCID 0>> BDC(.*?)EMC", rb"\1")


def artifact_within_content(pdf: Pdf) -> None:
    rewrite(pdf, 0, rb"(/H1 <</MCID 0>> BDC)(.*?)EMC", rb"\1 /Artifact BMC\2EMC EMC")


def content_within_an_artifact(pdf: Pdf) -> None:
    rewrite(pdf, 0, rb"(/H1 <</MCID 0>> BDC.*?EMC)", rb"/Artifact BMC \1 EMC")


def one_identifier_twice(pdf: Pdf) -> None:
    rewrite(pdf, 0, rb"<</MCID 3>>", b"<</MCID 2>>")


def identifiers_out_of_order(pdf: Pdf) -> None:
    rewrite(pdf, 0, rb"<</MCID 2>>(.*?)<</MCID 3>>", rb"<</MCID 3>>\1<</MCID 2>>")


def heading_as_an_artifact(pdf: Pdf) -> None:
    rewrite(pdf, 0, rb"/H1 <</MCID 0>> BDC", b"/Artifact BMC")


def furniture_in_the_structure(pdf: Pdf) -> None:
    """The running head of page 2 becomes a paragraph."""
    page = pdf.pages[1].obj
    tree = pdf.Root.StructTreeRoot.ParentTree.Nums
    owners = tree[2 * int(page.StructParents) + 1]
    top = first(pdf, "Document")
    kid = Dictionary(Type=Name.StructElem, S=Name.P, P=top, Pg=page, K=len(owners))
    added = pdf.make_indirect(kid)
    rewrite(pdf, 1, rb"/Artifact <</Type/Pagination>> BDC", b"/P <</MCID %d>> BDC" % len(owners))
    owners.append(added)
    top.K.append(added)


def words_run_together(pdf: Pdf) -> None:
    """The space at the end of a line is gone, as reportlab's own paragraphs leave it out."""
    rewrite(pdf, 0, rb" \)( Tj|\] TJ)\n1 0 0 1 ", rb")\1\n1 0 0 1 ")


# --- links and fonts ------------------------------------------------------------------------------


def link_without_words(pdf: Pdf) -> None:
    del link(pdf)["/Contents"]


def link_without_its_key(pdf: Pdf) -> None:
    del link(pdf)["/StructParent"]


def link_outside_the_structure(pdf: Pdf) -> None:
    for element in elements(pdf.Root.StructTreeRoot, "Link"):
        element.S = Name.Span


def link_not_printed(pdf: Pdf) -> None:
    link(pdf).F = 0


def link_beside_its_words(pdf: Pdf) -> None:
    found = link(pdf)
    found.Rect = Array([float(edge) + shift for edge, shift in zip(found.Rect, (0, 40, 0, 40), strict=True)])


def link_to_a_page_that_is_gone(pdf: Pdf) -> None:
    gone = pdf.make_indirect(Dictionary(Type=Name.Page))
    link(pdf).A = Dictionary(S=Name.GoTo, D=Array([gone, Name.Fit]))


def bookmark_astray(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.Dest[0] = pdf.pages[-1].obj


def font_not_embedded(pdf: Pdf) -> None:
    del next(fonts(pdf)).FontDescriptor["/FontFile2"]


def letters_without_a_name(pdf: Pdf) -> None:
    for font in fonts(pdf):
        del font["/ToUnicode"]


def letters_of_no_meaning(pdf: Pdf) -> None:
    """All codes of all faces mean nothing that a reader could say."""
    for font in fonts(pdf):
        changed = re.sub(rb"<[0-9A-Fa-f]{4}>(?=\s*[\n\]>])", b"<0000>", font.ToUnicode.read_bytes())
        font.ToUnicode.write(changed)


def another_width(pdf: Pdf) -> None:
    font = next(fonts(pdf))
    font.Widths = Array([int(width) + 300 for width in font.Widths])


# --- what else a file must not hold ---------------------------------------------------------------


def script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert('hello')"))


def colours_of_another_device(pdf: Pdf) -> None:
    """The output intent explains red, green and blue, and no inks."""
    rewrite(pdf, 0, rb"[0-9. ]+ rg", b"0 0 0 1 k")


BREAKS: Final = (
    Break(headers_of_rows_for_columns, ("table-header",)),
    Break(parts_of_a_paragraph_in_another_order, ("order-within",)),
    Break(bullets_as_numbers, ("list-numbering",)),
    Break(link_beside_its_words, ("links",)),
    Break(link_to_a_page_that_is_gone, ("links",)),
    Break(bookmark_astray, ("bookmarks",)),
    Break(no_language, ("UA 7.2-33",)),
    Break(
        not_marked,
        (
            "UA 6.2-1",
            "A 6.7.2.2-1",
        ),
    ),
    Break(suspect, ("UA 7.1-4",)),
    Break(
        no_structure,
        (
            "UA 7.1-11",
            "A 6.7.3.3-1",
            "tagged",
        ),
    ),
    Break(file_name_in_the_title_bar, ("UA 7.1-10",)),
    Break(no_title, ("UA 7.1-9",)),
    Break(no_claim_of_access, ("UA 5-1",)),
    Break(no_claim_of_archive, ("A 6.6.4-2",)),
    Break(
        no_metadata,
        (
            "UA 7.1-8",
            "A 6.6.2.1-1",
        ),
    ),
    Break(no_output_intent, ("A 6.2.4.3-2",)),
    Break(no_order_of_tabs, ("UA 7.18.3-1",)),
    Break(heading_level_left_out, ("UA 7.4.2-1",)),
    Break(
        figure_without_alternative,
        (
            "UA 7.3-1",
            "figure-box",
        ),
    ),
    Break(figure_without_box, ("figure-box",)),
    Break(
        header_without_scope,
        (
            "UA 7.5-1",
            "table-header",
        ),
    ),
    Break(table_without_header, ("table-header",)),
    Break(
        row_short_of_a_cell,
        (
            "UA 7.2-43",
            "marked-once",
        ),
    ),
    Break(
        item_without_body,
        (
            "UA 7.2-20",
            "list-parts",
        ),
    ),
    Break(item_outside_a_list, ("UA 7.2-17",)),
    Break(
        unknown_tag,
        (
            "UA 7.1-5",
            "A 6.7.3.4-1",
        ),
    ),
    Break(parent_tree_of_another_page, ("parent-tree",)),
    Break(
        sections_in_another_order,
        (
            "page-order",
            "reading-order",
        ),
    ),
    Break(rows_in_another_order, ("reading-order",)),
    Break(
        heading_said_twice,
        (
            "heading-twice",
            "marked-once",
        ),
    ),
    Break(paragraph_of_nothing, ("empty",)),
    Break(
        unmarked_content,
        (
            "UA 7.1-3",
            "unmarked",
        ),
    ),
    Break(artifact_within_content, ("UA 7.1-1",)),
    Break(content_within_an_artifact, ("UA 7.1-2",)),
    Break(one_identifier_twice, ("marked-once",)),
    Break(identifiers_out_of_order, ("marked-once",)),
    Break(
        heading_as_an_artifact,
        (
            "marked-once",
            "empty",
        ),
    ),
    Break(furniture_in_the_structure, ("furniture",)),
    Break(words_run_together, ("words-apart",)),
    Break(
        link_without_words,
        (
            "UA 7.18.5-2",
            "links",
        ),
    ),
    Break(
        link_without_its_key,
        (
            "UA 7.18.5-1",
            "parent-tree",
        ),
    ),
    Break(link_outside_the_structure, ("UA 7.18.5-1",)),
    Break(link_not_printed, ("A 6.3.2-2",)),
    Break(
        font_not_embedded,
        (
            "UA 7.21.4.1-1",
            "A 6.2.11.4.1-1",
        ),
    ),
    Break(
        letters_without_a_name,
        (
            "UA 7.21.7-1",
            "A 6.2.11.7.2-1",
            "readable",
        ),
    ),
    Break(
        letters_of_no_meaning,
        (
            "UA 7.21.7-2",
            "A 6.2.11.7.2-2",
        ),
    ),
    Break(
        another_width,
        (
            "UA 7.21.5-1",
            "A 6.2.11.5-1",
        ),
    ),
    Break(script, ("A 6.5.1-1",)),
    Break(colours_of_another_device, ("A 6.2.4.3-3",)),
)
