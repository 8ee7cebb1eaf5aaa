"""Words of likelihood: the vocabulary of an outline, what its readers are told, and what is warned of."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from deckgen.diagnostics import Report
from deckgen.document import lay_out
from deckgen.model.likelihood import DEGREES, NAMES, VOCABULARIES
from deckgen.page import Shape
from support import composed, laid, page_text, project

JUDGED = {"statement": "Leaders meet again", "likelihood": "likely", "confidence": "high"}
CODES = ("likelihood-words", "likelihood-and-confidence")


def _lines(vocabulary: str = "", term: str = "likely", **theme: object) -> str:
    outline: dict[str, object] = {"likelihood_words": vocabulary} if vocabulary else {}
    judgements = [{**JUDGED, "likelihood": term}]
    outline["themes"] = {"view": {"name": "View", "assessment": True, "judgements": judgements, **theme}}
    return yaml.safe_dump(outline, sort_keys=False, allow_unicode=True, width=1000)


def _told(folder: Path, lines: str) -> list[str]:
    return [str(each) for each in composed(project(folder, lines)).diagnostics if each.code in CODES]


def test_the_vocabularies_have_seven_degrees_with_names_of_their_own() -> None:
    for vocabulary in VOCABULARIES.values():
        assert len(vocabulary.terms) == DEGREES
        names = [name for term in vocabulary.terms for name in term.names]
        assert len(names) == len(set(names))


@pytest.mark.parametrize("key", VOCABULARIES)
def test_each_word_stands_at_its_degree(key: str, tmp_path: Path) -> None:
    for degree, term in enumerate(VOCABULARIES[key].terms):
        for name in term.names:
            made = laid(project(tmp_path, _lines(key, name)))
            assert not made.codes.intersection(CODES)
            page = made.memo.pages[0]
            cells = [item for item in page.items if isinstance(item, Shape) and item.name == "Likelihood"]
            assert [at for at, cell in enumerate(cells) if cell.fill == "primary"] == [degree]
            assert name.capitalize() in page_text(page)


@pytest.mark.parametrize("key", VOCABULARIES)
def test_the_memo_says_what_the_words_mean(key: str, tmp_path: Path) -> None:
    text = page_text(laid(project(tmp_path, _lines(key))).memo.pages[0])
    told = " ".join(text.split())
    assert f"{VOCABULARIES[key].name}: " in told
    for term in VOCABULARIES[key].terms:
        assert f"{' or '.join(term.names)} {term.chance}" in told


def test_the_slide_names_the_ends_of_the_vocabulary(tmp_path: Path) -> None:
    made = laid(project(tmp_path, _lines("icd-203")))
    text = "\n".join(page_text(page) for page in made.deck.pages)
    assert "almost no chance" in text
    assert "remote chance" not in text


@pytest.mark.parametrize(
    ("vocabulary", "term", "right"),
    [
        ("", "very likely", "write 'highly likely' (80–90%), or choose 'likelihood_words: icd-203'"),
        ("uk-probability-yardstick", "roughly even odds", "write 'realistic possibility' (40–<50%)"),
        ("icd-203", "remote chance", "write 'almost no chance' (1–5%)"),
        ("", "even chance", "write 'realistic possibility' (40–<50%) (uk-probability-yardstick) or"),
    ],
)
def test_a_term_of_another_vocabulary_is_told_at_its_line(
    vocabulary: str, term: str, right: str, tmp_path: Path
) -> None:
    lines = _lines(vocabulary, term)
    (told,) = _told(tmp_path, lines)
    line = 2 + next(at for at, each in enumerate(lines.splitlines(), 1) if "likelihood: " in each)
    assert told.startswith(f"o.yaml:{line}:")
    assert f"'{term}' is no term of the vocabulary '{vocabulary or 'uk-probability-yardstick'}'" in told
    assert right in told


@pytest.mark.parametrize(
    "text",
    [
        "A deal is very likely this year",
        "A deal this year is highly improbable",
        "There is almost no chance of a deal",
        "A deal is nearly certain",
    ],
)
def test_prose_keeps_to_the_vocabulary(text: str, tmp_path: Path) -> None:
    (told,) = _told(tmp_path / "uk", _lines(points=[text]))
    assert "vocabulary 'uk-probability-yardstick'" in told
    assert _told(tmp_path / "us", _lines("icd-203", points=[text])) == []


@pytest.mark.parametrize(
    "text",
    [
        "A deal is unlikely, and talks are almost certain",
        "Talks will probably go on in a remote place",
        "The minister said that “a deal is very likely”",
        "The minister called it 'highly probable'",
        "Trust grew with higher confidence, and buyers are likely to come",
        "Investor confidence is high and growth is likely",
        "With high confidence we say that the call took place. A deal is likely.",
    ],
)
def test_no_false_alarms(text: str, tmp_path: Path) -> None:
    assert _told(tmp_path, _lines(points=[text])) == []


def test_somebody_elses_words_are_left_alone(tmp_path: Path) -> None:
    quote = {"text": "A deal is very likely.", "by": "A minister"}
    assert _told(tmp_path, _lines(quote=quote)) == []


@pytest.mark.parametrize(
    "text",
    [
        "We judge with high confidence that a deal is highly likely",
        "We have moderate confidence that talks will almost certainly go on",
        "It is likely that they sign (confidence: low)",
    ],
)
@pytest.mark.parametrize("key", ["points", "takeaway", "headline"])
def test_likelihood_and_confidence_stand_apart(key: str, text: str, tmp_path: Path) -> None:
    value: object = [text] if key == "points" else text
    (told,) = _told(tmp_path, _lines(**{key: value}))
    assert "stand in one sentence" in told
    assert "in another" in told


def test_an_outline_that_does_not_judge_may_say_what_it_likes(tmp_path: Path) -> None:
    theme = {"name": "View", "points": ["With high confidence, rain is very likely"]}
    assert _told(tmp_path, yaml.safe_dump({"themes": {"view": theme}})) == []
    chosen = yaml.safe_dump({"likelihood_words": "uk-probability-yardstick", "themes": {"view": theme}})
    assert len(_told(tmp_path, chosen)) == 2


def test_a_word_is_told_at_its_own_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    point = "      - >-\n        They meet again.\n        A deal is very likely.\n"
    theme = f"themes:\n  view:\n    name: View\n    points:\n{point}"
    path = project(tmp_path, f"likelihood_words: uk-probability-yardstick\n{theme}")
    monkeypatch.chdir(tmp_path)
    report = Report()
    list(lay_out([Path(path.name)], report))
    (told,) = (each for each in report.diagnostics if each.code in CODES)
    assert str(told).startswith("o.yaml:10:19:")


@pytest.mark.parametrize("mark", [">-", ""])
def test_a_word_on_two_lines_is_told_where_it_begins(
    mark: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    points = f"      - {mark}\n        It is very\n        likely.\n      - “It is very likely”, he said.\n"
    theme = f"themes:\n  view:\n    name: View\n    points:\n{points}"
    path = project(tmp_path, f"likelihood_words: uk-probability-yardstick\n{theme}")
    monkeypatch.chdir(tmp_path)
    report = Report()
    list(lay_out([Path(path.name)], report))
    (told,) = (each for each in report.diagnostics if each.code in CODES)
    assert str(told).startswith("o.yaml:9:15:")


def test_what_others_ask_and_what_is_not_to_be_said_is_left_alone(tmp_path: Path) -> None:
    reply = {"question": "Is a deal very likely?", "answer": "Ask those who talk."}
    line = {"line": "We wait.", "if_asked": [reply], "not_to_say": "A deal is very likely"}
    assert _told(tmp_path / "a", _lines(press_line=line)) == []
    answered = {**line, "if_asked": [{**reply, "answer": "It is very likely."}]}
    assert len(_told(tmp_path / "b", _lines(press_line=answered))) == 1


def test_a_former_word_is_told_with_that_of_the_chosen_vocabulary(tmp_path: Path) -> None:
    (told,) = _told(tmp_path, _lines("icd-203", "even chance"))
    assert told.endswith("write 'roughly even chance' (45–55%)")


def test_every_word_is_said_in_the_programs_language(tmp_path: Path) -> None:
    words = composed(project(tmp_path)).composition.memo.meta.words
    assert {words.say(f"likelihood-{name.replace(' ', '-')}") for name in NAMES} == set(NAMES)
