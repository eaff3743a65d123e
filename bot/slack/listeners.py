"""What Referent does when something happens in Slack: acknowledge, ask, reply.

The one thing to know: whoever asks is answered exactly once, or told in one
sentence why not. What people write is neither kept nor logged.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Protocol

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk import QUESTION_LIMIT, Busy, Coverage, Desk
from bot.fault import log_fault
from bot.slack.blocks import (
    Message,
    answer_messages,
    continued_in_viewer,
    help_message,
    home_view,
    lookup_messages,
    sentence,
)
from bot.slack.deliveries import Conversation, Deliveries
from bot.slack.incoming import from_a_person, plain_text
from bot.slack.people import People
from bot.slack.replies import (
    CommandReply,
    Reply,
    ReplyLost,
    ThreadReply,
    as_command_response,
    reason,
)
from bot.wording import say

__all__ = ["Ack", "Listeners"]

STATUS_SECONDS = 1.0  # that an answer waits for its own status to be shown
PATIENCE_SECONDS = 2.5  # after which someone without a status is told that work goes on
ACK_SECONDS = 1.5  # Slack gives a command three, and the language may take one
ANSWER_SECONDS = 110.0  # a status vanishes after two minutes

_HELP = {"", "help", "hjælp", "?"}

logger = logging.getLogger(__name__)


class Ack(Protocol):
    """Acknowledges a slash command, with a response or without."""

    async def __call__(self, response: dict[str, Any] | str = "", /) -> object:
        """Send the acknowledgement."""


class Listeners:
    """The reactions to events and commands; knows nothing of how they arrive."""

    def __init__(self, desk: Desk, deliveries: Deliveries, people: People, public_url: str) -> None:
        self._desk = desk
        self._deliveries = deliveries
        self._people = people
        self._public_url = public_url
        self._left_over = deliveries.owed()  # before anything new is taken on

    def take_on(self, body: Mapping[str, Any]) -> bool:
        """Whether a message is to be answered, now and here; then it is noted on disk.

        To be called before the delivery is acknowledged: what Slack will not send again
        must be known to a process that starts after this one has crashed.
        """
        event = body["event"]
        # In channels only a mention is a question.
        addressed = event["type"] == "app_mention" or event.get("channel_type") == "im"
        if not addressed or not from_a_person(event):
            return False
        asked = _conversation(event)
        # One mention can arrive as a mention and as a message, with two event ids.
        names = [f"message {asked.channel} {asked.ts}"]
        names += [f"event {body['event_id']}"] if body.get("event_id") else []
        if not self._deliveries.take(*names):
            return False
        self._deliveries.owe(asked)
        return True

    async def asked(
        self, client: AsyncWebClient, body: Mapping[str, Any], bot_user_id: str | None
    ) -> None:
        """A message that was taken on: answer in its thread, or in one under it."""
        asked = _conversation(body["event"])
        question = plain_text(body["event"].get("text") or "", bot_user_id)
        language = await self._people.language(asked.user, question)
        reply = ThreadReply(client, asked.channel, asked.thread_ts)
        if question.casefold() in _HELP:
            await _post(reply, [help_message(language)], language)
        else:
            await self._answer_with_status(reply, question, language)
        self._deliveries.settle(asked)

    async def home_opened(
        self,
        client: AsyncWebClient,
        body: Mapping[str, Any],
        bot_user_id: str | None,  # noqa: ARG002 -- all events are handled alike
    ) -> None:
        """Somebody opened the Home tab: show what can be asked."""
        event = body["event"]
        if event.get("tab") != "home":
            return
        language = await self._people.language(event["user"], "")
        try:
            coverage = Coverage.of(await self._desk.documents())
            view = home_view(coverage, language)
            await client.views_publish(user_id=event["user"], view=view)
        except SlackApiError as error:
            logger.warning("The Home tab could not be shown: %s", reason(error))
        except Exception as error:  # noqa: BLE001 -- the outermost edge
            log_fault(logger, error)

    async def referent_command(
        self, client: AsyncWebClient, command: Mapping[str, Any], ack: Ack
    ) -> None:
        """/referent QUESTION: an answer that only the asker sees."""
        question = plain_text(command.get("text") or "")
        if question.casefold() in _HELP:
            language = await self._people.language(command["user_id"], "")
            await ack(as_command_response(help_message(language)))
            return
        await ack()
        language = await self._people.language(command["user_id"], question)
        reply = CommandReply(client, command["response_url"])
        work = asyncio.create_task(self._ask(question, language, repeat_question=True))
        done, _ = await asyncio.wait({work}, timeout=PATIENCE_SECONDS)
        if not done:
            await _post(reply, [sentence(say("slack_searching", language))])
        messages = await work
        if reply.room is not None and len(messages) > reply.room:
            rest = continued_in_viewer(question, language, self._public_url)
            messages = (*messages[: reply.room - 1], rest)
        await _post(reply, messages, language)

    async def cite_command(
        self, client: AsyncWebClient, command: Mapping[str, Any], ack: Ack
    ) -> None:
        """/cite REFERENCE: within the acknowledgement where that is fast enough."""
        reference = plain_text(command.get("text") or "")
        language = await self._people.language(command["user_id"], reference)
        work = asyncio.create_task(self._cite(reference, language))
        done, _ = await asyncio.wait({work}, timeout=ACK_SECONDS)
        # A second response can overtake the acknowledgement's own: one or the other.
        if done and len(work.result()) == 1:
            await ack(as_command_response(work.result()[0]))
            return
        await ack()
        reply = CommandReply(client, command["response_url"])
        await _post(reply, (await work)[: reply.room], language)

    async def apologise(self, client: AsyncWebClient) -> None:
        """Tell those whom an earlier process left without an answer."""
        for conversation in self._left_over:
            reply = ThreadReply(client, conversation.channel, conversation.thread_ts)
            language = await self._people.language(conversation.user, "")
            await _post(reply, [sentence(say("slack_interrupted", language))])
            self._deliveries.settle(conversation)

    async def _answer_with_status(self, reply: ThreadReply, question: str, language: str) -> None:
        # Side by side: a status that Slack is slow to take must not delay the answer.
        status = asyncio.create_task(reply.show_status(say("slack_status", language)))
        work = asyncio.create_task(self._ask(question, language))
        done, _ = await asyncio.wait({work}, timeout=PATIENCE_SECONDS)
        shown = status.done() and not status.cancelled() and status.result()
        if not done and not shown:
            await _post(reply, [sentence(say("slack_searching", language))])
        messages = await work
        # And one that comes late would outlive the answer.
        await asyncio.wait({status}, timeout=STATUS_SECONDS)
        status.cancel()
        await _post(reply, messages, language)

    async def _ask(
        self, question: str, language: str, *, repeat_question: bool = False
    ) -> tuple[Message, ...]:
        if len(question) > QUESTION_LIMIT:
            return (sentence(say("question_too_long", language, limit=QUESTION_LIMIT)),)

        async def answered() -> tuple[Message, ...]:
            answer = await self._desk.ask(question)
            return answer_messages(answer, self._public_url, repeat_question=repeat_question)

        return await _never_silent(answered, language)

    async def _cite(self, reference: str, language: str) -> tuple[Message, ...]:
        if reference.casefold() in _HELP:
            return (sentence(say("cite_help", language)),)

        async def looked_up() -> tuple[Message, ...]:
            lookup = await self._desk.cite(reference)
            return lookup_messages(lookup, language, self._public_url)

        return await _never_silent(looked_up, language)


def _conversation(event: Mapping[str, Any]) -> Conversation:
    thread_ts = event.get("thread_ts") or event["ts"]
    return Conversation(event["channel"], event["ts"], thread_ts, event["user"])


async def _never_silent(
    work: Callable[[], Awaitable[tuple[Message, ...]]], language: str
) -> tuple[Message, ...]:
    """What ``work`` has to say, or one sentence that says why it has nothing."""
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            return await work()
    except Busy:
        logger.warning("A question was turned away: the queue is full")
        return (sentence(say("slack_busy", language)),)
    except TimeoutError:
        logger.error("A question took longer than %s s", ANSWER_SECONDS)
        return (sentence(say("slack_slow", language)),)
    except Exception as error:  # noqa: BLE001 -- the outermost edge
        log_fault(logger, error)
        return (sentence(say("slack_failed", language)),)


async def _post(reply: Reply, messages: Sequence[Message], language: str | None = None) -> None:
    """Post in order. Where one is lost, try at least to say so."""
    try:
        for message in messages:
            await reply.post(message)
    except ReplyLost as lost:
        logger.error("A reply could not be posted: %s", lost)
        if language:
            await _post(reply, [sentence(say("slack_failed", language))])
