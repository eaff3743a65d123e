"""Which language a member reads: by their Slack settings, else by what they wrote."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from bot.question import language_of

__all__ = ["LocaleOf", "People"]

REMEMBERED_SECONDS = 60 * 60
REMEMBERED_PEOPLE = 1_000

LocaleOf = Callable[[str], Awaitable[str | None]]


class People:
    """Remembers each member's language for an hour.

    ``locale_of`` gives a member's locale ("da-DK") from their id, or None where Slack does
    not say; it must not raise and must not take long.
    """

    def __init__(self, locale_of: LocaleOf, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._locale_of = locale_of
        self._clock = clock
        self._known: OrderedDict[str, tuple[float, str | None]] = OrderedDict()

    async def language(self, user: str, text: str) -> str:
        """The language for everything but an answer's own words: "da" or "en"."""
        locale = await self._locale(user)
        if locale:
            return "da" if locale.casefold().startswith("da") else "en"
        if not text.strip():
            return "da"
        # In a thread: the first call loads a model.
        return await asyncio.to_thread(language_of, text)

    async def _locale(self, user: str) -> str | None:
        known = self._known.get(user)
        if known and self._clock() - known[0] < REMEMBERED_SECONDS:
            return known[1]
        locale = await self._locale_of(user)
        self._known[user] = (self._clock(), locale)
        self._known.move_to_end(user)
        if len(self._known) > REMEMBERED_PEOPLE:
            self._known.popitem(last=False)
        return locale
