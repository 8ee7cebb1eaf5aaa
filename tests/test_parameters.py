"""Parameters: values filled into texts as plain text, by outline and audience."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deckgen.diagnostics import Report
from deckgen.model.inline import Run
from deckgen.outline.read import OutlineSource, read_outline
from deckgen.outline.tree import Outline
from deckgen.show import describe
from support import composed, documents, project


def _read(folder: Path, lines: str) -> tuple[OutlineSource, list[str]]:
    report = Report()
    source = read_outline(project(folder, lines), "o.yaml", report)
    assert source is not None
    return source, [found.code for found in report.diagnostics]


def _outline(folder: Path, lines: str, audience: str | None = None) -> Outline:
    source, codes = _read(folder, lines)
    assert codes == []
    outline = source.for_audience(audience, Report())
    assert outline is not None
    return outline


def _author(folder: Path, text: str, params: str) -> str:
    outline = _outline(folder, f"params: {{{params}}}\nauthor: '{text}'\n")
    return outline.author.plain if outline.author else ""


def test_an_audience_gives_other_values(tmp_path: Path) -> None:
    lines = (
        "params: {town: Northport, mayor: {help: who speaks}}\n"
        "author: '{{mayor}} of {{town}}'\n"
        "audiences:\n  one: {params: {mayor: Ada}}\n  two: {extends: one, params: {town: Midport}}\n"
    )
    source, codes = _read(tmp_path, lines)
    assert codes == []
    said = {name: source.outlines[name] for name in ("one", "two")}
    assert [each.author.plain for each in said.values() if each and each.author] == [
        "Ada of Northport",
        "Ada of Midport",
    ]


def test_filters_change_the_value(tmp_path: Path) -> None:
    day = 'town: north sea, day: 2025-02-17, sum: "1234567.50", none: ""'
    assert _author(tmp_path, "{{town | upper}} {{ town|title }}", "town: north NATO port") == (
        "NORTH NATO PORT North NATO Port"
    )
    text = '{{town}}, {{day | date}}: {{sum | number}}{{none}} {{none | default: "a | b" | upper}}'
    assert _author(tmp_path, text, day) == "north sea, 17\u00a0February 2025: 1,234,567.50 A | B"


def test_capitals_dates_and_numbers_are_those_of_the_language(tmp_path: Path) -> None:
    params = "params: {town: Straße, day: 2025-02-17, sum: '1234567.5'}\n"
    author = "author: '{{town | upper}}, {{day | date}}, {{sum | number}}'\n"
    outline = _outline(tmp_path, params + author + "language: de\n")
    assert outline.author
    assert " ".join(outline.author.plain.split()) == "STRAẞE, 17. Februar 2025, 1.234.567,5"
    assert _author(tmp_path, "{{town | upper}}", "town: Μάιος") == "ΜΆΙΟΣ"
    greek = _outline(tmp_path, "params: {town: Μάιος}\nauthor: '{{town | upper}}'\nlanguage: el\n")
    assert greek.author
    assert greek.author.plain == "ΜΑΪΟΣ"


def test_values_are_neither_markup_nor_parameters(tmp_path: Path) -> None:
    value = "*a* **b** `c` [d](https://x.org) {{town}} <i> \\\\ ^2^ & |"
    text = "pre {{town}} **{{town}}** `{{town}}`"
    outline = _outline(tmp_path, f'params: {{town: "{value}"}}\nauthor: "{text}"\n')
    plain = value.replace("\\\\", "\\")
    assert outline.author
    assert outline.author.runs == (
        Run(f"pre {plain} "),
        Run(plain, bold=True),
        Run(" "),
        Run(plain, code=True),
    )


def test_a_value_in_an_address_stays_a_part_of_it(tmp_path: Path) -> None:
    lines = "params: {page: 'a/../b?x=) y', site: 'https://x.org/a', bad: 'javascript:x'}\n"
    lines += "author: 'See [one](https://y.org/{{page}}) and [two]({{site}}) and [three]({{bad}})'\n"
    source, codes = _read(tmp_path, lines)
    outline = source.outlines[None]
    assert outline
    assert outline.author
    assert [run.link for run in outline.author.runs if run.link] == [
        "https://y.org/a%2F..%2Fb%3Fx%3D%29%20y",
        "https://x.org/a",
    ]
    assert codes == ["link-refused"]


def test_braces_can_be_written(tmp_path: Path) -> None:
    assert _author(tmp_path, "\\{{town}} is {{town}}", "town: Northport") == "{{town}} is Northport"


def test_a_word_for_nothing_is_a_value(tmp_path: Path) -> None:
    assert _author(tmp_path, "{{town}}", 'town: "null"') == "null"


def test_other_values_than_texts_are_filled(tmp_path: Path) -> None:
    lines = (
        "params: {day: 2025-03-04, mark: TLP:AMBER, town: Midport}\n"
        "date: '{{day}}'\nmarking: '{{mark}}'\n"
        "closing: {headline: x, fields: {'Mayor of {{town}}': Ada}}\n"
        "themes: {costs: {name: Costs, chart: {title: Tonnes, data: {'{{town}}': 5}}}}\n"
    )
    made = composed(project(tmp_path, lines))
    assert made.outline.date
    assert made.outline.date.isoformat() == "2025-03-04"
    assert made.outline.marking
    assert made.outline.marking.value == "TLP:AMBER"
    assert made.outline.closing
    assert made.outline.closing.fields[0][0].plain == "Mayor of Midport"
    chart = made.outline.themes[0].chart
    assert chart
    assert chart.categories == ("Midport",)


def test_a_value_is_given_by_language(tmp_path: Path) -> None:
    lines = (
        "params: {town: {default: {en: Northport, de: Nordhafen}}, mayor: Ada}\n"
        "author: {en: '{{mayor}} of {{town}}', de: '{{mayor}} aus {{town}}'}\n"
        "audiences: {here: {}, there: {language: de}, far: {language: de, params: {town: Mitte}}}\n"
    )
    source, codes = _read(tmp_path, lines)
    assert "error" not in codes
    said = [source.outlines[name] for name in ("here", "there", "far")]
    assert [each.author.plain for each in said if each and each.author] == [
        "Ada of Northport",
        "Ada aus Nordhafen",
        "Ada aus Mitte",
    ]


def test_a_parameter_that_nothing_uses_is_told(tmp_path: Path) -> None:
    _, codes = _read(tmp_path, "params: {town: x, mayor: y}\naudiences: {a: {reword: {title: '{{town}}'}}}\n")
    assert codes == ["param-unused"]


def test_an_outline_that_waits_for_records_is_shown_all_the_same(tmp_path: Path) -> None:
    path = project(tmp_path, "params: {town: {help: whose talks}}\nbottom_line: '{{town}} pays.'\n")
    lines = list(describe(path))
    assert "  town               no default               whose talks" in lines


def test_a_text_without_its_value_is_held_against_nothing_else(tmp_path: Path) -> None:
    for text in ("{{day}}", "{{dya}}", "{{day | nope}}", "{{day", "{{day | default: {{day}}}}"):
        _, codes = _read(
            tmp_path, f"params: {{day: {{help: when}}}}\ndate: '{text}'\nauthor: '{{{{day | default: x}}}}'\n"
        )
        assert len(codes) == 1, codes
        assert codes[0].startswith("param-")


def test_the_place_within_a_folded_text_is_told(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    report = Report()
    lines = "params: {town: x}\nauthor: >-\n  By {{town}}\n  and {{tonw}}\n"
    read_outline(project(tmp_path, lines), "o.yaml", report)
    assert [str(found.span) for found in report.diagnostics] == ["o.yaml:6:7"]


def test_documents_hold_the_values(tmp_path: Path) -> None:
    lines = "params: {town: Überlingen}\nbottom_line: '{{town}} pays.'\nauthor: '{{town}}'\n"
    for pages in documents(project(tmp_path, lines)).values():
        assert "{{" not in str(pages)
        assert "Überlingen" in str(pages)


_ANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@_ANY
@given(
    value=st.text(st.sampled_from("a*_`[]()<>\\&^~{}|!#:;\"'~é1 -"), min_size=1, max_size=30).filter(
        str.strip
    )
)
def test_any_value_stands_as_it_is(value: str, tmp_path: Path) -> None:
    written = value.replace("\\", "\\\\").replace('"', '\\"')
    lines = f'params: {{town: "{written}"}}\nauthor: "x {{{{town}}}} **y {{{{town}}}} z** `{{{{town}}}}` [u](https://x.org)"\n'
    outline = _outline(tmp_path, lines)
    shown = " ".join(value.split())
    assert outline.author
    assert " ".join(outline.author.plain.split()) == " ".join(f"x {shown} y {shown} z {shown} u".split())


@_ANY
@given(text=st.text(st.sampled_from("{}|:a \\\"'town"), max_size=30))
def test_any_text_with_braces_is_read_or_told(text: str, tmp_path: Path) -> None:
    written = text.replace("'", "''")
    _read(tmp_path, f"params: {{town: Northport}}\nauthor: 'x{written}'\n")
