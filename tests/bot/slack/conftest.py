"""The real server, connected to a workspace on this machine."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from canned_service import PUBLIC_URL, CannedService
from slack_standin import SlackStandin
from slack_standin.workspace import APP_TOKEN, BOT_TOKEN

from bot.config import Settings, read_settings
from bot.server import running

SECRET = "signing-secret-of-the-stand-in"

Start = Callable[..., AbstractAsyncContextManager[str]]


@pytest.fixture
async def slack() -> AsyncIterator[SlackStandin]:
    async with SlackStandin() as standin:
        yield standin


@pytest.fixture
def service() -> CannedService:
    return CannedService()


@pytest.fixture
def settings(
    slack: SlackStandin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Settings]:
    """Settings as the environment would give them; None leaves a variable out."""

    def made(**changes: str | None) -> Settings:
        environment: dict[str, str | None] = {
            "REFERENT_HOME": str(tmp_path / "home"),
            "REFERENT_PUBLIC_URL": PUBLIC_URL,
            "SLACK_API_URL": slack.api_url,
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_APP_TOKEN": APP_TOKEN,
            "SLACK_SIGNING_SECRET": SECRET,
            **changes,
        }
        for name, value in environment.items():
            if value is None:
                monkeypatch.delenv(name, raising=False)
            else:
                monkeypatch.setenv(name, value)
        return read_settings()

    return made


@pytest.fixture
def start(slack: SlackStandin, service: CannedService, settings: Callable[..., Settings]) -> Start:
    """Start the server with the canned service; connected where it has an app token."""

    @asynccontextmanager
    async def started(**changes: str | None) -> AsyncIterator[str]:
        made = settings(**changes)
        async with running(made, service, "127.0.0.1", 0) as address:
            if made.slack_app_token and made.slack_bot_token:
                await slack.connected()
            yield address

    return started
