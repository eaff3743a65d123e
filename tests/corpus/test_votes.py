"""Votes as records count them."""

import pytest

from corpus.decisions.votes import find_vote, join_votes
from corpus.model import Span, Vote

COUNTS = [
    ("Approved (4/0/1).", (4, 0, 1)),
    ("For: 46  Against: 0  Abstentions: 2", (46, 0, 2)),
    ("For: 21. Imod: 4. Undlod: ingen.", (21, 4, 0)),
    ("Show of hands: Yes 9, No 2, No opinion 3", (9, 2, 3)),
    ("For: 1 (Lone Mark). Imod: 2. Bodil Gram undlod at stemme.", (1, 2, 1)),
    ("For: 6. Imod: 1. Ib Ravn og Gitte Bo undlod at stemme.", (6, 1, 2)),
    ("9 stemmer for, 3 imod, 2 undlod at stemme.", (9, 3, 2)),
    ("Forslaget blev vedtaget med 7 stemmer mod 2.", (7, 2, None)),
    ("Forslaget blev nedstemt med 9 stemmer mod 4.", (4, 9, None)),
    ("For: 8 (A, V, C) Imod: 3 (Ø)", (8, 3, None)),
    (
        "For stemte 5, imod stemte 1 (Fjordmose Kommune), og 1 undlod at stemme (Tværådal Kommune).",
        (5, 1, 1),
    ),
    ("42 stemte for, 11 imod og 3 undlod at stemme.", (42, 11, 3)),
    ("Ni stemte for, to stemte imod, og ingen undlod at stemme.", (9, 2, 0)),
    ("Imod stemte A, V og C (21).", (None, 21, None)),
    ("Motion carried 5-2 with 1 abstention.", (5, 2, 1)),
    ("Motion failed 2-5.", (2, 5, None)),
    ("The motion was carried by 6 votes to 3.", (6, 3, None)),
    ("Ayes: 7. Nays: 2. Abstentions: 0.", (7, 2, 0)),
    ("Ayes 7, Nays 2", (7, 2, None)),
    ("12 voted in favour, 4 against, 1 abstained.", (12, 4, 1)),
    ("Approved by a vote of 8-0-1.", (8, 0, 1)),
    ("In favour: 6; against: 1; abstentions: 2.", (6, 1, 2)),
    ("CARRIED 5/1", (5, 1, None)),
    ("For: 4, against: 0, abstained: 0.", (4, 0, 0)),
    ("6 Members voted for the motion and 3 for the amendment, 1 Member abstaining.", (6, 3, 1)),
    ("A show of hands gave 1 member in favour and 4 against.", (1, 4, None)),
    ("The motion carried on a vote of seven to two with one abstention.", (7, 2, 1)),
    ("Så stemte vi: 4 for, 1 imod, 1 ved ikke.", (4, 1, 1)),
    (
        "Et flertal (Bo Dahl, Eva Frost og Ib Lund) anbefaler. Lis Holm og Per Bo stemte imod.",
        (3, 2, None),
    ),
    ("For stemte Bo Dahl, Eva Frost og Ib Lund. Imod stemte Lis Holm.", (3, 1, None)),
]


@pytest.mark.parametrize(("words", "numbers"), COUNTS, ids=[words for words, _ in COUNTS])
def test_the_sides_of_a_vote_are_counted(
    words: str, numbers: tuple[int | None, int | None, int | None]
) -> None:
    """For, against, abstained; a side that the words leave out is None."""
    vote = find_vote(words, Span(0, len(words)))
    assert vote is not None
    assert (vote.votes_for, vote.against, vote.abstained) == numbers


@pytest.mark.parametrize(
    "words",
    [
        "Indstillingen blev enstemmigt vedtaget.", "The minutes were approved unanimously.",
        "Carried nem. con.", "Enigt udvalg tiltrådte indstillingen.", "All in favour. Carried.",
    ],
)  # fmt: skip
def test_an_unanimous_vote_is_said_so(words: str) -> None:
    """Its numbers stay unknown."""
    vote = find_vote(words, Span(0, len(words)))
    assert vote is not None
    assert (vote.unanimous, vote.votes_for) == (True, None)


DISSENT = [
    ("Imod stemte Bo Dahl og Eva Frost.", ("Bo Dahl", "Eva Frost")),
    ("Imod stemte 1 (Fjordmose Kommune).", ("Fjordmose Kommune",)),
    ("For stemte 5: A og V. Imod stemte 2: Ø (1), F (1).", ("Ø", "F")),
    ("Et mindretal bestående af Ø stemte imod.", ("Ø",)),
    ("Cllr Dean voted against.", ("Cllr Dean",)),
    ("Professor Lind dissented.", ("Professor Lind",)),
    ("Mindretalsudtalelse fra Eva Frost er vedlagt.", ("Eva Frost",)),
]


@pytest.mark.parametrize(("words", "names"), DISSENT, ids=[words for words, _ in DISSENT])
def test_dissenters_are_named_as_printed(words: str, names: tuple[str, ...]) -> None:
    """Who voted against or had a statement entered."""
    vote = find_vote(words, Span(0, len(words)))
    assert vote is not None
    assert vote.dissenters == names


@pytest.mark.parametrize(
    "words",
    [
        "Der er afsat 5 mio. kr. for 2025.", "Ændringer kræver enstemmighed.", "Bo Dahl er imod.",
        "Der var 12 for få stole.", "The budget rose from 5 to 7.", "TSC vote on direction in 1-2 weeks",
        "Afstemningen blev udsat.", "Mødet varede fra 9 til 11.", "The decision must be unanimous.",
    ],
)  # fmt: skip
def test_other_numbers_are_no_votes(words: str) -> None:
    """Amounts, spans of time and rules of voting count nobody's votes."""
    assert find_vote(words, Span(0, len(words))) is None


def test_sides_in_sentences_of_their_own_are_one_vote() -> None:
    """The sentences join where they count different sides."""
    first = Vote(21, None, None, False, (), Span(0, 10))
    second = Vote(None, 4, None, False, ("Ø",), Span(11, 20))
    assert join_votes(first, second) == Vote(21, 4, None, False, ("Ø",), Span(0, 20))
    assert join_votes(first, first) is None
