"""A workspace that runs on a free port of this machine.

It checks tokens and messages as Slack does, records every call, fails where a
test asks it to, and delivers events and commands over a real websocket.
"""

import asyncio
import itertools
import json
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import WSMsgType, web

from slack_standin.rules import refusal

BOT_TOKEN = "xoxb-standin"
APP_TOKEN = "xapp-standin"
BOT_USER = "U0REFERENT"
REPLIES_TO_A_COMMAND = 5


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the Web API, or of a command's response address (then named so)."""

    method: str
    body: dict[str, Any]
    status: int
    error: str | None
    at: float


@dataclass
class SlackStandin:
    """The workspace; use it as an async context manager."""

    locales: dict[str, str] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    sockets: list[web.WebSocketResponse] = field(default_factory=list)
    connections: int = 0

    def __post_init__(self) -> None:
        self._failures: dict[str, deque[tuple[int, str, dict[str, str]]]] = defaultdict(deque)
        self._acks: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self._numbers = itertools.count(1)
        self._responses: dict[str, int] = defaultdict(int)
        self._delays: dict[str, float] = {}
        self.address = ""

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._web_api)
        app.router.add_post("/commands/{number}", self._command_response)
        app.router.add_get("/socket", self._socket)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.address = f"{host}:{port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        for socket in self.sockets:
            await socket.close()
        await self._runner.cleanup()

    @property
    def api_url(self) -> str:
        return f"http://{self.address}/api/"

    # What tests ask for

    def fail(self, method: str, *, status: int = 200, error: str = "", **headers: str) -> None:
        """Let the next call of a method fail once; call again for more."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._failures[method].append((status, error, named))

    def delay(self, method: str, seconds: float) -> None:
        """Let a method take its time."""
        self._delays[method] = seconds

    def made(self, method: str) -> list[dict[str, Any]]:
        """The bodies of the calls that succeeded."""
        return [call.body for call in self.calls if call.method == method and not call.error]

    async def until(self, condition: Callable[[], bool], seconds: float = 5.0) -> None:
        """Wait for something to become true; fails the test if it does not."""
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, f"not within {seconds} s; calls: {self.calls}"
            await asyncio.sleep(0.01)

    async def posts(self, count: int, seconds: float = 5.0) -> list[dict[str, Any]]:
        """The posted messages, once there are so many; and no more a moment later."""
        await self.until(lambda: len(self.made("chat.postMessage")) >= count, seconds)
        await asyncio.sleep(0.15)
        posted = self.made("chat.postMessage")
        assert len(posted) == count, [message["text"] for message in posted]
        return posted

    async def connected(self) -> None:
        """Wait for the bot's socket."""
        await self.until(lambda: any(not socket.closed for socket in self.sockets))

    # Deliveries

    def event_body(self, event: dict[str, Any], event_id: str | None = None) -> dict[str, Any]:
        """An Events API body as it is delivered over either transport."""
        return {
            "type": "event_callback",
            "team_id": "T1",
            "api_app_id": "A1",
            "event_id": event_id or f"Ev{next(self._numbers):06}",
            "event_time": int(time.time()),
            "event": event,
        }

    def message(self, text: str, **fields: Any) -> dict[str, Any]:
        """A member's message in a channel, with a fresh time stamp."""
        return {
            "type": "message",
            "user": "U1",
            "channel": "C1",
            "ts": f"{1_700_000_000 + next(self._numbers)}.000100",
            "text": text,
            "channel_type": "channel",
            **fields,
        }

    def mention(self, text: str, **fields: Any) -> dict[str, Any]:
        """A member's mention of the bot."""
        return self.message(f"<@{BOT_USER}> {text}", **{"type": "app_mention", **fields})

    def direct(self, text: str, **fields: Any) -> dict[str, Any]:
        """A direct message to the bot."""
        return self.message(text, **{"channel": "D1", "channel_type": "im", **fields})

    def command_body(self, command: str, text: str) -> dict[str, str]:
        """A slash command as it is delivered over either transport."""
        number = next(self._numbers)
        return {
            "command": command,
            "text": text,
            "user_id": "U1",
            "channel_id": "C1",
            "team_id": "T1",
            "api_app_id": "A1",
            "trigger_id": f"{number}.1.abc",
            "response_url": f"http://{self.address}/commands/{number}",
        }

    async def deliver_event(
        self,
        event: dict[str, Any],
        event_id: str | None = None,
        *,
        attempts: int = 1,
        seconds: float = 3.0,
    ) -> int:
        """Deliver over the socket until it is acknowledged; the number of attempts it took."""
        body = self.event_body(event, event_id)
        for attempt in range(attempts):
            retry = {"retry_attempt": attempt, "retry_reason": "timeout" if attempt else ""}
            try:
                await self._send("events_api", body, seconds, **retry)
            except TimeoutError:
                continue
            return attempt + 1
        raise AssertionError(f"not acknowledged in {attempts} attempts: {event['type']}")

    async def deliver_command(
        self, command: str, text: str, seconds: float = 3.0
    ) -> dict[str, Any] | None:
        """Deliver over the socket; what the acknowledgement holds for the asker, if anything."""
        body = self.command_body(command, text)
        ack = await self._send("slash_commands", body, seconds, accepts_response_payload=True)
        payload = ack.get("payload")
        if payload:
            assert refusal(payload) is None, refusal(payload)
        return payload

    async def deliver(self, kind: str, payload: dict[str, Any], seconds: float = 3.0) -> None:
        """Deliver anything else over the socket, and wait for its acknowledgement."""
        await self._send(kind, payload, seconds)

    async def drop_sockets(self) -> None:
        """Ask the bot to connect anew, as Slack does every few hours."""
        for socket in self.sockets:
            if not socket.closed:
                await socket.send_json({"type": "disconnect", "reason": "refresh_requested"})

    async def _send(
        self, kind: str, payload: dict[str, Any], seconds: float, **fields: Any
    ) -> dict[str, Any]:
        envelope_id = f"envelope-{next(self._numbers)}"
        ack = self._acks[envelope_id] = asyncio.get_running_loop().create_future()
        socket = next(socket for socket in reversed(self.sockets) if not socket.closed)
        envelope = {
            "type": kind,
            "envelope_id": envelope_id,
            "payload": payload,
            "accepts_response_payload": False,
            **fields,
        }
        await socket.send_json(envelope)
        async with asyncio.timeout(seconds):
            return await ack

    # The far side

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1})
        self.connections += 1
        self.sockets.append(socket)
        async for message in socket:
            if message.type is WSMsgType.TEXT and message.data.startswith("{"):
                ack = json.loads(message.data)
                waiting = self._acks.pop(ack.get("envelope_id"), None)
                if waiting and not waiting.done():
                    waiting.set_result(ack)
        return socket

    async def _web_api(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        body = await _body(request)
        if method in self._delays:
            await asyncio.sleep(self._delays[method])
        status, error, headers = 200, "", {}
        if self._failures[method]:
            status, error, headers = self._failures[method].popleft()
        else:
            error = self._error(method, body, request.headers.get("Authorization", ""))
        if status != 200 and not error:
            error = "ratelimited" if status == 429 else "internal_error"
        self.calls.append(Call(method, body, status, error or None, time.monotonic()))
        answer = {"ok": False, "error": error} if error else self._answer(method, body)
        return web.json_response(answer, status=status, headers=headers)

    def _error(self, method: str, body: dict[str, Any], authorization: str) -> str:
        token = authorization.removeprefix("Bearer ") or body.get("token")
        if token != (APP_TOKEN if method == "apps.connections.open" else BOT_TOKEN):
            return "invalid_auth"
        match method:
            case "chat.postMessage" if not body.get("channel"):
                return "channel_not_found"
            case "chat.postMessage" | "chat.update":
                return refusal(body) or ""
            case "views.publish":
                return refusal(body.get("view", {}), home=True) or ""
            case "assistant.threads.setStatus":
                given = all(body.get(name) for name in ("channel_id", "thread_ts"))
                return "" if given and "status" in body else "invalid_arguments"
            case "auth.test" | "apps.connections.open" | "users.info" | "views.open":
                return ""
        return "unknown_method"

    def _answer(self, method: str, body: dict[str, Any]) -> dict[str, Any]:
        match method:
            case "auth.test":
                identity = {"user": "referent", "team": "Testfællesskab", "team_id": "T1"}
                return {"ok": True, "user_id": BOT_USER, "bot_id": "B1", "url": "", **identity}
            case "apps.connections.open":
                return {"ok": True, "url": f"ws://{self.address}/socket"}
            case "users.info":
                user = {"id": body.get("user")}
                if body.get("include_locale") in ("1", "true", True):
                    user["locale"] = self.locales.get(str(body.get("user")), "da-DK")
                return {"ok": True, "user": user}
            case "chat.postMessage":
                ts = f"{1_800_000_000 + next(self._numbers)}.000100"
                return {"ok": True, "channel": body["channel"], "ts": ts}
        return {"ok": True}

    async def _command_response(self, request: web.Request) -> web.Response:
        body = await request.json()
        number = request.match_info["number"]
        self._responses[number] += 1
        status, error = 200, refusal(body) or ""
        if self._failures["response_url"]:
            status, error, _ = self._failures["response_url"].popleft()
        if self._responses[number] > REPLIES_TO_A_COMMAND:
            status, error = 404, "used_url"
        elif error:
            status = 400
        self.calls.append(Call("response_url", body, status, error or None, time.monotonic()))
        return web.Response(status=status, text=error or "ok")


async def _body(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        return dict(await request.json())
    return {**request.query, **await request.post()}
