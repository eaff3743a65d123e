"""The record doctor on words and abbreviations."""

import pytest

from corpus.archive import Archive
from corpus.doctor import examine
from tests.corpus.doctor.papers import kinds, of_kind, paper, understood


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Styregruppen og og kommunen er enige.", "og"),
        ("We agreed to to move on.", "to"),
        ("Det blev blev drøftet.", "blev"),
        ("Derudover skal Den Nye Base skal blandt andet fungere.", "skal"),
        ("The board must by then must agree.", "must"),
    ],
)
def test_a_word_too_many(sentence: str, word: str) -> None:
    """Doubled in a row, or one verb twice in a clause."""
    found = of_kind("word_doubled", paper(sentence))
    assert len(found) == 1
    assert found[0].message.startswith(f"»{word}« stands twice")
    assert found[0].quote == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Det er dem, der der har aftalen.",
        "He said that that was meget, meget godt.",
        "Gruppen skal mødes, og kommunen skal betale.",
        "Det, der skal ske, skal ske nu.",
        "Skal vi nå det skal vi begynde.",
        "Planen er klar. Klar til at begynde.",
        "De kan og vil kan man sige.",
    ],
)
def test_words_that_may_stand_twice(sentence: str) -> None:
    """Relative words, emphasis, two clauses, conditions by inversion."""
    assert "word_doubled" not in kinds(paper(sentence))


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("22/5 har der være afholdt møde.", "word_slip"),
        ("Beløbet afhænger at antallet.", "word_slip"),
        ("They should of come.", "word_slip"),
        ("Dog er et udestående uløst.", "word_slip"),
        ("Kommissorier for national mhp. afklaring blev sendt.", "word_missing"),
    ],
)
def test_words_that_cannot_be_right(sentence: str, kind: str) -> None:
    """Slips of the pen, and an adjective without its noun."""
    assert kinds(paper(sentence)) == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "Der har været afholdt møde.",
        "Beløbet afhænger af antallet.",
        "Dog er ét af tilbuddene dyrt, og dog er det godt.",
        "Kommissorier for national og regional drift blev sendt.",
        "Det kan være, at alt går godt.",
    ],
)
def test_words_that_are_right(sentence: str) -> None:
    """Near misses of the slips."""
    assert not {"word_slip", "word_missing"} & set(kinds(paper(sentence)))


def test_a_record_that_breaks_off() -> None:
    """The last sentence of a section ends in the middle."""
    found = of_kind(
        "sentence_cut_off", paper(change="Intet at bemærke. => Formanden takkede kommunerne og")
    )
    assert [(f.item, f.quote) for f in found] == [("24/25", "Formanden takkede kommunerne og")]


@pytest.mark.parametrize(
    "last",
    [
        "Intet at bemærke",
        "Det må man arbejde med.",
        "- Formanden og",
        "Se referatet fra",
        "Tak for i dag og",
        "Bo Rask mente, at det ikke kan lade sig gøre, mens",
    ],
)
def test_a_record_that_ends_as_it_should(last: str) -> None:
    """No full stop, a preposition last, a list entry: none is a break."""
    found = kinds(paper(change=f"Intet at bemærke. => {last}"))
    assert ("sentence_cut_off" in found) is last.endswith((" dag og", "mens"))


def test_a_long_sentence_without_an_end() -> None:
    """Told where all other records end with a full stop; where another does not, it is the style."""
    heads = ("Referat", "Budget", "Risici", "Havneplan", "Spor", "Eventuelt")
    text = "Referat af bestyrelsesmøde den 3. marts 2025\n" + "".join(
        f"\n{n}. {head}\n\nBestyrelsen drøftede sagen i ro og mag.\n"
        for n, head in enumerate(heads, 1)
    )
    cut = "3. Risici\n\nBo Rask bad om, at reglerne bliver set igennem af en uafhængig\n"
    whole = "3. Risici\n\nBestyrelsen drøftede sagen i ro og mag.\n"
    odd = text.replace(whole, cut)
    assert [f.item for f in of_kind("sentence_cut_off", odd)] == ["3"]
    loose = odd.replace("Spor\n\nBestyrelsen drøftede sagen i ro og mag.", "Spor\n\nIntet nyt")
    assert of_kind("sentence_cut_off", loose) == []


@pytest.mark.parametrize(
    "sentence",
    ["Status på HPC blev givet.", "Rekvirering af WGS-prøver er i gang.", "LMS’s svar ventes."],
)
def test_an_abbreviation_that_nobody_explains(sentence: str) -> None:
    """Told where it first stands."""
    found = of_kind("undefined_abbreviation", paper(sentence, status=sentence))
    assert len(found) == 1
    assert found[0].quote == sentence
    assert found[0].item == "22/25"


@pytest.mark.parametrize(
    "sentence",
    [
        "Status på high performance computing (HPC) blev givet. HPC er nyt.",
        "Svaret fra BDK ventes.",
        "EU, KL og IT blev nævnt.",
        "Der er 40 MB data i PDF.",
        "HUSK at svare. Husk det nu.",
        "BEDRE TOGE NU!",
        "Filen FlexDok2 er sendt.",
        "KD: enig.",
        "KAD og BR gennemgik tallene.",
        "Opgave AP 13-2 er lukket.",
        "Bo Rask skriver til ejerne.   BRA",
        "28.6.2025 / XQZ",
        "PFAS og ECTS blev nævnt.",
    ],
)
def test_abbreviations_that_need_no_explanation(sentence: str) -> None:
    """Spelt out, the initials of a name at hand, well known, shouted, or a speaker's initials."""
    names = "Banens Drifts Kontor er Banens Drifts Kontor."
    assert "undefined_abbreviation" not in kinds(paper(sentence, status=names))


def test_an_abbreviation_is_told_once_for_the_archive() -> None:
    """The first document that uses it; the others are counted."""
    entries = [
        understood(
            paper("Status på HPC blev givet.", date=f"18. juni 2025 => 18. juni {year}"),
            path=f"{year}.txt",
        )
        for year in (2023, 2024, 2025)
    ]
    found = [f for f in examine(Archive(entries)) if f.kind == "undefined_abbreviation"]
    assert [f.file for f in found] == ["2023.txt"]
    assert "2 other documents" in found[0].message


def test_an_abbreviation_explained_elsewhere_in_the_archive() -> None:
    """One document that spells it out is enough."""
    one = understood(paper("Status på HPC blev givet."), path="a.txt")
    other = understood(
        paper("High performance computing (HPC) er nyt.", date="18. juni 2025 => 18. juni 2026"),
        path="b.txt",
    )
    assert "undefined_abbreviation" not in [f.kind for f in examine(Archive([one, other]))]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "x",
        "Pkt. " * 500,
        "den 31/2 " * 500,
        "(((" * 500,
        "\x00\ufeff",
        "A" * 2000,
        "skal " * 3000,
        "AB CD " * 2000,
    ],
)
def test_odd_texts_do_no_harm(text: str) -> None:
    """Nothing raises, and nothing takes long."""
    examine(Archive([understood(text)]))
