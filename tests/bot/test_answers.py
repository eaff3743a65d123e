"""Answers from the sample documents, with the bundled model: what is said, and what is not."""

import re

import pytest

from bot.answer import Answer, AnswerStatus
from bot.service import Referent
from corpus import SectionKind, mend
from tests.documents import sample_documents

pytestmark = pytest.mark.model

ANSWERED = [
    pytest.param("Blev fordelingsnøglen for kommunernes bidrag tiltrådt, og med hvilket forbehold?", "29/25", "med forbehold for, at kommunalbestyrelsen i Tværådal", id="decision with reservation"),
    pytest.param("Was the proposal to charge for digital copies adopted?", "22/25", "forslaget om brugerbetaling blev forkastet", id="english question, danish minutes"),
    pytest.param("Hvilket bevaringsformat bruges nu?", "3/26", "tabsfri JPEG 2000 er bevaringsformat", id="the later decision, not the superseded one"),
    pytest.param("Hvem er formand for styregruppen efter 1. marts 2026?", "7/26", "Rasmus Birkelyst", id="person"),
    pytest.param("Hvor ofte mødes Teknisk arbejdsgruppe?", None, "hver anden måned", id="mandate"),
    pytest.param("Hvornår udløber aftalen med Pergamus Scan?", None, "31. januar 2027", id="date"),
]  # fmt: skip

DECLINED = [
    pytest.param("Hvad er prisen pr. hyldemeter i aftalen med Pergamus Scan?", id="near miss: unit price"),
    pytest.param("Hvor mange indbyggere har Nørrelyng Kommune?", id="near miss: a number of something else"),
    pytest.param("What is Rasmus Birkelyst's e-mail address?", id="near miss: contact"),
    pytest.param("Who won the football match last night?", id="off topic, english"),
    pytest.param("Hvordan bager man rugbrød?", id="off topic, danish"),
    pytest.param("Hvad blev besluttet på det 25. møde?", id="a meeting that is not there"),
    pytest.param("Hvad blev besluttet i pkt. 99/31?", id="an item that is not there"),
    pytest.param("???", id="no question"),
]  # fmt: skip

TEXTS = {document.path: document.text for document in sample_documents()}


def check_form(answer: Answer) -> None:
    """Every quote is its slice; every marker has its citation; every statement a marker."""
    for citation in (*answer.citations, *answer.nearest):
        assert citation.quote == mend(TEXTS[citation.document], citation.span)
        assert citation.quote
    markers = [int(marker) for marker in re.findall(r"\[(\d+)\]", answer.text)]
    assert markers == [citation.marker for citation in answer.citations]
    if answer.status is AnswerStatus.FOUND:
        assert all(re.search(r"\[\d+\]$", line) for line in answer.text.splitlines())


@pytest.mark.parametrize(("question", "item", "words"), ANSWERED)
def test_what_the_documents_say_is_quoted(
    referent: Referent, question: str, item: str | None, words: str
) -> None:
    """The sentence that answers is among the quotations, with its item."""
    answer = referent.ask(question)
    check_form(answer)
    assert answer.status is AnswerStatus.FOUND
    holding = [citation for citation in answer.citations if words in citation.quote]
    assert holding, answer.text
    assert item is None or holding[0].item == item


@pytest.mark.parametrize("question", DECLINED)
def test_what_the_documents_do_not_say_is_declined(referent: Referent, question: str) -> None:
    """No quotation is offered as an answer."""
    answer = referent.ask(question)
    check_form(answer)
    assert answer.status is AnswerStatus.NOT_FOUND
    assert answer.citations == ()


@pytest.mark.parametrize(
    "question",
    [
        "Blev brugerbetalingen for digitale kopier vedtaget?",
        "Hvad blev besluttet om fordelingsnøglen?",
        "What was decided about fees for digital copies?",
        "Blev kommissoriet for Teknisk arbejdsgruppe godkendt?",
    ],
)
def test_a_proposal_is_never_given_as_a_decision(referent: Referent, question: str) -> None:
    """Asked what was decided, nothing is quoted from recommendation or background."""
    answer = referent.ask(question)
    assert answer.citations
    roles = {citation.section for citation in answer.citations}
    assert not roles & {SectionKind.INDSTILLING, SectionKind.PROBLEMSTILLING, SectionKind.LOESNING}


def test_a_proposal_that_is_quoted_is_called_one(referent: Referent) -> None:
    """Asked what was proposed, the answer says that it is a proposal."""
    answer = referent.ask("Hvad blev indstillet om brugerbetaling for digitale kopier?")
    proposals = [c for c in answer.citations if c.section is SectionKind.INDSTILLING]
    assert proposals
    assert "forslag og ikke en beslutning" in answer.text


def test_a_decision_that_a_later_meeting_names_carries_a_warning(referent: Referent) -> None:
    """A deferral is not the last word when a later item takes the matter up."""
    answer = referent.ask("Blev driftsmodellen besluttet på 4. møde?")
    assert [citation.item for citation in answer.citations][:1] == ["21/25"]
    assert any("pkt. 35/25, 10. december 2025" in warning for warning in answer.warnings)


def test_a_part_that_is_not_answered_is_named(referent: Referent) -> None:
    """Half an answer is partial, and says which half is missing."""
    answer = referent.ask(
        "Hvilket bevaringsformat bruges nu, og hvad er direktørens e-mailadresse?"
    )
    assert answer.status is AnswerStatus.PARTIAL
    assert "e-mailadresse" in answer.text.splitlines()[-1]


def test_a_refusal_shows_what_was_searched_and_what_is_nearest(referent: Referent) -> None:
    """The number of documents, the period, the nearest passages."""
    answer = referent.ask("Hvad er prisen pr. hyldemeter i aftalen med Pergamus Scan?")
    assert "15 dokumenter fra 1. februar 2025 til 29. april 2026" in answer.text
    assert answer.nearest


def test_labels_hide_what_they_do_not_open(referent: Referent) -> None:
    """With a label that no document carries there is nothing to find, cite or open."""
    nobody = frozenset({"nobody"})
    answer = referent.ask("Hvilket bevaringsformat bruges nu?", labels=nobody)
    assert (answer.status, answer.citations, answer.nearest) == (AnswerStatus.NOT_FOUND, (), ())
    assert "15" not in answer.text
    assert referent.cite("29/25", labels=nobody).matches == ()
    assert referent.documents(labels=nobody) == ()
    assert referent.documents(labels=frozenset({"public"}))
