"""The head block of a memo, and who gets which copy."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.page import Pages, Rect, Shape, TextBox
from random_outlines import SENTENCE, texts
from support import Laid, documents, laid, page_text, paras, project, text_of

HEAD = {
    "to": ["Minister for Europe", "Minister of Defence"],
    "from": "European Affairs Unit",
    "through": "Permanent Secretary",
    "for": "Decision",
    "deadline": {"date": "2025-02-24", "why": "the Council meets on 26 February"},
    "copy": ["Treasury", "Economy"],
    "date": "2025-02-20",
    "reference": "EAU/2025/014",
    "marking": "TLP:AMBER",
}
GIVEN_OUT = [
    {"to": "Minister", "how": "by hand"},
    {"to": "Defence", "copies": 2},
    {"to": "Registry", "copies": 4},
]


def _laid(folder: Path, **keys: object) -> Laid:
    return laid(project(folder, yaml.safe_dump(keys, sort_keys=False, allow_unicode=True, width=1000)))


def _memo(folder: Path, **keys: object) -> Pages:
    lines = yaml.safe_dump({"formats": "memo", **keys}, sort_keys=False, allow_unicode=True, width=1000)
    return documents(project(folder, lines))["memo"]


def _first(pages: Pages) -> str:
    """The text of the first page, line by line."""
    return "\n".join(line.rstrip() for line in page_text(pages.pages[0]).splitlines())


def _text(pages: Pages) -> str:
    return "\n".join(page_text(page) for page in pages.pages)


def _boxes(pages: Pages) -> list[Rect]:
    """Each line of the first page's head: what it covers."""
    (end,) = (
        item.rect.y
        for page in pages.pages[:1]
        for item in page.items
        if isinstance(item, Shape) and item.name == "Head end"
    )
    return [
        item.rect
        for item in pages.pages[0].items
        if isinstance(item, TextBox)
        and item.name.startswith(("memo-label", "memo-value", "memo-strong"))
        and item.rect.y < end
    ]


def test_every_field_stands_beside_its_label(tmp_path: Path) -> None:
    text = _first(_laid(tmp_path, **HEAD).memo)
    assert "To\nMinister for Europe\n" in text
    assert "\nMinister of Defence\n" in text
    assert "Through\nPermanent Secretary" in text
    assert "Deadline\n24 February 2025\n" in text
    assert "the Council meets on 26 February" in text
    assert "Copy\nTreasury\nEconomy" in text
    assert "Subject\nThe harbour talks" in text


def test_names_are_heard_apart(tmp_path: Path) -> None:
    text = page_text(_laid(tmp_path, **HEAD).memo.pages[0])
    assert "To \nMinister for Europe \n" in text


def test_the_short_forms_stay(tmp_path: Path) -> None:
    text = _first(_laid(tmp_path, to="The council", deadline="End of March", copy="All; archive").memo)
    assert "To\nThe council" in text
    assert "Deadline\nEnd of March" in text
    assert "Copy\nAll; archive" in text


def test_the_cover_names_the_first_of_several_recipients(tmp_path: Path) -> None:
    assert "Minister for Europe and 1 more" in page_text(_laid(tmp_path, **HEAD).deck.pages[0])


def test_copies_are_numbered_on(tmp_path: Path) -> None:
    made = _laid(tmp_path, distribution=GIVEN_OUT)
    assert "Copy no.\nof 7" in _first(made.memo)
    (blank,) = (item for item in made.memo.pages[0].items if item.name == "Blank")
    text = _text(made.memo)
    assert "Distribution" in text
    assert "Who gets which of the 7 copies" in text
    assert "1\nMinister\nby hand\n2–3\nDefence" in text
    assert "4–7\nRegistry" in text
    (of,) = (item.rect for item in made.memo.pages[0].items if "of 7" in str(item) and item.rect.y > 64)
    assert blank.rect.right < of.x


def test_a_copy_has_its_number(tmp_path: Path) -> None:
    made = _laid(tmp_path, distribution=GIVEN_OUT, copy_number=3)
    assert "Copy no.\n3 of 7" in _first(made.memo)
    assert not [item for item in made.memo.pages[0].items if item.name == "Blank"]


def test_a_single_copy_is_called_so(tmp_path: Path) -> None:
    text = _text(_laid(tmp_path, distribution=["Registry"]).memo)
    assert "Who gets the only copy" in text


def test_an_audience_may_be_without_the_list(tmp_path: Path) -> None:
    lines = yaml.safe_dump(
        {"distribution": GIVEN_OUT, "audiences": {"a": None, "b": {"drop": "distribution"}}}
    )
    path = project(tmp_path, lines)
    assert "Registry" in _text(laid(path, "a").memo)
    told = _text(laid(path, "b").memo)
    assert "Registry" not in told
    assert "Copy no." not in told


def test_a_report_has_the_number_of_its_copy_on_the_title_page(tmp_path: Path) -> None:
    made = _laid(tmp_path, distribution=GIVEN_OUT, copy_number=3, memo={"kind": "report"})
    assert "Copy no.\n3 of 7" in _first(made.memo)


def test_the_contents_lead_to_the_list_whatever_themes_are_called(tmp_path: Path) -> None:
    themes = {"distribution": {"name": "Who pays", "from": "costs"}, "contents": {"from": "growth"}}
    memo = {"kind": "decision", "contents": "yes"}
    pages = _laid(tmp_path, themes=themes, distribution=GIVEN_OUT, memo=memo).memo
    first = page_text(pages.pages[0])
    assert "Distribution" in first[first.index("Contents") :]
    assert len(pages.anchors) == len({(place.page, place.y) for place in pages.anchors.values()})


def test_a_name_on_two_lines_is_seen_as_one(tmp_path: Path) -> None:
    to = ["Director-General for the Affairs of the Harbour and its Towns", "Registry"]
    pages = _laid(tmp_path, to=to).memo
    begins = {
        text_of(line).split()[0]: line.pieces[0].x
        for _, para in paras(pages.pages[0].items)
        if para.style == "memo-value"
        for line in para.lines
    }
    first, further, other = begins.values()
    assert list(begins)[::2] == ["Director-General", "Registry"]
    assert first == other < further


def test_the_list_is_the_last_of_the_memo(tmp_path: Path) -> None:
    themes = {"a": {"from": "costs"}, "b": {"from": "growth"}}
    deck = ["a", "sources", "annex", "b"]
    text = _text(_laid(tmp_path, themes=themes, deck=deck, distribution=GIVEN_OUT).memo)
    assert text.index("Sources") < text.index("Annex 1") < text.index("Distribution")


@pytest.mark.parametrize("key", ["to", "from", "through", "copy", "for"])
def test_a_head_that_is_longer_than_a_page_goes_on(key: str, tmp_path: Path) -> None:
    names = [f"Name{number} {'of the council ' * 12}" for number in range(40)]
    memo = _memo(tmp_path, **{**HEAD, key: " ".join(names) if key == "for" else names})
    text = _text(memo).replace("\n", " ")
    assert [name for name in names if name.split()[0] not in text] == []
    for page in memo.pages:
        assert max(item.rect.bottom for item in page.items) <= memo.height


LINES = st.one_of(SENTENCE, st.lists(texts(1, 20, long=True), min_size=1, max_size=4))


@settings(max_examples=40, deadline=None)
@given(
    st.fixed_dictionaries(
        {},
        optional={
            **dict.fromkeys(("to", "from", "through", "copy"), LINES),
            "for": SENTENCE,
            "reference": texts(1, 6, long=True),
            "deadline": st.one_of(SENTENCE, st.fixed_dictionaries({"date": texts(1, 4), "why": SENTENCE})),
            "distribution": st.lists(st.fixed_dictionaries({"to": SENTENCE}), min_size=1, max_size=3),
        },
    )
)
def test_no_line_of_the_head_covers_another(
    tmp_path_factory: pytest.TempPathFactory, head: dict[str, object]
) -> None:
    memo = _memo(tmp_path_factory.mktemp("head"), date="2025-02-20", marking="TLP:AMBER+STRICT", **head)
    if not any(item.name == "Head end" for item in memo.pages[0].items):
        return  # it goes on over the page
    boxes = _boxes(memo)
    assert boxes
    for at, one in enumerate(boxes):
        assert one.right <= 524.01
        for other in boxes[at + 1 :]:
            apart_across = one.right <= other.x + 0.01 or other.right <= one.x + 0.01
            apart_down = one.bottom <= other.y + 0.01 or other.bottom <= one.y + 0.01
            assert apart_across or apart_down
