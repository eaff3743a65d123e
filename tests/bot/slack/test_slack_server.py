"""The server: what is on, what is off and why, and how it stops."""

import asyncio
import logging
import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from canned_service import PATH, CannedService
from slack_standin import SlackStandin
from slack_standin.workspace import APP_TOKEN, BOT_TOKEN

from bot.server import running
from bot.wording import say
from corpus import SettingsError

PROGRAM = """
import asyncio, logging, sys
from canned_service import CannedService
from bot.config import read_settings
from bot.server import serve
logging.basicConfig(level=logging.INFO, stream=sys.stdout, format="%(message)s")
asyncio.run(serve(read_settings(), CannedService(), "127.0.0.1", 0))
print("ended")
"""


async def health(address: str) -> int:
    async with ClientSession() as session, session.get(f"{address}/healthz") as response:
        return response.status


async def until_logged(caplog: pytest.LogCaptureFixture, words: str) -> None:
    for _ in range(500):
        if words in caplog.text:
            return
        await asyncio.sleep(0.01)
    pytest.fail(f"not logged: {words}")


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"SLACK_BOT_TOKEN": None}, "Slack: off (SLACK_BOT_TOKEN is not set)"),
        (
            {"SLACK_APP_TOKEN": None, "SLACK_SIGNING_SECRET": None},
            "Slack: off (neither SLACK_APP_TOKEN",
        ),
        ({"SLACK_APP_TOKEN": None}, "Slack: Socket Mode is off (SLACK_APP_TOKEN is not set)"),
        ({"SLACK_SIGNING_SECRET": None}, "Slack: HTTP is off (SLACK_SIGNING_SECRET is not set)"),
    ],
)
async def test_log_says_what_is_off_and_why(
    start: Any, caplog: pytest.LogCaptureFixture, changes: dict[str, None], line: str
) -> None:
    """An operator need not guess what is missing."""
    caplog.set_level(logging.INFO)
    async with start(**changes) as address:
        assert await health(address) == 200
    assert line in caplog.text
    assert f"Source viewer: {address}" in caplog.text


async def test_log_says_what_is_on(start: Any, caplog: pytest.LogCaptureFixture) -> None:
    """Both transports can be on at once; no token is ever logged."""
    caplog.set_level(logging.DEBUG)
    async with start():
        await until_logged(caplog, "Slack: Socket Mode is on")
    assert "Slack: HTTP is on at /slack/events" in caplog.text
    assert "Slack: signed in to Testfællesskab as @referent" in caplog.text
    assert BOT_TOKEN not in caplog.text
    assert APP_TOKEN not in caplog.text


@pytest.mark.parametrize("name", ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"])
async def test_wrong_token_is_one_clear_line_and_the_viewer_serves(
    service: CannedService,
    settings: Any,
    caplog: pytest.LogCaptureFixture,
    name: str,
) -> None:
    """A refused token stops Slack alone, is not tried again, and is explained once."""
    made = settings(**{name: "xoxb-wrong"})
    async with running(made, service, "127.0.0.1", 0) as address:
        await until_logged(caplog, "Slack refused the token (invalid_auth)")
        await asyncio.sleep(0.2)
        assert await health(address) == 200
    errors = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert len(errors) == 1
    assert "Check SLACK_BOT_TOKEN and SLACK_APP_TOKEN" in errors[0].getMessage()
    assert errors[0].exc_info is None


async def test_slack_out_of_reach_is_tried_again(
    slack: SlackStandin,
    start: Any,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Slack's own trouble passes; the bot connects when it has."""
    monkeypatch.setattr("bot.slack.app.FIRST_PAUSE_SECONDS", 0.05)
    for _ in range(2):
        slack.fail("auth.test", error="internal_error")
    slack.fail("apps.connections.open", error="internal_error")
    async with start():
        await until_logged(caplog, "Slack: no contact (internal_error)")


async def test_lost_connection_is_built_anew(
    slack: SlackStandin, start: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the socket stays dead, a new one is opened from the start."""
    monkeypatch.setattr("bot.slack.app.WATCH_SECONDS", 0.02)
    monkeypatch.setattr("bot.slack.app.LOST_SECONDS", 0.1)
    async with start():
        await slack.sockets[0].close()
        await slack.until(lambda: slack.connections >= 2)
        await slack.deliver_event(slack.mention("Hvad?"))
        await slack.posts(1)


async def test_taken_port_is_a_clear_error(start: Any, settings: Any) -> None:
    """Two servers on one port: the second says so, and how to go on."""
    made = settings(SLACK_BOT_TOKEN=None)
    async with start(SLACK_BOT_TOKEN=None) as address:
        port = int(address.rpartition(":")[2])
        with pytest.raises(SettingsError, match="Choose another port with --port"):
            async with running(made, CannedService(), "127.0.0.1", port):
                pass


async def program(slack: SlackStandin, home: Path) -> asyncio.subprocess.Process:
    """The server in a process of its own, connected."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        PROGRAM,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        cwd=home.parent,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join(sys.path),
            "REFERENT_HOME": str(home),
            "SLACK_API_URL": slack.api_url,
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_APP_TOKEN": APP_TOKEN,
        },
    )
    await slack.until(lambda: bool(slack.sockets), seconds=30)
    return process


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_signal_stops_the_server_in_good_order(
    slack: SlackStandin, tmp_path: Path, number: signal.Signals
) -> None:
    """A stop finishes what is under way, closes the socket, and ends without an error."""
    process = await program(slack, tmp_path / "home")
    await slack.deliver_event(slack.mention("Hvad?"))
    await slack.until(lambda: bool(slack.made("assistant.threads.setStatus")), seconds=20)
    process.send_signal(number)
    output, _ = await asyncio.wait_for(process.communicate(), 20)
    assert process.returncode == 0, output.decode()
    assert output.decode().rstrip().endswith("ended")
    assert len(slack.made("chat.postMessage")) == 1
    assert "Traceback" not in output.decode()


async def test_crash_right_after_the_acknowledgement_is_owned_up_to(
    slack: SlackStandin, start: Any, tmp_path: Path
) -> None:
    """Slack will not send it again, so it is on disk before it is acknowledged."""
    process = await program(slack, tmp_path / "home")
    event = slack.mention("Hvad?")
    await slack.deliver_event(event, "Ev1")
    process.kill()
    await process.communicate()
    async with start():
        (posted,) = await slack.posts(1)
        await slack.deliver_event(event, "Ev1")
        await slack.posts(1)
    assert posted["text"] == say("slack_interrupted", "da")
    assert posted["thread_ts"] == event["ts"]


async def test_questions_are_not_in_the_log(start: Any, caplog: pytest.LogCaptureFixture) -> None:
    """Addresses hold questions, so requests are not logged."""
    caplog.set_level(logging.DEBUG)
    async with start(SLACK_BOT_TOKEN=None) as address, ClientSession() as session:
        await (await session.get(f"{address}/?q=hemmelighed")).text()
        await (await session.get(f"{address}/d/{PATH}")).text()
    assert "hemmelighed" not in caplog.text
