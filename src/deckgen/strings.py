"""The fixed words of a language. In: a BCP 47 tag. Out: ``Words``, from assets/strings."""

from __future__ import annotations

from deckgen import yamltree
from deckgen.assets import asset
from deckgen.diagnostics import Report, Span
from deckgen.model.words import Words


def read_words(language: str, span: Span, found: Report) -> Words:
    """The words of ``language``, by its first subtag.

    Those of English where it has no file, which is told at ``span``.
    """
    path = asset("strings", f"{language.partition('-')[0].lower()}.yml")
    if not path.is_file():
        path = asset("strings", "en.yml")
        found.add("language-missing", span, word=language)
    report = Report()
    root = yamltree.read_yaml(path, path.name, report)
    report.stop_on_errors()
    if not isinstance(root, yamltree.Mapping):
        raise TypeError(f"{path.name} is no mapping")
    phrases, months = root.get("phrases"), root.get("months")
    date, day_month = root.get("date"), root.get("day_month")
    if not (
        isinstance(phrases, yamltree.Mapping)
        and isinstance(months, yamltree.Sequence)
        and isinstance(date, yamltree.Scalar)
        and isinstance(day_month, yamltree.Scalar)
    ):
        raise TypeError(f"{path.name} lacks phrases, months or patterns of dates")
    return Words(
        language,
        {key.value: node.value for key, node in phrases.entries if isinstance(node, yamltree.Scalar)},
        tuple(node.value for node in months.items if isinstance(node, yamltree.Scalar)),
        date.value,
        day_month.value,
    )
