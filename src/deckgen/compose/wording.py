"""Words of likelihood in what an audience is told: one vocabulary, and confidence apart from it.

In:  deck and memo, composed. Out: warnings, at their places, on terms that the chosen vocabulary lacks,
and on sentences that hold likelihood and confidence together. What is quoted is somebody else's wording,
what is listed as a source is its title, and a press line names what others may ask and what is not to be
said: none of it is looked at. Prose is looked at where the document judges at all, and in English only, the
language of the standards.
"""

from __future__ import annotations

import re
from typing import Final

from deckgen.diagnostics import Report, Span
from deckgen.model.decisions import Judgement
from deckgen.model.documents import Deck, Memo, Sources
from deckgen.model.inline import Text
from deckgen.model.likelihood import FORMER, NAMES, UK, VOCABULARIES, Vocabulary
from deckgen.model.reading import own_words, parts_of
from deckgen.notes.sentences import split
from deckgen.outline.tree import Outline

_AMBIGUOUS: Final = frozenset({"remote", *FORMER})
"""Terms that in prose mostly mean something else."""


def _form(name: str) -> str:
    """A term and its adverb: 'almost certain' and 'almost certainly', 'probable' and 'probably'."""
    words = r"\s+".join(name.removesuffix("le").split())
    return words + ("(?:le|ly|y)" if name.endswith("ble") else "(?:ly)?" if name.endswith("certain") else "")


_FORMS: Final = {name: re.compile(_form(name), re.IGNORECASE) for name in NAMES}
_TERM: Final = re.compile(
    rf"(?<![\w-])(?:{'|'.join(_form(name) for name in sorted(NAMES, key=len, reverse=True))})(?![\w-])",
    re.IGNORECASE,
)
_LEVEL: Final = r"(?:very\s+)?(?:low|moderate|medium|high)"
_CONFIDENCE: Final = re.compile(
    rf"\bwith\s+{_LEVEL}\s+confidence\b"
    rf"|\b{_LEVEL}\s+confidence\s+(?:that\b|in\s+(?:this|that|these|our|the)\s+(?:judge?ment|assessment)s?\b)"
    rf"|\b(?:we|i)\s+(?:have|hold)\s+{_LEVEL}\s+confidence\b"
    r"|\b(?:we|i)\s+(?:are|am)\s+(?:highly|moderately|very|fairly)\s+confident\b"
    rf"|\bconfidence(?:\s+level)?:\s*{_LEVEL}\b",
    re.IGNORECASE,
)
"""A level of confidence as an assessment states it; the confidence of buyers or voters is another thing."""


def vocabulary_of(outline: Outline) -> Vocabulary:
    """The vocabulary that the outline chooses."""
    return VOCABULARIES[outline.likelihood_words.value] if outline.likelihood_words else UK


def check_wording(outline: Outline, deck: Deck, memo: Memo, report: Report) -> None:
    """Tell what is said in words of another vocabulary, and where confidence stands with likelihood."""
    told = [slide for slide in deck.slides if not isinstance(slide.body, Sources)]
    parts = list(parts_of((told, memo.bottom_line, memo.sections, memo.annex)))
    judgements = {part for part in parts if isinstance(part, Judgement)}
    vocabulary = vocabulary_of(outline)
    for judgement in judgements:
        term = judgement.likelihood.term
        if vocabulary.degree(term) is None:
            hint = _instead(term, vocabulary, chosen=outline.likelihood_words is not None)
            place = judgement.likelihood.span
            report.add("likelihood-words", place, word=term, vocabulary=vocabulary.key, hint=hint)
    english = outline.language.lower().partition("-")[0] == "en"
    if english and (judgements or outline.likelihood_words):
        others = _said_by_others(outline)
        for text in {part for part in parts if isinstance(part, Text) and part.span not in others}:
            _check_text(text, vocabulary, report)


def _said_by_others(outline: Outline) -> frozenset[Span]:
    """The places of questions that somebody may ask, and of what is not to be said."""
    lines = [theme.press_line for theme in outline.walk() if theme.press_line]
    asked = (reply.question.span for line in lines for reply in line.replies)
    return frozenset((*asked, *(text.span for line in lines for text in line.unsaid)))


def _check_text(text: Text, vocabulary: Vocabulary, report: Report) -> None:
    plain = own_words(text)
    for start, end in split(plain):
        sentence = plain[start:end]
        terms = list(_TERM.finditer(sentence))
        for found in terms:
            name = _name(found.group())
            if vocabulary.degree(name) is None and name not in _AMBIGUOUS:
                report.add(
                    "likelihood-words",
                    text.span,
                    word=name,
                    vocabulary=vocabulary.key,
                    hint=_instead(name, vocabulary),
                    sought=found.group(),
                )
        confidence = _CONFIDENCE.search(sentence)
        likely = [found.group() for found in terms if _name(found.group()) not in _AMBIGUOUS]
        if confidence and likely:
            report.add(
                "likelihood-and-confidence",
                text.span,
                likelihood=likely[0],
                confidence=confidence.group(),
                sought=confidence.group(),
            )


def _name(written: str) -> str:
    """The term that a word or its adverb stands for."""
    return next(name for name, form in _FORMS.items() if form.fullmatch(written))


def _instead(term: str, vocabulary: Vocabulary, *, chosen: bool = False) -> str:
    """What to write for a term of another vocabulary, or for one of none.

    ``chosen``: the outline has chosen its vocabulary, whose word is named alone.
    """
    for other in VOCABULARIES.values():
        degree = other.degree(term)
        if degree is not None:
            right = _choice(vocabulary, degree)
            return (
                f"it is a term of {other.name}; write {right}, or choose 'likelihood_words: {other.key}' "
                "for the whole outline"
            )
    degree = FORMER[term]
    if chosen:
        return f"write {_choice(vocabulary, degree)}"
    others = [f"{_choice(each, degree)} ({each.key})" for each in VOCABULARIES.values()]
    return f"write {' or '.join(others)}, and choose 'likelihood_words' accordingly"


def _choice(vocabulary: Vocabulary, degree: int) -> str:
    term = vocabulary.terms[degree]
    return f"'{term.names[0]}' ({term.chance})"
