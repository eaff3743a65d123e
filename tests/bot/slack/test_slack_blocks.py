"""Answers as messages: what is shown, what Slack accepts, and what can do no harm."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from canned_service import PUBLIC_URL, answer, citation
from slack_standin import refusal, words_of

from bot.answer import AnswerStatus, Lookup
from bot.desk import Coverage
from bot.slack.blocks import (
    BLOCKS_LIMIT,
    PAYLOAD_LIMIT,
    TEXT_LIMIT,
    Message,
    answer_messages,
    continued_in_viewer,
    escape,
    help_message,
    home_view,
    lookup_messages,
    sentence,
)

HARM = "<!channel> <@U123> *bold* <http://evil|label> & `x` ~y~ :smile:"


def body(message: Message) -> dict[str, Any]:
    return {"text": message.text, "blocks": list(message.blocks)}


def leaves(value: Any) -> Iterator[dict[str, Any]]:
    """Every object with a type, at any depth."""
    if isinstance(value, dict):
        if "type" in value:
            yield value
        for inner in value.values():
            yield from leaves(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from leaves(inner)


def assert_harmless(message: Message) -> None:
    """Nothing of a document or a person can ping, link or restyle."""
    assert "<" not in message.text
    assert ">" not in message.text
    for leaf in leaves(message.blocks):
        assert leaf["type"] != "mrkdwn"
        if leaf["type"] == "plain_text":
            assert "<" not in leaf["text"]
            assert leaf["emoji"] is False
        if leaf["type"] == "link":
            assert leaf["url"].startswith(f"{PUBLIC_URL}/")


def test_answer_shows_text_then_quotation_then_place_then_link() -> None:
    """A reader sees the claim, the words it rests on, where they stand, and can go there."""
    (message,) = answer_messages(answer(), PUBLIC_URL)
    said, source = message.blocks
    assert [element["type"] for element in source["elements"]] == [
        "rich_text_quote",
        "rich_text_section",
    ]
    assert source["elements"][0]["elements"][0]["text"] == citation().quote
    words = words_of(body(message))
    assert "[1] Pkt. 160/24, 19. møde, 18. december 2024, Referat, linje 11–13" in words
    links = [leaf for leaf in leaves(message.blocks) if leaf["type"] == "link"]
    assert [link["text"] for link in links] == ["[1]", "Vis i dokumentet"]
    assert said["elements"][0]["elements"][0]["text"] == "Kommissorierne blev tiltrådt "


def test_text_is_the_answer_itself() -> None:
    """A notification or a screen reader gives the answer, not a greeting."""
    (message,) = answer_messages(answer(), PUBLIC_URL)
    assert message.text.startswith("Kommissorierne blev tiltrådt [1].\n“De fire vedlagte")


def test_two_passages_of_one_document_are_two_sources() -> None:
    """Sources are passages; those of one document are not merged."""
    both = (citation(1), citation(2, quote="Et andet sted.", lines=(20, 20)))
    (message,) = answer_messages(answer("Et [1]. To [2].", citations=both), PUBLIC_URL)
    words = words_of(body(message))
    assert "[1] Pkt. 160/24" in words
    assert "[2] Pkt. 160/24" in words
    assert "linje 20" in words


def test_marker_without_a_source_stays_plain_text() -> None:
    """Brackets that stand in a document's own words are no links."""
    (message,) = answer_messages(answer("Se bilag [7] og [1]."), PUBLIC_URL)
    links = [leaf["text"] for leaf in leaves(message.blocks[0]) if leaf["type"] == "link"]
    assert links == ["[1]"]
    assert "Se bilag [7] og " in words_of(body(message))


def test_refusal_shows_what_comes_nearest() -> None:
    """Who gets no answer gets the nearest passages, marked as such."""
    refused = answer(
        "Det står der ikke.",
        status=AnswerStatus.NOT_FOUND,
        citations=(),
        nearest=(citation(0), citation(0, quote="Noget andet.")),
    )
    (message,) = answer_messages(refused, PUBLIC_URL)
    words = words_of(body(message))
    assert "Det, der kommer nærmest:" in words
    assert "Noget andet." in words
    assert "[0]" not in words


def test_nearest_passages_are_not_shown_beside_a_full_answer() -> None:
    """What comes nearest matters only where something is missing."""
    (message,) = answer_messages(answer(nearest=(citation(0, quote="Uvedkommende."),)), PUBLIC_URL)
    assert "Uvedkommende." not in words_of(body(message))


def test_warnings_stand_in_context() -> None:
    """A caveat is shown, apart from the answer."""
    (message,) = answer_messages(answer(warnings=("Datoen kan være forkert.",)), PUBLIC_URL)
    assert message.blocks[-1]["type"] == "context"
    assert "Datoen kan være forkert." in message.text


def test_reply_to_a_command_repeats_the_question_but_is_not_announced_by_it() -> None:
    """A slash command is not shown, so its answer says what was asked."""
    (message,) = answer_messages(answer(), PUBLIC_URL, repeat_question=True)
    assert message.blocks[0]["type"] == "context"
    assert "Du spurgte: Hvad blev besluttet" in message.blocks[0]["elements"][0]["text"]
    assert message.text.startswith("Kommissorierne")


def test_empty_answer_text_is_never_an_empty_message() -> None:
    """Slack refuses empty text, and silence is no answer."""
    (message,) = answer_messages(answer("", citations=()), PUBLIC_URL)
    assert message.text == "Det fandt jeg ikke i dokumenterne."


@pytest.mark.parametrize("language", ["da", "en"])
def test_words_of_documents_and_people_can_do_no_harm(language: str) -> None:
    """Mentions, links and styles in any text stay text."""
    harmful = citation(
        1,
        title=HARM,
        item_title=HARM,
        quote=HARM,
        heading=HARM[:60],
        item=HARM,
        meeting=HARM,
        body=HARM,
        document=HARM,
    )
    asked = answer(
        f"{HARM} [1]",
        question=HARM,
        language=language,
        status=AnswerStatus.PARTIAL,
        citations=(harmful,),
        nearest=(harmful,),
        warnings=(HARM,),
    )
    messages = answer_messages(asked, PUBLIC_URL, repeat_question=True)
    lookup = Lookup(HARM, (harmful,) * 12, (HARM,), (harmful,) * 7)
    messages += lookup_messages(lookup, language, PUBLIC_URL)
    messages += lookup_messages(Lookup(HARM, (), (HARM,)), language, PUBLIC_URL)
    messages += (sentence(HARM), continued_in_viewer(HARM, language, PUBLIC_URL))
    view = home_view(Coverage(1, (HARM,), None, None), language)
    for message in (*messages, Message("", tuple(view["blocks"]))):
        assert_harmless(message)
    assert HARM in words_of(body(messages[0]))


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/p/1",
        "https://referent.example.evil.example/p/1",
        "https://referent.example@evil.example/p/1",
        "javascript:alert(1)",
        f"{PUBLIC_URL}/p/1\n2",
        f"{PUBLIC_URL}/p/{'x' * 3000}",
        "",
    ],
)
def test_only_links_into_the_viewer_are_built(url: str) -> None:
    """Whatever address a citation carries, only our own host is linked."""
    (message,) = answer_messages(answer(citations=(citation(url=url),)), PUBLIC_URL)
    assert not [leaf for leaf in leaves(message.blocks) if leaf["type"] == "link"]
    assert refusal(body(message)) is None


def everything(messages: tuple[Message, ...]) -> str:
    return "".join(words_of(body(message)).replace("\n", "") for message in messages)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("Ja [1].", 1, id="short"),
        pytest.param("En sætning om sagen [1]. " * 600, 1, id="long text, many markers"),
        pytest.param("ord " * 9_000, 1, id="very long text"),
        pytest.param("x" * 20_000, 1, id="no place to cut"),
        pytest.param("<&>" * 4_000, 1, id="grows when escaped"),
        pytest.param("Se [1].", 120, id="many sources"),
        pytest.param("Se [1].\n\n" * 200, 60, id="both"),
    ],
)
def test_long_answers_are_split_and_nothing_is_lost(text: str, count: int) -> None:
    """Every message keeps Slack's limits, and together they hold every word."""
    quotes = [f"Citat {n}: {'ord og ' * 60}slut {n}." for n in range(1, count + 1)]
    citations = tuple(citation(n, quote=quote) for n, quote in enumerate(quotes, 1))
    messages = answer_messages(answer(text, citations=citations), PUBLIC_URL)
    for message in messages:
        assert refusal(body(message)) is None
        assert len(message.blocks) <= BLOCKS_LIMIT
        assert 0 < len(message.text) <= TEXT_LIMIT
        payload = len(json.dumps(list(message.blocks), ensure_ascii=False)) + len(message.text)
        assert payload <= PAYLOAD_LIMIT
    shown = everything(messages)
    assert text.strip().replace("\n", "") in shown
    positions = [shown.index(quote) for quote in quotes]
    assert positions == sorted(positions)
    spoken = "".join(message.text.replace("\n", "") for message in messages)
    assert spoken.startswith(escape(text.strip()).replace("\n", "")[:1000])


def test_long_quotation_is_shown_whole() -> None:
    """A quotation longer than a block continues in the next one."""
    quote = "En meget lang bestemmelse. " * 500
    messages = answer_messages(answer(citations=(citation(quote=quote),)), PUBLIC_URL)
    assert quote in everything(messages)
    assert all(refusal(body(message)) is None for message in messages)


def test_lookup_shows_matches_mentions_and_where_the_rest_is() -> None:
    """A long item is cut short in Slack, with a link to all of it."""
    lookup = Lookup("160/24", (citation(0),) * 14, (), (citation(0, item="163/24"),) * 6)
    messages = lookup_messages(lookup, "da", PUBLIC_URL)
    assert len(messages) == 1
    words = "".join(words_of(body(message)) for message in messages)
    assert words.startswith("Opslag: 160/24")
    assert words.count("Pkt. 160/24") == 10
    assert words.count("Pkt. 163/24") == 5
    assert "Steder, der ikke er vist her: 5." in words
    urls = [leaf["url"] for leaf in leaves([m.blocks for m in messages]) if leaf["type"] == "link"]
    assert urls[-1] == f"{PUBLIC_URL}/cite/160/24"


def test_lookup_of_long_passages_is_one_message_that_says_how_many_more() -> None:
    """An acknowledgement holds one message: fewer passages are shown, none is cut."""
    passages = tuple(citation(0, quote=f"{n}. {'ord ' * 500}slut {n}") for n in range(9))
    (message,) = lookup_messages(Lookup("160/24", passages), "da", PUBLIC_URL)
    words = words_of(body(message))
    shown = [n for n in range(9) if f"slut {n}" in words]
    assert shown == list(range(len(shown)))
    assert len(shown) >= 3
    assert f"Steder, der ikke er vist her: {9 - len(shown)}." in words
    assert refusal(body(message)) is None


def test_unknown_reference_offers_near_misses() -> None:
    """A reference that is not there is met with those that are."""
    (message,) = lookup_messages(Lookup("160/25", (), ("160/24", "161/24")), "en", PUBLIC_URL)
    assert message.text == "I found nothing called “160/25”.\nDid you mean: 160/24, 161/24?"


@pytest.mark.parametrize("language", ["da", "en"])
def test_help_and_home_say_what_can_be_asked(language: str) -> None:
    """Both name the two commands; Home also says what is indexed."""
    coverage = Coverage(7, ("Rådet",), date(2024, 1, 1), date(2025, 2, 2))
    view = home_view(coverage, language)
    assert refusal(view, home=True) is None
    for words in (help_message(language).text, words_of(view)):
        assert "/referent" in words
        assert "/cite 29/25" in words
    assert "7 " in words_of(view)
    assert "Rådet" in words_of(view)
