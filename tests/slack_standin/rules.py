"""What Slack refuses in a message, as far as Referent could run into it."""

import json
import re
from collections.abc import Iterator
from typing import Any

BLOCKS = 50
HOME_BLOCKS = 100
SECTION = 3_000
TEXT = 40_000
PAYLOAD = 13_200
CONTEXT_ELEMENTS = 10
HEADER = 150
URL = 3_000

_TS = re.compile(r"\d{10}\.\d{6}")
_RICH = {"rich_text_section", "rich_text_quote", "rich_text_list", "rich_text_preformatted"}


def refusal(body: dict[str, Any], *, home: bool = False) -> str | None:
    """Slack's error for a message (or for a Home view), or None where it is taken."""
    text, blocks = body.get("text") or "", body.get("blocks") or []
    if not home and not text and not blocks:
        return "no_text"
    if len(text) > TEXT:
        return "msg_too_long"
    if "thread_ts" in body and not _TS.fullmatch(str(body["thread_ts"])):
        return "invalid_thread_ts"
    if len(blocks) > (HOME_BLOCKS if home else BLOCKS):
        return "invalid_blocks"
    if len(json.dumps(blocks, ensure_ascii=False)) > PAYLOAD and not home:
        return "msg_blocks_too_long"
    return "invalid_blocks" if not all(_is_block(block) for block in blocks) else None


def words_of(body: dict[str, Any]) -> str:
    """Everything a reader sees of a message's blocks, in order."""
    return "\n".join(_strings(body.get("blocks") or []))


def _is_block(block: Any) -> bool:
    match block:
        case {"type": "section", "text": dict(text)}:
            return _is_text(text, SECTION)
        case {"type": "header", "text": {"type": "plain_text"} as text}:
            return _is_text(text, HEADER)
        case {"type": "context", "elements": [*elements]}:
            return 0 < len(elements) <= CONTEXT_ELEMENTS and all(
                _is_text(element, SECTION) for element in elements
            )
        case {"type": "rich_text", "elements": [*elements]}:
            return bool(elements) and all(_is_rich(element) for element in elements)
        case {"type": "divider"}:
            return True
    return False


def _is_text(text: dict[str, Any], limit: int) -> bool:
    known = text.get("type") in ("mrkdwn", "plain_text")
    return known and 0 < len(text.get("text", "")) <= limit


def _is_rich(element: dict[str, Any]) -> bool:
    if element.get("type") not in _RICH or not element.get("elements"):
        return False
    return all(_is_rich_leaf(leaf) for leaf in element["elements"])


def _is_rich_leaf(leaf: dict[str, Any]) -> bool:
    match leaf:
        case {"type": "text", "text": str(text)}:
            return bool(text)
        case {"type": "link", "url": str(url)}:
            return url.startswith(("http://", "https://")) and len(url) <= URL
    return False


def _strings(value: Any) -> Iterator[str]:
    match value:
        case {"type": "text" | "mrkdwn" | "plain_text", "text": str(text)}:
            yield text
        case {"type": "link", "url": url}:
            yield value.get("text", url)
        case dict():
            for inner in value.values():
                yield from _strings(inner)
        case list():
            for inner in value:
                yield from _strings(inner)
