"""Which language a member reads: by their Slack settings, else by what they wrote."""

import re
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable

__all__ = ["LocaleOf", "People", "guess_language"]

REMEMBERED_SECONDS = 60 * 60
REMEMBERED_PEOPLE = 1_000

# Words that are common in the one language and not words of the other.
_DANISH = re.compile(
    r"[æøå]|\b(hvad|hvem|hvor|hvornår|hvilke[nt]?|hvorfor|blev|og|er|om|til|det|den|af|ikke|"
    r"har|som|med|punkt|møde|referat)\b",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\b(what|who|where|when|which|why|how|was|were|is|are|did|does|the|of|and|about|item|"
    r"meeting|minutes|decided)\b",
    re.IGNORECASE,
)


LocaleOf = Callable[[str], Awaitable[str | None]]


class People:
    """Remembers each member's language for an hour.

    Args:
        locale_of: gives a member's locale ("da-DK") from their id, or None where Slack
            does not say; must not raise and must not take long.
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
        return guess_language(text)

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


def guess_language(text: str) -> str:
    """"da" or "en", by the commoner words; "da" where nothing tells."""
    return "en" if len(_ENGLISH.findall(text)) > len(_DANISH.findall(text)) else "da"
