"""The whole path: from a delivery, through the real app, to the message posted."""

import asyncio
import logging
import threading
from typing import Any

import pytest
from canned_service import CannedService, answer, citation
from slack_standin import SlackStandin, post_signed, refusal, words_of
from slack_standin.workspace import BOT_USER

from bot import desk
from bot.answer import Lookup
from bot.slack import app as app_module
from bot.slack import listeners
from bot.wording import say
from corpus import RecordError

SECRET = "signing-secret-of-the-stand-in"
FAILED = say("slack_failed", "da")


async def test_mention_gets_a_status_and_one_answer_in_the_thread(
    slack: SlackStandin, service: CannedService, start: Any
) -> None:
    """Acknowledged at once; a status; then one answer with its sources, under the mention."""
    event = slack.mention("Hvad blev besluttet om governance &amp; drift?")
    async with start():
        await slack.deliver_event(event, seconds=1.0)
        (posted,) = await slack.posts(1)
    assert service.asked == ["Hvad blev besluttet om governance & drift?"]
    methods = [call.method for call in slack.calls]
    assert methods.index("assistant.threads.setStatus") < methods.index("chat.postMessage")
    (status,) = slack.made("assistant.threads.setStatus")
    assert (status["channel_id"], status["thread_ts"]) == ("C1", event["ts"])
    assert status["status"] == say("slack_status", "da")
    assert (posted["channel"], posted["thread_ts"]) == ("C1", event["ts"])
    assert posted["text"].startswith("Kommissorierne blev tiltrådt [1].")
    assert citation().quote in words_of(posted)
    assert posted["unfurl_links"] is False
    assert posted["unfurl_media"] is False


async def test_mention_within_a_thread_is_answered_in_that_thread(
    slack: SlackStandin, start: Any
) -> None:
    """The answer stands where the question was asked."""
    async with start():
        await slack.deliver_event(slack.mention("Hvad?", thread_ts="1699999999.000100"))
        (posted,) = await slack.posts(1)
    assert posted["thread_ts"] == "1699999999.000100"


async def test_direct_message_is_answered_in_a_thread_under_it(
    slack: SlackStandin, start: Any
) -> None:
    """In the agent's own tab, messages stand at the top level and answers under them."""
    event = slack.direct("Hvad blev besluttet?")
    async with start():
        await slack.deliver_event(event)
        (posted,) = await slack.posts(1)
    assert (posted["channel"], posted["thread_ts"]) == ("D1", event["ts"])


async def test_same_event_delivered_again_is_answered_once(
    slack: SlackStandin, service: CannedService, start: Any
) -> None:
    """A redelivery is acknowledged and otherwise ignored, also while the first is at work."""
    event = slack.mention("Hvad?")
    service.seconds = 0.2
    async with start():
        await asyncio.gather(*(slack.deliver_event(event, "Ev1") for _ in range(3)))
        await slack.posts(1)
        await slack.deliver_event(event, "Ev1")
        await slack.posts(1)
    assert len(service.asked) == 1


async def test_mention_that_arrives_as_a_message_too_is_answered_once(
    slack: SlackStandin, service: CannedService, start: Any
) -> None:
    """A mention in a direct message comes twice, with two event ids and one time stamp."""
    message = slack.direct(f"<@{BOT_USER}> Hvad?")
    async with start():
        await slack.deliver_event({**message, "type": "app_mention"})
        await slack.deliver_event(message)
        await slack.posts(1)
    assert service.asked == ["Hvad?"]


async def test_redelivery_after_a_restart_is_not_answered_again(
    slack: SlackStandin, service: CannedService, start: Any
) -> None:
    """What was answered is remembered on disk."""
    event = slack.mention("Hvad?")
    async with start():
        await slack.deliver_event(event, "Ev1")
        await slack.posts(1)
    async with start():
        await slack.deliver_event(event, "Ev1")
        await slack.posts(1)
    assert len(service.asked) == 1


async def test_restart_in_mid_answer_tells_the_asker(
    slack: SlackStandin,
    service: CannedService,
    start: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nobody waits for an answer that will not come."""
    monkeypatch.setattr(app_module, "FINISHING_SECONDS", 0.05)
    monkeypatch.setattr(desk, "CLOSING_SECONDS", 0.05)
    service.hold = threading.Event()
    event = slack.mention("Hvad?")
    async with start():
        await slack.deliver_event(event)
        await slack.until(lambda: bool(service.asked))
    service.hold.set()
    service.hold = None
    slack.calls.clear()
    async with start():
        (posted,) = await slack.posts(1)
        assert posted["text"] == say("slack_interrupted", "da")
        assert posted["thread_ts"] == event["ts"]
    async with start():
        await slack.posts(1)


async def test_stop_finishes_what_is_under_way(
    slack: SlackStandin, service: CannedService, start: Any
) -> None:
    """A question taken on just before a stop is still answered."""
    service.seconds = 0.5
    async with start():
        await slack.deliver_event(slack.mention("Hvad?"))
        await slack.until(lambda: bool(service.asked))
    (posted,) = await slack.posts(1)
    assert posted["text"].startswith("Kommissorierne")


async def test_other_programs_edits_and_channel_talk_are_not_answered(
    slack: SlackStandin, service: CannedService, start: Any
) -> None:
    """Bots do not talk to bots, and channels are answered on mention only."""
    async with start():
        await slack.deliver_event(slack.mention("loop", bot_id="B9"))
        await slack.deliver_event(slack.direct("loop", bot_id="B1", user=BOT_USER))
        await slack.deliver_event(slack.direct("edit", subtype="message_changed"))
        await slack.deliver_event(slack.message("we talk"))
        await slack.posts(0)
    assert service.asked == []


async def test_events_that_nothing_listens_to_are_acknowledged(
    slack: SlackStandin, start: Any
) -> None:
    """What is not acknowledged is sent again, and a button without an answer shows an error."""
    async with start():
        await slack.deliver_event({"type": "reaction_added", "user": "U1"})
        await slack.deliver_event({"type": "app_home_opened", "user": "U1", "tab": "messages"})
        action = {"type": "block_actions", "user": {"id": "U1"}, "actions": [{"action_id": "x"}]}
        await slack.deliver("interactive", action)
        await slack.deliver("slash_commands", slack.command_body("/unknown", ""))


async def test_home_tab_shows_what_can_be_asked(slack: SlackStandin, start: Any) -> None:
    """The Home tab is published when it is opened."""
    slack.locales["U1"] = "en-GB"
    async with start():
        await slack.deliver_event({"type": "app_home_opened", "user": "U1", "tab": "home"})
        await slack.until(lambda: bool(slack.made("views.publish")))
    view = slack.made("views.publish")[0]["view"]
    assert "/cite 29/25" in words_of(view)
    assert "2 documents from 18 December 2024" in words_of(view)


@pytest.mark.parametrize("text", ["", "help", "Hjælp"])
async def test_empty_mention_gets_help(
    slack: SlackStandin, service: CannedService, start: Any, text: str
) -> None:
    """Who only calls the bot is told what it can do."""
    async with start():
        await slack.deliver_event(slack.mention(text))
        (posted,) = await slack.posts(1)
    assert posted["text"].startswith("Jeg besvarer spørgsmål")
    assert service.asked == []


@pytest.mark.parametrize(("locale", "language"), [("da-DK", "da"), ("en-US", "en")])
async def test_interface_speaks_the_members_language(
    slack: SlackStandin, start: Any, locale: str, language: str
) -> None:
    """Everything but the answer follows the member's own settings, asked for once."""
    slack.locales["U1"] = locale
    async with start():
        await slack.deliver_event(slack.mention("help"))
        await slack.posts(1)
        await slack.deliver_event(slack.mention("help"))
        posted = await slack.posts(2)
    assert posted[0]["text"] == say("slack_help", language)
    assert len(slack.made("users.info")) == 1


async def test_unknown_locale_falls_back_on_the_question(
    slack: SlackStandin, service: CannedService, start: Any
) -> None:
    """Where Slack does not say, the question does."""
    slack.fail("users.info", error="user_not_found")
    service.error = RuntimeError()
    async with start():
        await slack.deliver_event(slack.mention("What did the committee decide on the budget?"))
        (posted,) = await slack.posts(1)
    assert posted["text"] == say("slack_failed", "en")


@pytest.mark.parametrize(
    "error",
    [RuntimeError("Hvad med min hemmelighed?"), RecordError("No index in .referent.")],
    ids=["bug", "no index"],
)
async def test_failure_is_told_plainly_and_logged_without_the_question(
    slack: SlackStandin,
    service: CannedService,
    start: Any,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
) -> None:
    """The asker reads one sentence; the log tells where, and never what was asked."""
    service.error = error
    caplog.set_level(logging.DEBUG)
    async with start():
        await slack.deliver_event(slack.mention("Hvad med min hemmelighed?"))
        (posted,) = await slack.posts(1)
        await slack.deliver_command("/referent", "Hvad med min hemmelighed?")
        await slack.until(lambda: bool(slack.made("response_url")))
    assert posted["text"] == FAILED
    assert slack.made("response_url")[0]["text"] == FAILED
    ours = [record.getMessage() for record in caplog.records if "standin" not in record.name]
    assert not [line for line in ours if "hemmelighed" in line]
    assert [line for line in ours if type(error).__name__ in line or str(error) in line]


async def test_full_queue_is_said(
    slack: SlackStandin,
    service: CannedService,
    start: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Who comes when too many wait is told so at once."""
    monkeypatch.setattr("bot.desk._WAITING", {0: 200, 1: 1})
    service.hold = threading.Event()
    async with start():
        await slack.deliver_event(slack.mention("Første?"))
        await slack.until(lambda: bool(service.asked))
        await slack.deliver_event(slack.mention("Anden?"))
        (posted,) = await slack.posts(1)
        assert posted["text"] == say("slack_busy", "da")
        service.hold.set()
        await slack.posts(2)


async def test_question_without_end_is_given_up(
    slack: SlackStandin,
    service: CannedService,
    start: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An answer that takes too long becomes a sentence that says so."""
    monkeypatch.setattr(listeners, "ANSWER_SECONDS", 0.1)
    service.seconds = 0.4
    async with start():
        await slack.deliver_event(slack.mention("Hvad?"))
        (posted,) = await slack.posts(1)
    assert posted["text"] == say("slack_slow", "da")


async def test_question_that_is_too_long_is_refused_plainly(
    slack: SlackStandin, service: CannedService, start: Any
) -> None:
    """A pasted document is no question."""
    async with start():
        await slack.deliver_event(slack.mention("ord " * 1000))
        (posted,) = await slack.posts(1)
    assert "2000" in posted["text"]
    assert service.asked == []


async def test_status_that_fails_does_not_stop_the_answer(slack: SlackStandin, start: Any) -> None:
    """A workspace without the agent view has no status; it still gets answers."""
    slack.fail("assistant.threads.setStatus", error="not_allowed")
    async with start():
        await slack.deliver_event(slack.mention("Hvad?"))
        (posted,) = await slack.posts(1)
    assert posted["text"].startswith("Kommissorierne")


async def test_slow_answer_without_a_status_is_announced(
    slack: SlackStandin,
    service: CannedService,
    start: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Who sees no status is told by a message that the work goes on."""
    monkeypatch.setattr(listeners, "PATIENCE_SECONDS", 0.2)
    slack.fail("assistant.threads.setStatus", error="not_allowed")
    service.seconds = 0.5
    async with start():
        await slack.deliver_event(slack.mention("Hvad?"))
        posted = await slack.posts(2)
    assert posted[0]["text"] == say("slack_searching", "da")
    assert posted[1]["text"].startswith("Kommissorierne")


async def test_slow_status_does_not_hold_the_answer_back(
    slack: SlackStandin, start: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The status is a courtesy; the answer does not wait for it long."""
    monkeypatch.setattr(listeners, "STATUS_SECONDS", 0.1)
    slack.delay("assistant.threads.setStatus", 3.0)
    async with start():
        await slack.deliver_event(slack.mention("Hvad?"))
        await slack.posts(1, seconds=2.0)


@pytest.mark.parametrize(("status", "headers"), [(429, {"Retry_After": "0"}), (500, {}), (503, {})])
async def test_post_that_fails_for_a_moment_is_tried_again(
    slack: SlackStandin, start: Any, status: int, headers: dict[str, str]
) -> None:
    """Rate limits and server errors pass; the answer comes once."""
    slack.fail("chat.postMessage", status=status, **headers)
    async with start():
        await slack.deliver_event(slack.mention("Hvad?"))
        (posted,) = await slack.posts(1, seconds=8.0)
    assert posted["text"].startswith("Kommissorierne")


async def test_refused_blocks_are_sent_as_plain_words(slack: SlackStandin, start: Any) -> None:
    """Slack's undocumented limits must not silence an answer."""
    slack.fail("chat.postMessage", error="msg_blocks_too_long")
    async with start():
        await slack.deliver_event(slack.mention("Hvad?"))
        (posted,) = await slack.posts(1)
    assert posted["text"].startswith("Kommissorierne")
    assert "blocks" not in posted
    assert citation().quote in posted["text"]


async def test_post_that_is_lost_is_logged_and_the_next_is_answered(
    slack: SlackStandin, start: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """Where Slack takes nothing, the operator knows, and the bot lives on."""
    for _ in range(2):
        slack.fail("chat.postMessage", error="is_archived")
    async with start():
        await slack.deliver_event(slack.mention("Hvad?"))
        await slack.until(lambda: "is_archived" in caplog.text)
        await slack.deliver_event(slack.mention("Hvad?"))
        await slack.posts(1)


async def test_long_answer_is_posted_in_order(
    slack: SlackStandin, service: CannedService, start: Any
) -> None:
    """Several messages, one thread, in reading order."""
    citations = tuple(citation(n, quote=f"Citat {n}. {'ord ' * 200}") for n in range(1, 31))
    service.answer = answer("Se kilderne [1].", citations=citations)
    async with start():
        await slack.deliver_event(slack.mention("Hvad?"))
        await slack.until(lambda: "Citat 30." in str(slack.calls))
        await asyncio.sleep(0.1)
    posted = slack.made("chat.postMessage")
    assert len(posted) > 1
    assert len({message["thread_ts"] for message in posted}) == 1
    words = "".join(words_of(message) for message in posted)
    positions = [words.index(f"Citat {n}.") for n in range(1, 31)]
    assert positions == sorted(positions)


async def test_referent_command_answers_the_asker_alone(
    slack: SlackStandin, service: CannedService, start: Any
) -> None:
    """Acknowledged empty; the answer follows, ephemeral, with the question repeated."""
    async with start():
        assert await slack.deliver_command("/referent", "Hvad blev besluttet?") is None
        await slack.until(lambda: bool(slack.made("response_url")))
    (reply,) = slack.made("response_url")
    assert reply["response_type"] == "ephemeral"
    assert "Du spurgte: Hvad blev besluttet?" in words_of(reply)
    assert citation().quote in words_of(reply)
    assert service.asked == ["Hvad blev besluttet?"]
    assert slack.made("chat.postMessage") == []


async def test_slow_command_is_told_that_work_goes_on(
    slack: SlackStandin,
    service: CannedService,
    start: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A command has no status, so a slow one says a word first."""
    monkeypatch.setattr(listeners, "PATIENCE_SECONDS", 0.1)
    service.seconds = 0.3
    async with start():
        await slack.deliver_command("/referent", "Hvad?")
        await slack.until(lambda: len(slack.made("response_url")) == 2)
    first, second = slack.made("response_url")
    assert first["text"] == say("slack_searching", "da")
    assert second["text"].startswith("Kommissorierne")


async def test_command_answer_beyond_slacks_five_replies_ends_with_a_link(
    slack: SlackStandin, service: CannedService, start: Any
) -> None:
    """A command's address takes five replies; the fifth says where the rest is."""
    citations = tuple(citation(n, quote=f"Citat {n}. {'ord ' * 500}") for n in range(1, 61))
    service.answer = answer("Se [1].", citations=citations)
    async with start():
        await slack.deliver_command("/referent", "Hvad?")
        await slack.until(lambda: len(slack.made("response_url")) == 5)
        await asyncio.sleep(0.1)
    replies = slack.made("response_url")
    assert len(replies) == 5
    assert replies[-1]["text"].startswith(say("continued_in_viewer", "da"))
    assert "/?q=Hvad%3F" in str(replies[-1]["blocks"])


@pytest.mark.parametrize("text", ["", "help", "  "])
async def test_command_without_a_question_gives_help_in_its_acknowledgement(
    slack: SlackStandin, start: Any, text: str
) -> None:
    """Help is there at once."""
    async with start():
        payload = await slack.deliver_command("/referent", text)
    assert payload is not None
    assert payload["text"] == say("slack_help", "da")
    assert payload["response_type"] == "ephemeral"


async def test_cite_is_answered_within_its_acknowledgement(slack: SlackStandin, start: Any) -> None:
    """A look-up is fast; nothing is posted beside the acknowledgement."""
    async with start():
        payload = await slack.deliver_command("/cite", "160/24")
    assert payload is not None
    assert payload["response_type"] == "ephemeral"
    assert "Opslag: 160/24" in words_of(payload)
    assert citation().quote in words_of(payload)
    assert slack.made("response_url") == []


async def test_cite_behind_a_long_question_is_answered_later(
    slack: SlackStandin,
    service: CannedService,
    start: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Slack waits three seconds; a look-up that cannot make it replies instead."""
    monkeypatch.setattr(listeners, "ACK_SECONDS", 0.1)
    service.hold = threading.Event()
    async with start():
        await slack.deliver_event(slack.mention("Hvad?"))
        await slack.until(lambda: bool(service.asked))
        assert await slack.deliver_command("/cite", "160/24") is None
        service.hold.set()
        await slack.until(lambda: bool(slack.made("response_url")))
    assert "Opslag: 160/24" in words_of(slack.made("response_url")[0])


async def test_cite_that_fails_or_finds_nothing_says_so(
    slack: SlackStandin, service: CannedService, start: Any
) -> None:
    """A look-up is never silent either."""
    service.lookup = Lookup("", (), ("160/24",))
    async with start():
        unknown = await slack.deliver_command("/cite", "160/25")
        empty = await slack.deliver_command("/cite", "")
        service.error = RuntimeError()
        failed = await slack.deliver_command("/cite", "160/24")
    assert unknown is not None
    assert unknown["text"] == ("Jeg fandt ikke noget, der hedder »160/25«.\nMente du: 160/24?")
    assert empty is not None
    assert empty["text"] == say("cite_help", "da")
    assert failed is not None
    assert failed["text"] == FAILED


async def test_text_of_a_minute_cannot_ping_anyone(
    slack: SlackStandin, service: CannedService, start: Any
) -> None:
    """Whatever stands in a document or a question reaches Slack as words only."""
    harm = "<!channel> <@U123> <http://evil|label>"
    service.answer = answer(f"{harm} [1]", citations=(citation(1, title=harm, quote=harm),))
    async with start():
        await slack.deliver_event(slack.mention("Hvad?"))
        (posted,) = await slack.posts(1)
        await slack.deliver_command("/referent", "&lt;!channel&gt;?")
        await slack.until(lambda: bool(slack.made("response_url")))
    assert "<" not in posted["text"]
    assert harm in words_of(posted)
    question = slack.made("response_url")[0]["blocks"][0]["elements"][0]
    assert question["text"] == "Du spurgte: &lt;!channel&gt;?"


async def test_slow_work_does_not_delay_acknowledgements(
    slack: SlackStandin, service: CannedService, start: Any
) -> None:
    """Answering happens beside the event loop: other deliveries are taken at once."""
    service.seconds = 0.3
    async with start():
        for _ in range(5):
            await slack.deliver_event(slack.mention("Hvad?"), seconds=0.25)
        assert await slack.deliver_command("/referent", "help", seconds=0.25)
        await slack.posts(5)


async def test_connection_is_renewed_when_slack_asks(slack: SlackStandin, start: Any) -> None:
    """Slack refreshes sockets every few hours; answers go on."""
    async with start():
        await slack.drop_sockets()
        await slack.until(lambda: slack.connections == 2)
        await slack.deliver_event(slack.mention("Hvad?"))
        await slack.posts(1)


async def test_http_delivery_is_verified_and_answered(slack: SlackStandin, start: Any) -> None:
    """The same app answers signed requests, once for every retry."""
    event = slack.mention("Hvad?")
    body = slack.event_body(event, "Ev1")
    async with start(SLACK_APP_TOKEN=None) as address:
        url = f"{address}/slack/events"
        assert await post_signed(url, SECRET, event=body) == (200, "")
        retry = {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"}
        assert (await post_signed(url, SECRET, event=body, headers=retry))[0] == 200
        (posted,) = await slack.posts(1)
        challenge = {"type": "url_verification", "challenge": "abc", "token": ""}
        assert "abc" in (await post_signed(url, SECRET, event=challenge))[1]
    assert posted["thread_ts"] == event["ts"]
    assert slack.sockets == []


async def test_http_commands_are_answered(slack: SlackStandin, start: Any) -> None:
    """/cite answers in the response itself, /referent through its response address."""
    async with start(SLACK_APP_TOKEN=None) as address:
        url = f"{address}/slack/events"
        command = slack.command_body("/cite", "160/24")
        status, body = await post_signed(url, SECRET, command=command)
        assert status == 200
        assert "Opslag: 160/24" in body
        command = slack.command_body("/referent", "Hvad blev besluttet?")
        assert await post_signed(url, SECRET, command=command) == (200, "")
        await slack.until(lambda: bool(slack.made("response_url")))


async def test_http_delivery_without_a_valid_signature_is_refused(
    slack: SlackStandin, service: CannedService, start: Any
) -> None:
    """A wrong secret, an old request, or no readable signature at all: 401, and nothing done."""
    body = slack.event_body(slack.mention("Hvad?"))
    async with start(SLACK_APP_TOKEN=None) as address:
        url = f"{address}/slack/events"
        assert (await post_signed(url, "another secret", event=body))[0] == 401
        assert (await post_signed(url, SECRET, event=body, age=600))[0] == 401
        for odd in ({"X-Slack-Request-Timestamp": "soon"}, {"X-Slack-Signature": "v0=ø"}):
            assert (await post_signed(url, SECRET, event=body, headers=odd))[0] == 401
        await slack.posts(0)
    assert service.asked == []


async def test_http_is_closed_without_a_signing_secret(start: Any) -> None:
    """No secret, no way in."""
    async with start(SLACK_SIGNING_SECRET=None) as address:
        assert (await post_signed(f"{address}/slack/events", SECRET, event={}))[0] == 404


def test_messages_of_the_stand_in_follow_slacks_rules() -> None:
    """The stand-in refuses what Slack refuses, so that passing here means something."""
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}
    assert refusal({"text": ""}) == "no_text"
    assert refusal({"text": "x", "thread_ts": "17"}) == "invalid_thread_ts"
    assert refusal({"text": "x", "blocks": [section]}) == "invalid_blocks"
    assert refusal({"text": "x", "blocks": [{"type": "divider"}] * 51}) == "invalid_blocks"
