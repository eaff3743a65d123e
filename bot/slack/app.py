"""Bolt: one app for Socket Mode and for HTTP. The only file that knows Bolt.

The one thing to know: Bolt acknowledges an event before its listener runs, and
does not acknowledge what no listener matches; here everything is acknowledged.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import aiohttp
from aiohttp import web
from pydantic import SecretStr
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.config import Settings
from bot.desk import Desk
from bot.fault import log_fault
from bot.slack.deliveries import Deliveries
from bot.slack.listeners import Ack, Listeners
from bot.slack.people import People
from bot.slack.replies import reason, retry_handlers

__all__ = ["COMMANDS", "HOME_OPENED", "MESSAGES", "Slack", "UnderWay", "build_app"]

UnderWay = set[asyncio.Task[Any]]

MESSAGES = ("app_mention", "message")
HOME_OPENED = "app_home_opened"
COMMANDS = ("/referent", "/cite")

WEB_API_SECONDS = 30
LOCALE_SECONDS = 0.8
CONNECT_SECONDS = 30.0
WATCH_SECONDS = 5.0
LOST_SECONDS = 60.0  # the SDK reconnects by itself, mostly
FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 60.0
FINISHING_SECONDS = 8.0

# What Slack answers when trying again is of no use.
_REFUSALS = {
    "account_inactive",
    "app_not_installed",
    "invalid_auth",
    "missing_scope",
    "no_permission",
    "not_allowed_token_type",
    "not_authed",
    "token_expired",
    "token_revoked",
}

logger = logging.getLogger(__name__)


def build_app(
    settings: Settings, listeners: Listeners, client: AsyncWebClient, under_way: UnderWay
) -> AsyncApp:
    """The Bolt app with every listener; speaks to Slack through ``client`` only.

    ``under_way`` holds the listeners that are at work.
    """
    app = AsyncApp(
        name="referent",
        client=client,
        signing_secret=_secret(settings.slack_signing_secret) or "",
        logger=_quiet_logger(),
        raise_error_for_unhandled_request=True,
        attaching_conversation_kwargs_enabled=False,
    )

    async def take_on(body: dict[str, Any], next_: Callable[[], Awaitable[None]]) -> None:
        """Runs before Bolt acknowledges; an event that is not taken on falls through."""
        if listeners.take_on(body):
            await next_()

    for event in MESSAGES:
        app.event(event, middleware=[take_on])(_on_event(listeners.asked, under_way))
    app.event(HOME_OPENED)(_on_event(listeners.home_opened, under_way))
    answers = (listeners.referent_command, listeners.cite_command)
    for command, answer in zip(COMMANDS, answers, strict=True):
        app.command(command)(_on_command(answer, under_way))

    @app.error
    async def acknowledge_the_rest(error: Exception) -> BoltResponse | None:
        """What no listener is for is acknowledged too, or Slack would send it again."""
        if isinstance(error, BoltUnhandledRequestError):
            return BoltResponse(status=200, body="")
        log_fault(logger, error)
        return None

    return app


class Slack:
    """Referent's presence in one workspace.

    Needs a bot token; with an app token it uses Socket Mode, with a signing secret HTTP.
    """

    def __init__(self, settings: Settings, desk: Desk) -> None:
        self._app_token = _secret(settings.slack_app_token)
        self._client = AsyncWebClient(
            token=_secret(settings.slack_bot_token),
            base_url=settings.slack_api_url,
            timeout=WEB_API_SECONDS,
            logger=_quiet_logger(),
            retry_handlers=retry_handlers(),
        )
        self._deliveries = Deliveries(settings.home)
        self._listeners = Listeners(
            desk, self._deliveries, People(self._locale_of), settings.public_url
        )
        self._under_way: UnderWay = set()
        self._app = build_app(settings, self._listeners, self._client, self._under_way)
        signing_secret = _secret(settings.slack_signing_secret)
        self._verifier = SignatureVerifier(signing_secret) if signing_secret else None
        self._session: aiohttp.ClientSession | None = None
        self._connection: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to connect, in the running event loop; what happens is logged."""
        # One session for all calls: Bolt would open a connection for each.
        timeout = aiohttp.ClientTimeout(total=WEB_API_SECONDS)
        self._session = self._client.session = aiohttp.ClientSession(timeout=timeout)
        self._connection = asyncio.create_task(self._be_present())

    async def events(self, request: web.Request) -> web.Response:
        """Slack's HTTP deliveries: events and slash commands, signed."""
        # Bolt checks the signature too, but reads the body first, whoever sent it.
        if not await self._is_signed(request):
            return web.json_response({"error": "invalid request"}, status=401)
        response = await self._app.async_dispatch(await to_bolt_request(request))
        return await to_aiohttp_response(response)

    async def stop(self) -> None:
        """Take no more, finish what is under way within a few seconds, and leave."""
        if self._connection:
            self._connection.cancel()
            await asyncio.wait({self._connection})
        if self._under_way:
            _, late = await asyncio.wait(self._under_way, timeout=FINISHING_SECONDS)
            for task in late:  # the next start says so to whoever asked
                task.cancel()
            if late:
                await asyncio.wait(late)
        if self._session:
            await self._session.close()
        self._deliveries.close()

    async def _is_signed(self, request: web.Request) -> bool:
        body = await request.read()
        headers = {name.lower(): value for name, value in request.headers.items()}
        try:
            return self._verifier is not None and self._verifier.is_valid_request(body, headers)
        except (TypeError, ValueError):  # a time stamp that is no number, letters in a signature
            return False

    async def _be_present(self) -> None:
        try:
            who = await _persist(self._client.auth_test)
            logger.info("Slack: signed in to %s as @%s", who.get("team"), who.get("user"))
            await self._listeners.apologise(self._client)
            while self._app_token:
                await self._hold_socket(self._app_token)
        except SlackApiError as error:
            logger.error(
                "Slack: off. Slack refused the token (%s). Check SLACK_BOT_TOKEN and "
                "SLACK_APP_TOKEN, then start again.",
                reason(error),
            )
        except Exception as error:  # noqa: BLE001 -- the viewer goes on
            logger.error("Slack: off after an error of our own")
            log_fault(logger, error)

    async def _hold_socket(self, app_token: str) -> None:
        """Connect, and return when the connection is lost for good."""
        # Asked for here and not by the SDK, which would try a refused token for ever.
        opened = await _persist(lambda: self._client.apps_connections_open(app_token=app_token))
        handler = AsyncSocketModeHandler(self._app, app_token, web_client=self._client)
        handler.client.wss_uri = opened["url"]
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                await handler.connect_async()  # type: ignore[no-untyped-call]
            logger.info("Slack: Socket Mode is on")
            lost = 0.0
            while lost < LOST_SECONDS:
                await asyncio.sleep(WATCH_SECONDS)
                lost = 0.0 if await handler.client.is_connected() else lost + WATCH_SECONDS
            logger.warning("Slack: the connection is lost; connecting anew")
        except TimeoutError:
            logger.warning("Slack: no connection within %s s; trying again", CONNECT_SECONDS)
        finally:
            await handler.close_async()  # type: ignore[no-untyped-call]

    async def _locale_of(self, user_id: str) -> str | None:
        try:
            async with asyncio.timeout(LOCALE_SECONDS):
                answer = await self._client.users_info(user=user_id, include_locale=True)
        except (SlackApiError, aiohttp.ClientError, TimeoutError):
            return None  # then by what they wrote
        user: dict[str, Any] = answer.get("user") or {}
        locale = user.get("locale")
        return locale if isinstance(locale, str) else None


async def _persist(call: Callable[[], Awaitable[AsyncSlackResponse]]) -> AsyncSlackResponse:
    """Call until Slack can be reached; raises SlackApiError where Slack refuses."""
    pause = FIRST_PAUSE_SECONDS
    while True:
        try:
            return await call()
        except (SlackApiError, aiohttp.ClientError, TimeoutError, OSError) as error:
            if reason(error) in _REFUSALS:
                raise
            logger.warning("Slack: no contact (%s); next try in %.0f s", reason(error), pause)
        await asyncio.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE_SECONDS)


def _on_event(
    reaction: Callable[[AsyncWebClient, Mapping[str, Any], str | None], Awaitable[None]],
    under_way: UnderWay,
) -> Callable[..., Awaitable[None]]:
    """A reaction as Bolt calls it: arguments by name."""

    async def listener(
        client: AsyncWebClient, body: dict[str, Any], context: AsyncBoltContext
    ) -> None:
        with _noted(under_way):
            await reaction(client, body, context.bot_user_id)

    return listener


def _on_command(
    answer: Callable[[AsyncWebClient, Mapping[str, Any], Ack], Awaitable[None]],
    under_way: UnderWay,
) -> Callable[..., Awaitable[None]]:
    async def listener(client: AsyncWebClient, command: dict[str, Any], ack: AsyncAck) -> None:
        with _noted(under_way):
            await answer(client, command, ack)

    return listener


@contextmanager
def _noted(under_way: UnderWay) -> Iterator[None]:
    """Bolt starts listeners and forgets them; a stop must wait for those at work."""
    task = asyncio.current_task()
    assert task is not None  # noqa: S101 -- a coroutine runs in a task
    under_way.add(task)
    try:
        yield
    finally:
        under_way.discard(task)


def _quiet_logger() -> logging.Logger:
    # Below ERROR, Bolt and the SDK log whole deliveries, with what people wrote.
    quiet = logging.getLogger(f"{__name__}.bolt")
    quiet.setLevel(logging.ERROR)
    return quiet


def _secret(value: SecretStr | None) -> str | None:
    return value.get_secret_value() if value else None
