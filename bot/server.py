"""One process, one event loop: the source viewer, and Slack where it is set up."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from bot.config import Settings
from bot.desk import Desk, Service
from bot.slack import Slack
from bot.viewer import build_viewer
from corpus import SettingsError

__all__ = ["running", "serve"]

SLACK_PATH = "/slack/events"
SHUTDOWN_SECONDS = 5.0  # for pages under way

logger = logging.getLogger(__name__)


async def serve(settings: Settings, referent: Service, host: str, port: int) -> None:
    """Serve until SIGTERM or SIGINT.

    Raises:
        SettingsError: the port cannot be listened on, or the home cannot be written to.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with running(settings, referent, host, port):
        await stop.wait()
        logger.info("Stopping: finishing what is under way")


@asynccontextmanager
async def running(
    settings: Settings, referent: Service, host: str, port: int
) -> AsyncIterator[str]:
    """The server, running; yields its address. With port 0 it takes a free one."""
    desk = Desk(referent)
    slack = _slack(settings, desk)
    viewer = build_viewer(desk, settings.public_url)
    if slack and settings.slack_signing_secret:
        viewer.router.add_post(SLACK_PATH, slack.events)
        logger.info("Slack: HTTP is on at %s", SLACK_PATH)
    # No access log: an address can hold a question.
    runner = web.AppRunner(viewer, access_log=None, shutdown_timeout=SHUTDOWN_SECONDS)
    await runner.setup()
    try:
        address = await _listen(runner, host, port)
        logger.info("Source viewer: %s", address)
        if slack:
            slack.start()
        try:
            yield address
        finally:
            if slack:
                await slack.stop()
    finally:
        await runner.cleanup()
        await desk.close()


async def _listen(runner: web.AppRunner, host: str, port: int) -> str:
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        reason = error.strerror or error
        raise SettingsError(
            f"{host}:{port} cannot be listened on ({reason}). Choose another port with --port."
        ) from error
    bound_host, bound_port = runner.addresses[0][:2]
    shown = f"[{bound_host}]" if ":" in bound_host else bound_host
    return f"http://{shown}:{bound_port}"


def _slack(settings: Settings, desk: Desk) -> Slack | None:
    """Slack where the settings suffice; else one line on what is missing."""
    if not settings.slack_bot_token:
        logger.info("Slack: off (SLACK_BOT_TOKEN is not set)")
        return None
    if not settings.slack_app_token and not settings.slack_signing_secret:
        logger.warning(
            "Slack: off (neither SLACK_APP_TOKEN, for Socket Mode, nor SLACK_SIGNING_SECRET, "
            "for HTTP, is set)"
        )
        return None
    if not settings.slack_app_token:
        logger.info("Slack: Socket Mode is off (SLACK_APP_TOKEN is not set)")
    if not settings.slack_signing_secret:
        logger.info("Slack: HTTP is off (SLACK_SIGNING_SECRET is not set)")
    return Slack(settings, desk)
