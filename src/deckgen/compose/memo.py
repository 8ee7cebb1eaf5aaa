"""The memo of an audience. In: topics with their content. Out: ``Memo``, its sections in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from deckgen.compose.audience import annexed
from deckgen.compose.citing import Citations
from deckgen.compose.content import Content
from deckgen.compose.frames import head_fields
from deckgen.compose.topics import Topic
from deckgen.model.blocks import Block, Columns, Paragraph, Point, Points, Quote, Takeaway
from deckgen.model.documents import Memo, Meta, PageSetup, Paper, Section
from deckgen.model.inline import Run
from deckgen.model.press import PressLine
from deckgen.outline.tree import BottomLineEntry, MemoPlan, Outline


def make_memo(
    outline: Outline,
    meta: Meta,
    topics: Sequence[Topic],
    contents: Mapping[str, Content],
    citations: Citations,
    bottom_line: BottomLineEntry | None,
) -> Memo:
    """The memo, its sections in the outline's order or that of the themes, the annex apart."""
    plan = outline.memo.sections
    # Without sections of its own, the memo has the deck's annex.
    names = [word.value for word in plan] if plan is not None else [topic.key for topic in topics]
    behind = annexed(plan if plan is not None else outline.deck.order)
    by_key = {topic.key: topic for outer in topics for topic in outer.walk()}
    listed = {*names, *behind}
    sections: list[Section] = []
    annex: list[Section] = []
    number = 0
    for name in dict.fromkeys((*names, *behind)):
        made = _sections(by_key[name], contents, citations, listed, 1) if name in by_key else []
        if made and name in behind:
            number += 1
            mark = meta.words.say("annex-heading", number=number)
            heading = made[0].heading.with_runs((Run(mark), *made[0].heading.runs))
            annex += [replace(made[0], heading=heading), *made[1:]]
        else:
            sections += made
    with_line = plan is None or "bottom-line" in listed
    with_sources = (plan is None or "sources" in listed) and all(
        word.value != "sources" for word in outline.drop
    )
    told = (*sections, *annex)
    cited = [number for section in told for number in _cited(section)]
    cited += [number for section in told for number in section.cites]
    kind = outline.memo.kind.value if outline.memo.kind else "information"
    numbered = outline.memo.numbered if outline.memo.numbered is not None else kind == "decision"
    return Memo(
        meta,
        head_fields(meta, outline.head),
        bottom_line.statement if bottom_line and with_line else None,
        tuple(sections),
        citations.sources(cited) if with_sources else (),
        numbered,
        tuple(annex),
        _setup(outline.memo),
    )


def _setup(plan: MemoPlan) -> PageSetup:
    paper = Paper(plan.paper.value) if plan.paper else Paper.A4
    return PageSetup(paper, plan.two_sided or False)


def _sections(
    topic: Topic, contents: Mapping[str, Content], citations: Citations, listed: set[str], level: int
) -> list[Section]:
    """A topic's section, then those of the topics nested in it, unless the plan lists them itself."""
    entry = topic.entry
    if entry and entry.section and entry.section.value == "none":
        return []
    content = contents[topic.key]
    blocks: list[Block] = list(content.memo)
    if content.takeaway and blocks:
        blocks.append(_takeaway(content.takeaway, content.cites))
    nested = [inner for inner in topic.topics if inner.key not in listed]
    below = [part for inner in nested for part in _sections(inner, contents, citations, listed, 2)]
    if not blocks and not below:
        return []
    heading = (entry.heading if entry else None) or topic.name
    cites = content.shown_cites if content.shown else ()
    line = citations.line(cites)
    return [Section(topic.key, heading, min(level, 2), tuple(blocks), line, cites), *below]


def _takeaway(takeaway: Takeaway, cites: tuple[int, ...]) -> Paragraph:
    """What follows, as a paragraph under its label in bold."""
    label = [Run(run.text, bold=True) for run in takeaway.label.runs]
    text = takeaway.text.with_runs((*label, Run(". ", bold=True), *takeaway.text.runs))
    return Paragraph((Point(text, (), cites),))


def _cited(section: Section) -> list[int]:
    numbers: list[int] = []
    for block in section.blocks:
        match block:
            case Paragraph(statements):
                numbers += [number for point in statements for number in point.cites]
            case Points(points):
                numbers += [n for point in points for each in (point, *point.points) for n in each.cites]
            case Columns(columns):
                told = [point for column in columns for point in column.points.points]
                numbers += [n for point in told for each in (point, *point.points) for n in each.cites]
            case Quote():
                numbers += block.cites
            case PressLine():
                numbers += [*block.cites, *(number for reply in block.replies for number in reply.cites)]
            case _:
                pass
    return numbers
