"""A deck of inline text and of many letters, long enough to wrap: code, raised and lowered marks, Greek,
Cyrillic and the letters of all languages of the European Union."""

from __future__ import annotations

import yaml

NOTES = """\
# Letters and marks

## Commands

Run `deckgen check --deck out/*.pptx` before you send it.^1^ The share of CO~2~ fell by 4 % in each town.

- A list item with code below it

      deckgen build outlines/paris-summit.yaml --audience ministers
          --format deck

```
for each in towns: print(each.name, each.tonnage, each.share_of_the_harbour, sep=";")
```
"""

SENTENCES = {
    "Bulgarian": "Ах чудна българска земьо, полюшвай цъфтящи жита, щом над тебе пее жътварка",
    "Croatian": "Gojazni đačić s biciklom drži hmelj i finu vatu u džepu nošnje, Ljubljana njiše čaše",
    "Czech": "Nechť již hříšné saxofony ďáblů rozezvučí síň úděsnými tóny waltzu, tanga a quickstepu",
    "Danish": "Høj bly gom vandt fræk sexquiz på wc, quizdeltagerne spiste jordbær med fløde, mens cirkus",
    "Dutch": "Pa’s wijze lynx bezag vroom het fikse aquaduct, en de coöperatie reëel in België",
    "English": "The quick brown fox jumps over the lazy dog, and pack my box with five dozen liquor jugs",
    "Estonian": "Põdur Zagrebi tšellomängija-följetonist Ciqo külmetas kehvas garaažis žüriid",
    "Finnish": "Törkylempijävongahdus, albert osti fagotin ja töräytti puhkuvan melodian Åbossa",
    "French": "Portez ce vieux whisky au juge blond sur son île, à côté de l’alcôve ovoïde, çà, Noël, œuf",
    "German": "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich, ẞ und Ä Ö Ü",
    "Greek": "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία, ταΐζω ϊ ΰ ΐ και γρήγορη αλεπού πηδά πάνω από το σκυλί",
    "Hungarian": "Árvíztűrő tükörfúrógép, egy dühös mexikói úr Wesselényinél mázol Quitóban",
    "Irish": "D’fhuascail Íosa Úrmhac na hÓighe Beannaithe pór Éava agus Ádhaimh",
    "Italian": "Quel vituperabile xenofobo assaggia il whisky: alleluja! Perché, città, più, così",
    "Latvian": "Glāžšķūņa rūķīši dzērumā čiepj Baha koncertflīģeļu vākus, ņemot ģērbtuvi",
    "Lithuanian": "Įlinkdama fechtuotojo špaga sublykčiojusi pragręžė apvalų arbūzą, ėjęs ųžuolas",
    "Maltese": "Ġużeppi ħa ż-żiemel u ċ-ċavetta, għax il-ħobż sħun għadu fuq il-mejda",
    "Polish": "Zażółć gęślą jaźń, pchnąć w tę łódź jeża lub ośm skrzyń fig, stróż pchnął kość",
    "Portuguese": "Luís argüia à Júlia que brações, fé, chá, óxido, pôr, zângão eram palavras do português",
    "Romanian": "Gheorghe, obezul, a reușit să obțină jucându-se un flux în Quebec de o mie kilowațioră",
    "Slovak": "Kŕdeľ ďatľov učí koňa žrať kôru, vypäť ťažké ĺavy, ŕba a ôsmy mäkčeň",
    "Slovenian": "V kožuščku hudobnega fanta stopiclja mizar in kliče 0619872345",
    "Spanish": "El pingüino Wenceslao hizo kilómetros bajo lluvia y frío, añoraba a su cachorro, ¿no? ¡Sí!",
    "Swedish": "Flygande bäckasiner söka hwila på mjuka tuvor, yxskaftbud ge vår WC-zonmö IQ-hjälp",
    "Ukrainian": "Жебракують філософи при ґанку церкви в Гадячі, ще й шатро їхнє п’яне знаємо, Єва",
}
"""A sentence with the letters of each official language of the European Union, and of Ukrainian."""


def outline() -> str:
    """Each sentence as a point, a heading or a cell; marks and code wherever a text may stand."""
    sentences = list(SENTENCES.values())
    themes: dict[str, object] = {
        "commands": {
            "from": "commands",
            "headline": "Run `deckgen check` before the meeting^1^ on the towns’ CO~2~ shares",
        },
        "marks": {
            "headline": "Έκτακτη σύνοδος για την ασφάλεια: ενωμένη η Ευρώπη, διχασμένη για τα στρατεύματα",
            "points": [
                "A point with `inline --code`, a mark^12^ in it, CO~2~ and `more code here`, until it wraps",
                {
                    "text": "`code_first` in a point",
                    "points": [
                        "Below it `code` and a mark^a^, long enough to wrap in the column of points: CO~2~"
                    ],
                },
                *(f"{sentence}^{number}^" for number, sentence in enumerate(sentences[:4], 1)),
            ],
            "takeaway": "`exit 0` means clean^4^, and CO~2~ is down in each of the towns around the estuary",
        },
        "addresses": {
            "headline": "Secretary-General Mark Rutte asked allies for what Keith Kellogg calls terms",
            "lead": "Addresses that are longer than their line",
            "points": [
                f"See https://www.example.org/{'/'.join(['council', 'decisions'] * 8)}/{'x' * count}"
                for count in (3, 90)
            ],
            "quote": {
                "text": f"At example.org/{'documents.and.more/' * 4} 5 km from § 3 of Article 5",
                "by": "Mr Smith",
            },
        },
        "greek": {"headline": SENTENCES["Greek"], "points": [f"`{sentence}`" for sentence in sentences[:4]]},
        "cyrillic": {
            "headline": SENTENCES["Ukrainian"],
            "points": [SENTENCES["Bulgarian"], SENTENCES["Ukrainian"]],
            "quote": {"text": SENTENCES["Bulgarian"], "by": "Ада `Північ`", "role": "міський голова^1^"},
        },
        "table": {
            "slide": "table",
            "headline": SENTENCES["Polish"],
            "table": {
                "columns": ["`Code`^1^", "Language", "Sentence"],
                "rows": [
                    [f"`{name[:2].lower()}`", f"{name}^{at}^", text]
                    for at, (name, text) in enumerate(SENTENCES.items())
                ],
            },
        },
        "days": {
            "headline": SENTENCES["Hungarian"],
            "timeline": [
                {"date": f"{day} March^a^", "name": f"`v{day}.0` {name}", "text": SENTENCES[name]}
                for day, name in enumerate(("Latvian", "Maltese", "Irish"), 1)
            ],
        },
    }
    for at in range(0, len(sentences), 5):
        themes[f"points-{at}"] = {"headline": sentences[at], "points": sentences[at : at + 5]}
    head = {"title": "Letters `and` marks^a^", "notes": "letters.md", "date": "2025-03-03"}
    statement = "The `--strict` switch stays^1^, and CO~2~ falls in all of the towns by the year after next"
    columns = {f"Head `{at}`": f"{text}^{at}^" for at, text in enumerate(sentences[-3:])}
    return yaml.safe_dump(
        head | {"bottom_line": {"statement": statement, "columns": columns}, "themes": themes},
        allow_unicode=True,
        sort_keys=False,
        width=10_000,
    )
