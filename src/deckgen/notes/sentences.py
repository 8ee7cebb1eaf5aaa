"""Where sentences begin and end.

In:  the plain text of a paragraph. Out: the offsets of its sentences, which together cover every
character that is no white space.

A sentence ends after . ! ? or … (with the quotation marks, brackets and footnote marks that follow)
when white space and then a capital, a digit, an opening quotation mark or a bracket comes. Full stops
of abbreviations, initials and numbers do not end one. Chinese and Japanese stops need no white space.
"""

from __future__ import annotations

import re

_CLOSERS = r"[\"'”’“‘»«›‹)\]}\u2032\u2033*†‡§¹²³\u2070-\u2079]"
_MARKS = r"[.!?…\u037e\u0589\u06d4\u061f\u0964]"
# Possessive, and never begun within a row of stops: else a long row of them would take its square.
_END = re.compile(
    rf"(?<!{_MARKS})(?P<mark>{_MARKS}++)(?:\[\^?\w{{1,6}}\]|{_CLOSERS})*+(?=\s)"
    rf"|(?P<wide>[。！？]+)(?:[」』）”’]|\[\^?\w{{1,6}}\])*"
)
_OPENERS = frozenset("\"'“„«»‘‚‹›([{¿¡「『（")
_NOT_SPACE = re.compile(r"\S")
_TOKEN = re.compile(r"[^\W_](?:[^\W_]|\.)*$")
_WORD = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"[^\W\d_]{1,2}(?:\.[^\W\d_]{1,2})+")
_LETTER_OR_ROMAN = re.compile(r"(?:[A-Z]|[IVXLC]+)\b")


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Titles stand before a name and so never end a sentence.
_TITLES = _words(
    "Mr Mrs Ms Mx Dr Drs Prof Gen Lt Col Maj Capt Cmdr Cpl Sgt Adm Brig Sen Rep Gov Sec Amb Hon Rev Fr St "
    "Ste Pres Msgr Mgr Mme Mlle Hr Frau Sr Sra Dipl Ing"
)
# These lead to what follows them, whatever it is.
_LEADING = _words("vs cf ca approx viz incl resp e.g i.e z.B d.h u.a p.ex")
# These belong to a number or a letter, and only then is their stop no end: 'No. 5', 'Art. V'.
_NUMBERED = _words(
    "no nos nr art arts fig figs para paras sec sect ch chap vol vols p pp ed eq tab app cl reg dir"
)
# These may end a sentence; they do when a word follows that commonly begins one.
_EITHER = _words("etc al Jr Inc Ltd Co Corp Bros Dept Univ Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec")
_STARTERS = _words(
    "The A An In On At By For From With Under Since After Before As If When While Although Despite He She It "
    "They We You This That These Those There Here His Her Its Their Our Your But And Or So Yet However Both "
    "Each Some Many Most All Such What Who Why How Then Now Also Meanwhile Moreover Nevertheless Instead "
    "According During Until Once Not Only Another One Two Several"
)
_MONTHS_AFTER_ORDINAL = _words(
    "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember"
)


def split(text: str) -> list[tuple[int, int]]:
    """The (start, end) offsets of the sentences of ``text``, in order, without the space between them."""
    found: list[tuple[int, int]] = []
    first = _NOT_SPACE.search(text)
    if first is None:
        return found
    start = first.start()
    for end in _END.finditer(text, start):
        following = _NOT_SPACE.search(text, end.end())
        if following is None:
            break
        if _ends_sentence(text, start, end, following.start()):
            found.append((start, end.end()))
            start = following.start()
    found.append((start, len(text.rstrip())))
    return found


def _ends_sentence(text: str, start: int, end: re.Match[str], following: int) -> bool:
    if end["wide"]:
        return True
    if not _may_begin(text[following]):
        return False
    if end["mark"] != ".":
        return True
    # 64 characters hold any abbreviation; looking back further would make long texts slow.
    token = _TOKEN.search(text, max(start, end.start() - 64), end.start())
    return token is None or not _is_abbreviation(token[0], text, start, token.start(), following)


def _may_begin(character: str) -> bool:
    caseless = character.isalpha() and character.lower() == character.upper()
    return (
        character.isupper() or character.istitle() or character.isdigit() or caseless or character in _OPENERS
    )


def _is_abbreviation(token: str, text: str, start: int, at: int, following: int) -> bool:
    """Whether the stop after ``token`` (at offset ``at``) belongs to it and ends no sentence."""
    word = _WORD.match(text, following)
    after = word[0] if word else ""
    if token in _TITLES or token in _LEADING:
        return True
    if token.lower() in _NUMBERED:
        lettered = token[0].isupper() and _LETTER_OR_ROMAN.match(text, following) is not None
        return lettered or text[following].isdigit()
    if token.isdigit():
        # '1.' at the head of a sentence counts it; '17. Februar' is a German date.
        return (at == start and len(token) <= 3) or after in _MONTHS_AFTER_ORDINAL
    initial = len(token) == 1 and token.isupper()
    if initial or token in _EITHER or _DOTTED.fullmatch(token):
        # In 'J. A. Smith' the A is an initial too.
        starter = after in _STARTERS and not text.startswith(".", following + len(after))
        return not starter
    return False
