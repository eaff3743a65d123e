"""What a member wrote, as plain text.

Slack escapes ``&``, ``<`` and ``>`` in what people write and puts its own
markup in angle brackets: ``<@U123>``, ``<#C123|name>``, ``<!here>``,
``<https://address|label>``.
"""

import re
from collections.abc import Mapping
from typing import Any

__all__ = ["from_a_person", "plain_text"]

# A file shared with a question is still a question; everything else with a
# subtype is an edit, a deletion, a join, or another program.
_SUBTYPES_ANSWERED = (None, "file_share")

_MARKUP = re.compile(r"<([^<>]*)>")


def plain_text(text: str, bot_user_id: str | None = None) -> str:
    """``text`` without Slack's markup and without the bot's own mention."""
    shown = _MARKUP.sub(lambda found: _shown(found[1], bot_user_id), text)
    # html.unescape would also turn "&copy;" into "©": Slack escapes three characters only.
    shown = shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return " ".join(shown.split())


def from_a_person(event: Mapping[str, Any]) -> bool:
    """Whether a person wrote this message, just now."""
    return (
        not event.get("bot_id")
        and bool(event.get("user"))
        and event.get("subtype") in _SUBTYPES_ANSWERED
    )


def _shown(markup: str, bot_user_id: str | None) -> str:
    target, _, label = markup.partition("|")
    if target.startswith("@"):
        return "" if target[1:] == bot_user_id else (f"@{label}" if label else "")
    if target.startswith("#"):
        return f"#{label}" if label else ""
    if target.startswith("!"):
        return label
    return label or target.removeprefix("mailto:")
