"""Where links and bookmarks of a tagged PDF lie and lead. In: a PDF read. Out: what is wrong, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tagged import Run, Tagged, Target

SLACK: Final = 1.0
"""Points by which a link's box may fall short of its text."""


def links(tagged: Tagged) -> Iterator[str]:
    """A link has text, lies on it, says where it leads, and leads to a page that is there."""
    for link in tagged.inside("Link"):
        text = tagged.text(link)
        if not link.annotations():
            yield f"{text!r} has no annotation"
        for annotation in link.annotations():
            if not annotation.contents.strip():
                yield f"{text!r} is not described"
        targets = [
            tagged.targets[one.identity] for one in link.annotations() if one.identity in tagged.targets
        ]
        if any(target.leads_nowhere for target in targets):
            yield f"{text!r} leads to no page"
        shown = [(page, run) for page, run in tagged.runs_of(link) if run.text.strip()]
        if not all(any(_lies_on(target, *one) for target in targets) for one in shown):
            yield f"{text!r} stands beside its link"
        if not all(any(_lies_on(target, *one) for one in shown) for target in targets):
            yield f"a link of {text!r} lies on other things"


def bookmarks(tagged: Tagged) -> Iterator[str]:
    """A bookmark leads to a page that shows the words of its title."""
    shown: dict[int, str] = {}
    for element in tagged.top:
        for page, run in tagged.runs_of(element):
            shown[page] = shown.get(page, "") + run.text
    for title, page in tagged.bookmarks:
        if page not in shown or _joined(title) not in _joined(shown[page]):
            yield f"{title!r} leads to page {page + 1}"


def _lies_on(target: Target, page: int, run: Run) -> bool:
    """Whether the middle of a run is in the box of a link."""
    left, top, right, bottom = target.box
    inside = left - SLACK <= (run.x + run.end) / 2 <= right + SLACK
    return page == target.page and inside and top - SLACK <= run.y <= bottom + SLACK


def _joined(text: str) -> str:
    return "".join(text.replace("\u00ad", "").split())
