"""The phrases by which a sentence gives or withholds a power, and whose power it then is.

The one thing to know: the body is the subject of a phrase where it is named shortly before
it, within it, or behind it in an inverted sentence; a task in its list is always its own.
"""

import re
from dataclasses import dataclass

from corpus.model import Span
from corpus.terms import from_words, pattern_of, phrases, words

__all__ = ["CLAUSE", "PowerUnit", "Whose", "deciding_phrases"]

# Words that begin a clause whose subject is another.
CLAUSE = re.compile(
    r"\b(?:if|when|where|unless|which|that|who|hvis|når|såfremt|medmindre|som|at)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Phrases:
    """The patterns by which a sentence gives or withholds a power."""

    decides: re.Pattern[str]
    task: re.Pattern[str]
    recommends: re.Pattern[str]
    passed: re.Pattern[str]
    advises: re.Pattern[str]
    withheld: re.Pattern[str]
    powerless: re.Pattern[str]


@from_words
def deciding_phrases() -> Phrases:
    """The patterns of the vocabulary in force."""

    def of(topic: str) -> re.Pattern[str]:
        return re.compile(phrases(topic), re.IGNORECASE)

    verbs = phrases("deciding_verbs")
    return Phrases(
        of("deciding_phrases"),
        # "godkender …", "gennemgår og godkender …", "to review and approve …"
        re.compile(rf"^(?:[\w-]+(?:\s+[\w-]+){{0,2}}?,?\s+(?:og|and)\s+)?{verbs}", re.IGNORECASE),
        of("recommending_phrases"),
        of("passing_phrases"),
        of("advising_phrases"),
        of("withholding_phrases"),
        of("powerless_phrases"),
    )


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose mandate it is: its name, folded, or "", and what its sentences begin with."""

    name: str
    subject: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class PowerUnit:
    """A sentence or an entry of the list of tasks.

    Attributes:
        words: mended.
        span: of the words.
        lead: what leads to the list that it stands in ("Udvalget kan ikke:"), or "".
        task: whether it is one of the body's tasks.
        silent: whether its heading is one below which only what is withheld counts.
        listing: whether its heading is one of tasks or of powers.
        limit: the last limit that was named before, for "dette beløb".
        whose: mandate it is.
    """

    words: str
    span: Span
    lead: str
    task: bool
    silent: bool
    listing: bool
    limit: float | None
    whose: Whose

    def find(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first phrase of which the body is the subject."""
        return next((match for match in pattern.finditer(self.words) if self.own(match)), None)

    def own(self, match: re.Match[str]) -> bool:
        """Whether the body is the subject of a phrase: named shortly before it, or within it."""
        if self.lead:
            return True
        subject, before = self.whose.subject, self.words[: match.start()]
        if not before.strip():
            return True
        if CLAUSE.search(before) or len(before.split()) > 14:
            return bool(subject.search(" ".join(before.split()[-3:])))
        if subject.search(self.words[: match.end()]) or _pronoun().match(self.words):
            return True
        behind = subject.match(self.words[match.end() :].lstrip())
        return bool(behind and pattern_of("inverting_words").match(before))


@from_words
def _pronoun() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(words('body_pronouns'))})\s+(?!the\b)", re.IGNORECASE)
