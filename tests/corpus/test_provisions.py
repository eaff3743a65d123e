"""Provisions: what sentences of a mandate settle, by their heading and by themselves."""

import pytest

from corpus import ProvisionKind, Section, SectionKind, Span
from corpus.mandates import parse_mandate
from corpus.mandates.provision_headings import provision_of
from corpus.mandates.sentence_rules import sentence_kinds
from tests.corpus.mandate_examples import each_example, example


@each_example
def test_provisions_of_a_mandate_are_found_and_no_others(name: str) -> None:
    """Every rule with its kind; a list of members is left to the seats."""
    this = example(name)
    found = parse_mandate(this.document).provisions
    expected = {(kind, words) for kind, words in this.expected["provisions"]}
    missing = {
        (kind, words)
        for kind, words in expected
        if not any(p.kind == kind and p.words.startswith(words) for p in found)
    }
    extra = [
        (p.kind.value, p.words)
        for p in found
        if p.kind is not ProvisionKind.MEMBERS
        and not any(p.kind == kind and p.words.startswith(words) for kind, words in expected)
    ]
    assert (missing, extra) == (set(), [])


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Bestyrelsen er beslutningsdygtig, når fem medlemmer er til stede.", {"quorum"}),
        ("A quorum is three members.", {"quorum"}),
        ("Ordinær generalforsamling afholdes medio marts.", {"meeting_frequency"}),
        ("The Panel shall meet at least quarterly.", {"meeting_frequency"}),
        ("Der afholdes mindst fire møder årligt.", {"meeting_frequency"}),
        ("Ved stemmelighed er formandens stemme udslagsgivende.", {"voting"}),
        ("The Chair has a casting vote.", {"voting"}),
        ("Gruppen rapporterer til styregruppen.", {"reports_to"}),
        ("The Panel reports to the Board.", {"reports_to"}),
        ("The Chair is elected by the members.", {"chair", "appointment"}),
        ("Formanden udpeges af ministeren.", {"chair", "appointment"}),
        ("Medlemmerne udpeges for fire år ad gangen.", {"term"}),
        ("Kommissoriet kan ændres af rådet.", {"amendment"}),
        ("Vedtægtsændringer kræver to tredjedeles flertal.", {"amendment"}),
        ("Kommissoriet træder i kraft den 1. maj 2024.", {"entry_into_force"}),
        ("Foreningen tegnes af formanden.", {"authority"}),
        ("Kontingentet fastsættes årligt.", {"finance"}),
        ("Direktionen varetager sekretariatet.", {"secretariat"}),
        ("Rådets sekretariat ligger i havnen ved broen.", set()),
        ("Programdirektøren deltager uden stemmeret.", {"members"}),
        ("Elections are held at the annual meeting.", set()),
        ("Solen står op over fjorden.", set()),
    ],
)  # fmt: skip
def test_sentences_tell_by_their_own_words(sentence: str, kinds: set[str]) -> None:
    """A rule is known wherever it stands; a sentence that only names a thing settles nothing."""
    assert {kind.value for kind in sentence_kinds(sentence)} == kinds


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("§ 3 Medlemmer", ProvisionKind.MEMBERS),
        ("3.1 Kvorum", ProvisionKind.QUORUM),
        ("Article V – Amendments", ProvisionKind.AMENDMENT),
        ("Section 10. Voting.", ProvisionKind.VOTING),
        ("Udvalgets opgaver", ProvisionKind.TASKS),
        ("Duties of the Committee", ProvisionKind.TASKS),
        ("FORMÅL OG OPGAVER", ProvisionKind.PURPOSE),
        ("5. Formand og næstformand", ProvisionKind.CHAIR),
        ("Team Meetings", ProvisionKind.MEETING_FREQUENCY),
        ("§ 5 Generalforsamling", None),
        ("6. Habilitet", None),
        ("Board’s Role in Setting the Direction", None),
        (None, None),
    ],
)  # fmt: skip
def test_headings_tell_what_a_section_settles(
    heading: str | None, kind: ProvisionKind | None
) -> None:
    """Numbers and whose it is aside; a heading that tells too little stands for nothing."""
    section = Section(SectionKind.KOMMISSORIUM, heading, Span(0, 0), Span(0, 0))
    assert provision_of(section) is kind


def test_telling_heading_does_not_hide_another_rule() -> None:
    """The quorum is a quorum although it stands under the powers."""
    read = parse_mandate(example("board-rules").document)
    assert {p.kind for p in read.provisions if p.heading and p.heading.startswith("3.")} == {
        ProvisionKind.QUORUM,
        ProvisionKind.VOTING,
    }


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Der forventes afholdt syv møder.", {"meeting_frequency"}),
        ("Den kan kun ændres af byrådet.", {"amendment"}),
        ("The Board may alter these rules.", {"amendment"}),
        ("Six members, including the Vice Chair, must be present.", {"quorum"}),
        ("Mødeplanen lægges for et år ad gangen.", set()),
        ("People who miss three meetings leave the panel.", set()),
    ],
)
def test_words_that_stand_together_tell_the_kind(sentence: str, kinds: set[str]) -> None:
    """Counts of meetings, a mandate's name beside a verb of change; and what looks like a rule."""
    assert {kind.value for kind in sentence_kinds(sentence)} == kinds
