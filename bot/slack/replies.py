"""Where a reply goes: into a thread, or to the one who gave a slash command.

Replies are measured before they are sent (``blocks``); should Slack refuse the
blocks all the same, the words alone are sent.
"""

import logging
from typing import Any, Protocol

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.slack.blocks import Message

__all__ = [
    "CommandReply",
    "Reply",
    "ReplyLost",
    "ThreadReply",
    "as_command_response",
    "reason",
    "retry_handlers",
]

# A slash command's address for replies takes so many, within half an hour.
REPLIES_TO_A_COMMAND = 5

_TRANSPORT_ERRORS = (SlackApiError, aiohttp.ClientError, TimeoutError)

logger = logging.getLogger(__name__)


class ReplyLost(Exception):
    """Slack did not take a reply, not even as plain words."""


class Reply(Protocol):
    """A place for replies."""

    room: int | None
    """How many messages it still takes; None without limit."""

    async def post(self, message: Message) -> None:
        """Send one message; raises ReplyLost."""
        ...


def retry_handlers() -> list[AsyncRetryHandler]:
    """By default only lost connections are tried again; a list replaces that default."""
    return [
        AsyncConnectionErrorRetryHandler(max_retry_count=2),
        AsyncRateLimitErrorRetryHandler(max_retry_count=2),
        AsyncServerErrorRetryHandler(max_retry_count=2),
    ]


class ThreadReply:
    """The thread under a message."""

    room: int | None = None

    def __init__(self, client: AsyncWebClient, channel: str, thread_ts: str) -> None:
        self._client = client
        self._channel = channel
        self._thread_ts = thread_ts

    async def post(self, message: Message) -> None:
        """Post in the thread; raises ReplyLost."""
        try:
            try:
                await self._send(message)
            except SlackApiError as error:
                if not (message.blocks and _refused(error)):
                    raise
                logger.error("Slack refused the blocks: %s", reason(error))
                await self._send(Message(message.text))
        except _TRANSPORT_ERRORS as error:
            raise ReplyLost(reason(error)) from error

    async def show_status(self, status: str) -> bool:
        """Show "Referent is searching …" until the next post; False where Slack does not."""
        try:
            await self._client.assistant_threads_setStatus(
                channel_id=self._channel, thread_ts=self._thread_ts, status=status
            )
        except _TRANSPORT_ERRORS as error:
            logger.info("No status shown: %s", reason(error))
            return False
        return True

    async def _send(self, message: Message) -> None:
        await self._client.chat_postMessage(
            channel=self._channel,
            thread_ts=self._thread_ts,
            text=message.text,
            blocks=list(message.blocks) or None,
            mrkdwn=False,
            unfurl_links=False,
            unfurl_media=False,
        )


class CommandReply:
    """Replies to a slash command, which only the one who gave it can see."""

    def __init__(self, client: AsyncWebClient, response_url: str) -> None:
        self.room: int | None = REPLIES_TO_A_COMMAND
        self._webhook = AsyncWebhookClient(
            response_url,
            session=client.session,
            logger=client.logger,
            retry_handlers=retry_handlers(),
        )

    async def post(self, message: Message) -> None:
        """Send an ephemeral message; raises ReplyLost."""
        try:
            status = await self._send(message)
            if status != 200 and message.blocks:
                logger.error("Slack refused the blocks of a reply to a command: %s", status)
                status = await self._send(Message(message.text))
        except _TRANSPORT_ERRORS as error:
            raise ReplyLost(reason(error)) from error
        if status != 200:
            raise ReplyLost(f"status {status}")

    async def _send(self, message: Message) -> int:
        if self.room is not None:
            self.room -= 1
        response = await self._webhook.send_dict(as_command_response(message))
        return int(response.status_code)


def as_command_response(message: Message) -> dict[str, Any]:
    """A message as the body of an ephemeral response, or of a command's acknowledgement."""
    body: dict[str, Any] = {
        "response_type": "ephemeral",
        "text": message.text,
        "unfurl_links": False,
        "unfurl_media": False,
    }
    return body | {"blocks": list(message.blocks)} if message.blocks else body


def _refused(error: SlackApiError) -> bool:
    """Whether the message itself was the trouble."""
    return "block" in reason(error) or "msg_too_long" in reason(error)


def reason(error: Exception) -> str:
    """Slack's own word for what went wrong; never what was sent."""
    # Where the response was no JSON, SlackApiError holds something else.
    response = getattr(error, "response", None)
    if isinstance(response, AsyncSlackResponse):
        return str(response.get("error") or f"status {response.status_code}")
    return type(error).__name__
