"""What a layout may serve for, and by which names people know such layouts.

The names are those of PowerPoint in the languages that it ships in, of pandoc and of LibreOffice, in
small letters without accents.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from enum import Enum
from typing import Final


class Use(Enum):
    """What a layout serves for; the value is the word of the mapping file."""

    COVER = "cover"
    SECTION = "section"
    CONTENT = "content"
    TWO = "two-contents"
    COMPARISON = "comparison"
    TITLE_ONLY = "title-only"
    CLOSING = "closing"


USES: Final[Mapping[str, Use]] = {
    "cover": Use.COVER,
    "section": Use.SECTION,
    "annex": Use.SECTION,
    "closing": Use.CLOSING,
    "points": Use.CONTENT,
    "agenda": Use.CONTENT,
    "table": Use.CONTENT,
    "chart": Use.CONTENT,
    "picture": Use.CONTENT,
    "matrix": Use.CONTENT,
    "actions": Use.CONTENT,
    "judgements": Use.CONTENT,
    "options": Use.CONTENT,
    "sources": Use.CONTENT,
    "people": Use.CONTENT,
    "two-columns": Use.TWO,
    "comparison": Use.COMPARISON,
}
"""Which use a sheet of ours asks for, by what its key begins with; all others take ``TITLE_ONLY``."""

NAMES: Final[Mapping[Use, tuple[str, ...]]] = {
    Use.COVER: (
        *("title slide", "cover", "cover slide", "titelfolie", "titel", "diapositive de titre"),
        *("diapositiva de titulo", "diapositiva titolo", "copertina", "slajd tytulowy", "titeldia"),
        *("slide de titulo", "diapositivo de titulo", "titulni snimek", "titulna snimka", "cimdia"),
        *("otsikkodia", "rubrikbild", "titelslide", "tittellysbilde", "diapozitiv titlu", "tiitelslaid"),
        *("титульный слайд", "титульнии слаид", "титульнии слаид", "διαφανεια τιτλου", "start"),
    ),
    Use.SECTION: (
        *("section header", "section", "section title", "divider", "chapter", "abschnittsuberschrift"),
        *("abschnitt", "kapitel", "titre de section", "encabezado de seccion", "intestazione sezione"),
        *("naglowek sekcji", "sectiekop", "cabecalho da seccao", "cabecalho da secao", "zahlavi oddilu"),
        *("hlavicka sekcie", "szakaszfejlec", "osan ylatunniste", "avsnittsrubrik", "afsnitsoverskrift"),
        *("deloverskrift", "antet sectiune", "centered text", "заголовок раздела", "κεφαλιδα ενοτητας"),
    ),
    Use.CONTENT: (
        *("title and content", "title, content", "title content", "content", "titel und inhalt", "inhalt"),
        *("titre et contenu", "titulo y objetos", "titulo y contenido", "titolo e contenuto"),
        *("tytul i zawartosc", "titel en object", "titulo e conteudo", "titulo e objetos"),
        *("nadpis a obsah", "cim es tartalom", "otsikko ja sisalto", "rubrik och innehall"),
        *("titel og indholdsobjekt", "tittel og innhold", "titlu si continut", "заголовок и объект"),
        *("τιτλος και περιεχομενο", "title and bullets", "bullets", "text"),
    ),
    Use.TWO: (
        *("two content", "title, 2 content", "two contents", "two columns", "zwei inhalte", "deux contenus"),
        *("dos objetos", "dos contenidos", "due contenuti", "dwa elementy zawartosci", "inhoud van twee"),
        *(
            "dois conteudos",
            "duas partes de conteudo",
            "dva obsahy",
            "ket tartalomresz",
            "kaksi sisaltokohdetta",
        ),
        *("tva innehallsdelar", "to indholdsobjekter", "to innholdsdeler", "doua tipuri de continut"),
        *("два объекта", "δυο περιεχομενα"),
    ),
    Use.COMPARISON: (
        *("comparison", "vergleich", "comparaison", "comparacion", "confronto", "porownanie"),
        *("vergelijking", "comparacao", "porovnani", "porovnanie", "osszehasonlitas", "vertailu"),
        *("jamforelse", "sammenligning", "comparatie", "сравнение", "συγκριση"),
    ),
    Use.TITLE_ONLY: (
        *("title only", "nur titel", "titre seul", "solo el titulo", "solo titolo", "tylko tytul"),
        *("alleen titel", "so titulo", "somente titulo", "pouze nadpis", "len nadpis", "csak cim"),
        *("vain otsikko", "endast rubrik", "kun titel", "bare tittel", "doar titlu", "только заголовок"),
        *("μονο τιτλος",),
    ),
    Use.CLOSING: (
        *("closing", "closing slide", "end slide", "end", "thank you", "thanks", "schlussfolie", "schluss"),
        *("danke", "vielen dank", "abschluss", "fin", "merci", "gracias", "cierre", "grazie", "chiusura"),
        *(
            "koniec",
            "dziekujemy",
            "zakonczenie",
            "einde",
            "bedankt",
            "obrigado",
            "conclusao",
            "kiitos",
            "tack",
        ),
    ),
}

TYPES: Final[Mapping[Use, frozenset[str]]] = {
    Use.COVER: frozenset({"title"}),
    Use.SECTION: frozenset({"secHead"}),
    Use.CONTENT: frozenset({"obj", "tx"}),
    Use.TWO: frozenset({"twoObj", "twoColTx"}),
    Use.COMPARISON: frozenset({"twoTxTwoObj"}),
    Use.TITLE_ONLY: frozenset({"titleOnly"}),
    Use.CLOSING: frozenset({"title", "secHead"}),
}
"""Types of layouts that say so themselves (ECMA-376 part 1, ST_SlideLayoutType)."""

_PREFIX: Final = re.compile(r"^[0-9]+[_ ]+|[_ ][0-9]+$")


def plain_name(name: str) -> str:
    """A layout's name in small letters, without accents and PowerPoint's '1_'."""
    parted = unicodedata.normalize("NFKD", name.casefold().replace("ł", "l").replace("ø", "o"))
    return _PREFIX.sub("", " ".join("".join(c for c in parted if not unicodedata.combining(c)).split()))


def use_of(sheet: str) -> Use:
    """The use that a sheet of ours asks for, by its key."""
    key = sheet.partition("+")[0]
    while key:
        if key in USES:
            return USES[key]
        key = key.rpartition("-")[0]
    return Use.TITLE_ONLY
