"""Where sentences end: a table of cases, and that no character is lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.notes.sentences import split

# Sentences are divided by ' | ' here and by a space in the text.
CASES = [
    "One sentence without an end",
    "The leaders met. | They talked.",
    "Did they agree? | No! | They talked… | Then they left.",
    "Mr. Smith met Mrs. Jones, Dr. Who and Prof. Higgins. | They talked.",
    "Gen. Keane and Lt. Col. Brown warned Sen. Graham, Rep. Doe and Gov. Roe. | Nobody heard.",
    "The road to St. Petersburg is long.",
    "See No. 5 and Nos. 6 and 7 of Art. 42, with Fig. 3. | The rest follows.",
    "They said no. | The talks ended.",
    "It is a work of art. | Nobody bought it.",
    "Article V holds, cf. Art. V of the treaty.",
    "The U.S. Special Envoy spoke to U.K. officials and E.U. diplomats.",
    "He spoke for the U.S. | The others listened.",
    "Europe depends on the U.S. | It knows that.",
    "A letter by J. R. Smith arrived. | J. A. Brown read it.",
    "France, Germany etc. agreed. | Others, e.g. Hungary, did not, i.e. Orbán refused.",
    "They sent tanks, guns, etc. | The rest came later.",
    "Growth was approx. 3.5 per cent, vs. 2 per cent before.",
    "On Feb. 17 they met. | On Dec. 3 they parted.",
    "They met on 17 February 2025. | Macron spoke.",
    "It rose to 3.5. | 27 states agreed.",
    "He said “we agree.” | The others left.",
    "He said “we agree”. | The others left.",
    "“Spend more!” | (Nobody did.) | “Act faster?” | [They did.]",
    "They agreed.¹ | The rest is silence.[2] | So it ends.*",
    "They agreed (in part.) | Then they left.",
    "Das Treffen am 17. Februar 2025 war kurz. | Es endete früh.",
    "«Non.» | «Oui.»",
    "Συμφώνησαν; τι; | Έφυγαν.".replace(";", "\u037e"),
    "Лидеры встретились. | Они говорили.",
    "Éric parla. | Émile répondit.",
    "1. The first point stays with its number. | So it goes.",
    "The site deckgen.example.org is down. | version 2.0 of iOS is out.".replace(" | v", " v"),
    "She waited... | Then he came.",
    "「はい。」|「いいえ。」".replace("|", " | "),
]


@pytest.mark.parametrize("case", CASES)
def test_sentences(case: str) -> None:
    text = case.replace(" | ", " ")
    assert [text[start:end] for start, end in split(text)] == case.split(" | ")


def test_line_breaks_are_white_space() -> None:
    text = "  The first\ngoes on.\nThe second does too.\n"
    assert [text[start:end] for start, end in split(text)] == [
        "The first\ngoes on.",
        "The second does too.",
    ]


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_no_text_has_no_sentence(text: str) -> None:
    assert split(text) == []


@given(st.text(alphabet=st.sampled_from('aAÄДの.!?…\u037e“”")([1 \n。U.S.')) | st.text())
def test_all_text_is_covered_once_and_in_order(text: str) -> None:
    found = split(text)
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in found)
