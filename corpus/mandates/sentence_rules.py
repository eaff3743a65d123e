"""What a sentence of a mandate settles by its own words, whatever heading it stands below.

The one thing to know: most kinds are a table of phrases, but how often a body meets, and
how the mandate is changed, are told by words that stand together.
"""

import re
from dataclasses import dataclass

from corpus.dates import find_dates
from corpus.mandates.money import find_money
from corpus.model import ProvisionKind
from corpus.terms import from_words, keys, phrases, vocabulary, words

__all__ = ["SentenceRules", "rules_of_sentences", "sentence_kinds"]

# "Den kan ændres, når begge sider er enige."
_CHANGED = re.compile(
    r"(?:den|de|disse|it|they|these)\s+(?:kan|skal|may|can|shall|will)\s+(?:kun\s|alene\s|only\s)?(?:be\s)?"
    r"(?=(?:ændres|revideres|amended|changed|altered|revised|reviewed)\b)", re.IGNORECASE,
)  # fmt: skip


def sentence_kinds(sentence: str) -> tuple[ProvisionKind, ...]:
    """What a sentence settles by its own words; () where they do not tell."""
    rules = rules_of_sentences()
    votes = rules.non_voting.sub(" ", sentence)
    found = [
        kind
        for kind, pattern in rules.patterns
        if pattern.search(votes if kind is ProvisionKind.VOTING else sentence)
    ]
    if ProvisionKind.AUTHORITY not in found and any(m.bound for m in find_money(sentence)):
        found.append(ProvisionKind.AUTHORITY)
    if ProvisionKind.AMENDMENT not in found and rules.amends(sentence):
        found.append(ProvisionKind.AMENDMENT)
    if ProvisionKind.TERM in found and not rules.seating.search(sentence):
        if ProvisionKind.FINANCE in found:  # "Kontingentet fastsættes for ét år ad gangen."
            found.remove(ProvisionKind.TERM)
        meets = re.search(
            r"\b(?:møde|meeting)", sentence, re.IGNORECASE
        )  # "Mødedatoer fastlægges for et år ad gangen."
        found = [k for k in found if k is not ProvisionKind.TERM or not meets]
    if rules.is_rhythm(sentence):
        found.append(ProvisionKind.MEETING_FREQUENCY)
    if ProvisionKind.AMENDMENT in found and ProvisionKind.TERM in found:
        found.remove(ProvisionKind.TERM)  # "Kommissoriet revideres hvert andet år."
    if ProvisionKind.QUORUM in found and ProvisionKind.CHAIR in found:
        found.remove(ProvisionKind.CHAIR)  # "Five members including the Chair must be present."
    if ProvisionKind.QUORUM in found or ProvisionKind.AMENDMENT in found:
        found = [k for k in found if k not in (ProvisionKind.VOTING, ProvisionKind.AUTHORITY)]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """The patterns that a sentence is compared with."""

    patterns: tuple[tuple[ProvisionKind, re.Pattern[str]], ...]
    non_voting: re.Pattern[str]
    verbs: re.Pattern[str]
    nouns: re.Pattern[str]
    rhythms: re.Pattern[str]
    electing: re.Pattern[str]
    convening: re.Pattern[str]
    task_leads: re.Pattern[str]
    bodies: re.Pattern[str]
    seating: re.Pattern[str]
    task_nouns: re.Pattern[str]
    changing: re.Pattern[str]
    mandates: re.Pattern[str]
    counted: re.Pattern[str]

    def amends(self, sentence: str) -> bool:
        """Whether a sentence says how the mandate is changed: its name beside a verb of change."""
        if _CHANGED.match(sentence):
            return True
        for noun in self.mandates.finditer(sentence):
            before = " ".join(sentence[: noun.start()].split()[-4:])
            after = " ".join(sentence[noun.end() :].split()[:5])
            if self.changing.search(f"{before} . {after}") and not find_dates(sentence):
                return True
        return False

    adoption: re.Pattern[str]
    adopted: re.Pattern[str]

    def is_rhythm(self, words: str) -> bool:
        """Whether a sentence says how often a body meets."""
        verb, noun = self.verbs.search(words), self.nouns.search(words)
        if not verb or not noun or self.electing.search(words):
            return False
        if self.counted.search(words):  # "Der afholdes mindst seks ordinære møder."
            return True
        first = min(verb.start(), noun.start())
        return any(
            rhythm.start() > first or len(words[: rhythm.start()].split()) <= 2
            for rhythm in self.rhythms.finditer(words)
        )


@from_words
def rules_of_sentences() -> SentenceRules:
    """The rules of the vocabulary in force."""

    def of(topic: str) -> re.Pattern[str]:
        return re.compile(phrases(topic), re.IGNORECASE)

    topics = dict.fromkeys(keys("provision_sentences").values())
    return SentenceRules(
        tuple((ProvisionKind(kind), of(f"provision_sentences.{kind}")) for kind in topics),
        of("non_voting_phrases"),
        of("rhythm_verbs"),
        of("rhythm_nouns"),
        of("rhythms"),
        of("electing_phrases"),
        of("convening_phrases"),
        re.compile(rf"{phrases('task_leads')}\s*(?:(?:at|to|the following|følgende)\s*)?:?$", re.IGNORECASE),
        re.compile(phrases("body_nouns", whole_words=False), re.IGNORECASE),
        re.compile(r"vælge|valgt|valgbar|genvalg|udpege|medlem|sidder|elect|appoint|serve", re.IGNORECASE),
        re.compile(r"opgave|\btasks?\b|\bduties\b|responsibilit|\bfunctions\b", re.IGNORECASE),
        of("changing_words"),
        of("mandate_nouns"),
        re.compile(
            rf"(?<!\w)(?:{'|'.join(map(re.escape, words('seat_numbers')))}|\d{{1,2}})\s+(?:[^\W\d_]+\s+){{0,2}}"
            r"(?:[^\W\d_]*møder|meetings)\b", re.IGNORECASE,
        ),
        re.compile(rf"^\W*(?:{'|'.join(map(re.escape, vocabulary().words('adoption_phrases')))})\b", re.IGNORECASE),
        # "Kommissoriet er godkendt af rådet den 5. december 2022."
        re.compile(
            rf"^(?:this\s|these\s|the\s|dette\s|disse\s)?{phrases('mandate_nouns')}\s+(?:er|blev|is|are|was|were)\s+"
            rf"(?:senest\s|last\s)?{phrases('adoption_phrases')}", re.IGNORECASE,
        ),
    )  # fmt: skip
