"""Who reads a page: in which language, and how links keep to it."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from aiohttp import web

__all__ = ["Reader"]

LANGUAGES = ("da", "en")


@dataclass(frozen=True, slots=True)
class Reader:
    """One request's reader.

    Attributes:
        language: "da" or "en".
        chosen: whether the address says so (``?lang=``); links then carry it on.
        root: the path that the viewer lives under, without a slash at the end.
    """

    language: str
    chosen: bool
    root: str

    @classmethod
    def of(cls, request: web.Request, public_url: str) -> "Reader":
        """The reader of a request: ``?lang=``, else what the browser prefers, else Danish."""
        root = urlsplit(public_url).path.rstrip("/")
        wanted = request.query.get("lang")
        if wanted in LANGUAGES:
            return cls(wanted, chosen=True, root=root)
        preferred = _preferred(request.headers.get("Accept-Language", ""))
        return cls(preferred, chosen=False, root=root)

    def link(self, path: str, fragment: str = "", **query: str) -> str:
        """The address of a page. ``path`` is unquoted and starts with a slash."""
        if self.chosen:
            query.setdefault("lang", self.language)
        # One slash: "//name" would lead to another host.
        address = f"{self.root}/{quote(path.lstrip('/'), safe='/')}"
        if query:
            address += f"?{urlencode(query)}"
        return f"{address}#{fragment}" if fragment else address

    def other_language(self, request: web.Request) -> str:
        """This very page in the other language."""
        other = "en" if self.language == "da" else "da"
        return self.link(request.path, **{**request.query, "lang": other})


def _preferred(accept: str) -> str:
    """The first of our languages by the weights of an Accept-Language header."""
    weighted: list[tuple[float, int, str]] = []
    for order, entry in enumerate(accept.split(",")):
        tag, _, parameter = entry.strip().partition(";")
        language = tag.strip().casefold().split("-")[0]
        if language in LANGUAGES:
            weighted.append((-_weight(parameter), order, language))
    best = min(weighted, default=(0.0, 0, "da"))
    return best[2] if best[0] else "da"


def _weight(parameter: str) -> float:
    """The weight in "q=0.8"; 1 where there is none."""
    name, _, value = parameter.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
