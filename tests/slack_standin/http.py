"""Deliveries over HTTP, signed as Slack signs them."""

import hashlib
import hmac
import json
import time
from typing import Any
from urllib.parse import urlencode

import aiohttp


async def post_signed(
    url: str,
    secret: str,
    *,
    event: dict[str, Any] | None = None,
    command: dict[str, str] | None = None,
    headers: dict[str, str] | None = None,
    age: float = 0.0,
) -> tuple[int, str]:
    """Deliver an Events API body or a slash command; status and body of the response."""
    body = json.dumps(event) if event is not None else urlencode(command or {})
    kind = "application/json" if event is not None else "application/x-www-form-urlencoded"
    moment = str(int(time.time() - age))
    digest = hmac.new(secret.encode(), f"v0:{moment}:{body}".encode(), hashlib.sha256).hexdigest()
    signed = {
        "Content-Type": kind,
        "X-Slack-Request-Timestamp": moment,
        "X-Slack-Signature": f"v0={digest}",
        **(headers or {}),
    }
    async with (
        aiohttp.ClientSession() as session,
        session.post(url, data=body.encode(), headers=signed) as response,
    ):
        return response.status, await response.text()
