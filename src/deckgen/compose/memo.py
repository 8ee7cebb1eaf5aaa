"""The memo of an audience. In: topics with their content. Out: ``Memo``, its sections in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from deckgen.compose.citing import Citations
from deckgen.compose.content import Content
from deckgen.compose.head_block import distribution, head_fields
from deckgen.compose.memo_pairs import paired
from deckgen.compose.memo_parts import Parts, gather
from deckgen.compose.memo_sections import SectionMaker
from deckgen.compose.reserve import annexed
from deckgen.compose.topics import Topic
from deckgen.diagnostics import Report
from deckgen.model.citations import cited_in
from deckgen.model.documents import Memo, Meta, PageSetup, Paper, Section
from deckgen.model.inline import Run
from deckgen.model.memos import Budget, Numbering, letters
from deckgen.outline.keywords import DISTRIBUTION, FIXED_SECTIONS
from deckgen.outline.memo_kinds import ANNEX, MEMO_KINDS, MemoKind, Part
from deckgen.outline.tree import MemoPlan, Outline


def make_memo(
    outline: Outline,
    meta: Meta,
    topics: Sequence[Topic],
    contents: Mapping[str, Content],
    citations: Citations,
    report: Report,
) -> Memo:
    """The memo, its parts or themes in the order of its kind or the outline's, the annex apart.

    What is missing, and what the kind has no part for, is told where the audience gets a memo.
    """
    found = report if "memo" in outline.formats else Report()
    plan = outline.memo.sections
    kind = MEMO_KINDS[outline.memo.kind_name]
    names = [word.value for word in plan] if plan is not None else list(kind.names)
    # Without sections of its own, the memo has the deck's annex.
    behind = annexed(plan if plan is not None else outline.deck.order)
    by_key = {topic.key: topic for outer in topics for topic in outer.walk()}
    parts = _parts(kind, outline)
    # The deck's annex does not move a part that bears the name of one of its themes.
    reserved = frozenset(behind) if plan is not None else frozenset(behind).difference(parts)
    listed = {name for name in (*names, *behind) if name in by_key and name not in parts}
    gathered = gather(topics, kind, listed, found) if parts else None
    apart = listed | gathered.own if gathered else listed
    maker = SectionMaker(kind, contents, citations, meta, apart)
    made = list(_made((*names, *behind), maker, parts, gathered, by_key, outline, found))
    sections = [section for name, told in made if name not in reserved for section in told]
    annex = [under for name, told in made if name in reserved for under in _at_their_heads(told)]
    if gathered and (plan is None or ANNEX in names):
        annex += [maker.theme(topic) for topic in gathered.of(ANNEX)]
    dropped = {word.value for word in outline.drop}
    if ANNEX in dropped:
        annex = []  # of themes that only the notes name, too
    head = replace(outline.head, distribution=()) if DISTRIBUTION in dropped else outline.head
    sections = paired(sections, citations, meta)
    annexes = _annexes(annex, meta, lettered=kind.numbering is Numbering.CHAPTERS)
    with_line = plan is None or "bottom-line" in names
    with_sources = (plan is None or "sources" in names or "sources" in behind) and all(
        word.value != "sources" for word in outline.drop
    )
    cited = [number for section in (*sections, *annexes) for number in cited_in(section)]
    return Memo(
        meta=meta,
        kind=kind.name,
        head=head_fields(meta, head),
        bottom_line=outline.bottom_line.statement if outline.bottom_line and with_line else None,
        sections=tuple(sections),
        sources=citations.sources(cited) if with_sources else (),
        numbering=_numbering(outline.memo, kind),
        annex=annexes,
        distribution=distribution(meta, head),
        setup=_setup(outline.memo),
        title_page=kind.title_page,
        contents=_contents(outline.memo, kind),
        budget=_budget(outline, kind),
        subtitle=outline.subtitle,
    )


def _made(
    names: Iterable[str],
    maker: SectionMaker,
    parts: Mapping[str, Part],
    gathered: Parts | None,
    by_key: Mapping[str, Topic],
    outline: Outline,
    report: Report,
) -> Iterator[tuple[str, list[Section]]]:
    """The sections of each name that is a part's or a topic's; a part that must not be missing is told."""
    for name in dict.fromkeys(names):
        if gathered and name in parts:
            sections = maker.part(parts[name], gathered.of(name), outline.span)
            if parts[name].required and not sections:
                _miss(parts[name], outline, report)
            yield name, sections
        elif name in by_key:
            yield name, maker.theme(by_key[name])


def _contents(plan: MemoPlan, kind: MemoKind) -> bool | None:
    """Whether the memo has a table of contents; None leaves it to its length."""
    if plan.contents is None:
        return kind.contents
    return {"yes": True, "no": False}.get(plan.contents.value)


def _setup(plan: MemoPlan) -> PageSetup:
    paper = Paper(plan.paper.value) if plan.paper else Paper.A4
    return PageSetup(paper, plan.two_sided or False)


def _parts(kind: MemoKind, outline: Outline) -> dict[str, Part]:
    """The parts that the memo consists of; none where the outline lists themes, which stand as listed.

    It lists parts where one of its names is no theme's, or all of them are parts'.
    """
    plan = outline.memo.sections
    if plan is None:
        return {part.name: part for part in kind.parts}
    names = [word.value for word in plan if word.value not in FIXED_SECTIONS]
    themes = outline.theme_names
    parts = {name: part for name in names if (part := kind.part(name))}
    return parts if len(parts) == len(names) or any(name not in themes for name in parts) else {}


def _at_their_heads(sections: Sequence[Section]) -> list[list[Section]]:
    """Sections parted before each of the first level."""
    parted: list[list[Section]] = []
    for section in sections:
        if section.level == 1 or not parted:
            parted.append([])
        parted[-1].append(section)
    return parted


def _annexes(annex: Sequence[Sequence[Section]], meta: Meta, *, lettered: bool) -> tuple[Section, ...]:
    """The sections of the annex, each theme's first under its number, or its letter."""
    made: list[Section] = []
    for number, sections in enumerate(filter(None, annex), start=1):
        heading = sections[0].heading
        mark = meta.words.say("annex-heading", number=letters(number) if lettered else number)
        made += [replace(sections[0], heading=heading.with_runs((Run(mark), *heading.runs))), *sections[1:]]
    return tuple(made)


def _miss(part: Part, outline: Outline, report: Report) -> None:
    """Report that nothing stands in a part that the kind cannot do without."""
    words = {"part": part.name, "purpose": part.purpose, "kind": outline.memo.kind_name}
    report.add("part-missing", outline.memo.span, audience=outline.audience or outline.name, **words)


def _numbering(plan: MemoPlan, kind: MemoKind) -> Numbering:
    if plan.numbered is None:
        return kind.numbering
    if plan.numbered:
        return Numbering.PARAGRAPHS
    return Numbering.NONE if kind.numbering is Numbering.PARAGRAPHS else kind.numbering


def _budget(outline: Outline, kind: MemoKind) -> Budget | None:
    """The outline's budget, or the kind's."""
    pages = outline.memo.pages or kind.pages
    whose = outline.audience or outline.name
    return Budget(pages, whose, outline.memo.span, kind.pages is not None) if pages else None
