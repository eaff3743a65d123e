"""What members write, as the question that is asked."""

import pytest

from bot.slack.incoming import from_a_person, plain_text


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("<@UBOT> Hvad blev besluttet?", "Hvad blev besluttet?"),
        ("Hej <@UBOT>,  hvad  blev\nbesluttet?", "Hej , hvad blev besluttet?"),
        ("<@UBOT>", ""),
        ("A &amp; B &lt;C&gt; &amp;lt;", "A & B <C> &lt;"),
        ("Hvad sagde <@U2|anna> og <@U3>?", "Hvad sagde @anna og ?"),
        ("Se <#C1|styregruppen> og <#C2>", "Se #styregruppen og"),
        ("<!here> og <!subteam^S1|@råd>", "og @råd"),
        ("<https://a.example/b|a.example> <https://c.example>", "a.example https://c.example"),
        ("<mailto:a@b.example|a@b.example>", "a@b.example"),
        ("1 < 2 og &copy;", "1 < 2 og &copy;"),
    ],
)
def test_markup_becomes_the_words_a_reader_saw(written: str, asked: str) -> None:
    """Slack's markup and the bot's own mention are no part of a question."""
    assert plain_text(written, "UBOT") == asked


@pytest.mark.parametrize(
    ("event", "answered"),
    [
        ({"user": "U1"}, True),
        ({"user": "U1", "subtype": "file_share"}, True),
        ({"user": "U1", "bot_id": "B1"}, False),
        ({"subtype": "bot_message", "bot_id": "B1"}, False),
        ({"user": "U1", "subtype": "message_changed"}, False),
        ({"user": "U1", "subtype": "channel_join"}, False),
        ({}, False),
    ],
)
def test_only_people_are_answered(event: dict[str, str], answered: bool) -> None:
    """Other programs, edits and joins are no questions."""
    assert from_a_person(event) is answered
