"""The app manifest and the code say the same."""

import re
from importlib.resources import files
from typing import Any

import pytest
import yaml

from bot.slack.app import COMMANDS, HOME_OPENED, MESSAGES

# What each thing that the code does needs, by Slack's reference.
EVENT_SCOPES = {"app_mention": "app_mentions:read", "message.im": "im:history"}
METHOD_SCOPES = {
    "apps_connections_open": None,
    "assistant_threads_setStatus": "assistant:write",
    "auth_test": None,
    "chat_postMessage": "chat:write",
    "users_info": "users:read",
    "views_publish": None,
}


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    return dict(yaml.safe_load((files("bot") / "slack" / "manifest.yaml").read_text("utf-8")))


def test_events_agree(manifest: dict[str, Any]) -> None:
    """Every event subscribed to has a listener, and the other way round."""
    events = manifest["settings"]["event_subscriptions"]["bot_events"]
    assert {event.split(".")[0] for event in events} == {*MESSAGES, HOME_OPENED}


def test_commands_agree(manifest: dict[str, Any]) -> None:
    """Every slash command declared is answered."""
    assert {command["command"] for command in manifest["features"]["slash_commands"]} == set(
        COMMANDS
    )


def test_scopes_are_those_needed_and_no_more(manifest: dict[str, Any]) -> None:
    """Every scope is owed to an event, a command, or a method that the code calls."""
    source = "".join(
        file.read_text("utf-8")
        for file in (files("bot") / "slack").iterdir()
        if file.name.endswith(".py")
    )
    called = set(re.findall(r"(?<!handler\.)client\.([a-z]+(?:_[a-zA-Z]+)+)\b(?=\(|\))", source))
    assert called == set(METHOD_SCOPES)
    needed = {scope for method, scope in METHOD_SCOPES.items() if scope}
    events = manifest["settings"]["event_subscriptions"]["bot_events"]
    needed |= {EVENT_SCOPES[event] for event in events if event in EVENT_SCOPES}
    needed |= {"commands"}
    assert set(manifest["oauth_config"]["scopes"]["bot"]) == needed


def test_agent_view_and_socket_mode_are_on(manifest: dict[str, Any]) -> None:
    """New apps use the agent view; an app without an inbound port uses Socket Mode."""
    features = manifest["features"]
    assert len(features["agent_view"]["agent_description"]) <= 300
    assert 0 < len(features["agent_view"]["suggested_prompts"]) <= 4
    assert "assistant_view" not in features
    assert features["app_home"]["messages_tab_enabled"] is True
    assert manifest["settings"]["socket_mode_enabled"] is True
    assert len(manifest["display_information"]["description"]) <= 140
