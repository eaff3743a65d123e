"""Who acts in a sentence of a record: the body that met, its chair, another body, or a person.

The one thing to know: "Udvalget godkendte" decides only where that committee is the
one that met. Its own names are those of the document's head; a bare "udvalget" or
"the group" is its own where the head names a body of that sort, or none at all.
"""

import re
from dataclasses import dataclass, replace

from corpus.decisions.actors import (
    NAME,
    WORD,
    Actor,
    ActorKind,
    body_nouns,
    chair_of,
    generic_bodies,
    openers,
    sort_nouns,
    starts_with_opener,
)
from corpus.model import Document
from corpus.terms import pattern_of

__all__ = ["Speakers"]

_HEAD_LINES, _HEAD_LENGTH = 6, 700
_ARTICLES = frozenset(
    "the a an our this that its whole full entire hele et en den det enigt samlet samlede".split()
)
# Where the words of a subject may begin.
_STRONG = re.compile(r"[,;:(]\s|\s[–—-]\s|\b(?:at|that)\s(?!(?:the|its|their|last|this|our|a)\b)")
# "Det blev besluttet", "It was agreed", "There was consensus"
_EXPLETIVE = re.compile(
    r"\W*(?:det|der|it|there|dette|this)\s+(?:(?:blev|er|bliver|var|was|is|has|were|had)\b|$)",
    re.IGNORECASE,
)
# "Et flertal bestående af Bo Dahl, Eva Frost og Ib Holm anbefaler"
_MAJORITY = re.compile(
    r"\W*(?P<who>(?:et|the|a)\s+(?:\w+\s+)?(?:flertal|majority))\b(?!\s+(?:ønske|want))",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:^|\s)(?:og|samt|men|and|but|or|then|eller)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Speakers:
    """What a document calls the body that met.

    Attributes:
        stems: "styregruppe", "miljøudvalg", "council": the body's own nouns.
        head: the words of the document's head, in lower case.
        chair: the name of the chair, or None.
        name: of the body, in lower case, where the head says it ("iso/tc 9").
        initials: of the words of its head with capitals; "PCC" is among them.
        bare: whether a bare "gruppen" is the body, which it is not after words of another group.
    """

    stems: frozenset[str]
    head: str
    chair: str | None = None
    bare: bool = True
    initials: str = ""
    name: str = ""

    @classmethod
    def of(
        cls,
        document: Document,
        *,
        before: int = _HEAD_LENGTH,
        body: str | None = None,
        chair: str | None = None,
    ) -> "Speakers":
        """From the title, the first lines before an offset and, where known, the body's name."""
        head_text = document.text[: min(before, _HEAD_LENGTH)]
        lines = [line for line in head_text.splitlines() if line.strip()]
        head = " ".join([body or "", document.title, *(lines[:_HEAD_LINES] if not body else ())])
        stems = frozenset(match["stem"].casefold() for match in body_nouns().finditer(head))
        initials = ["".join(word[0] for word in re.findall(r"\b[A-ZÆØÅ]\w+", head))]
        # "Samarbejdsudvalget" is "SU" for short
        initials += [
            stem[0] + stem[sort.start()]
            for stem in stems
            if (sort := sort_nouns().search(stem)) and sort.start() > 0
        ]
        names = f"{head} {' '.join(initials)}".casefold()
        return cls(
            stems, names, chair, initials=initials[0].casefold(), name=(body or "").casefold()
        )

    def _is_own(self, match: re.Match[str], before: str) -> bool:
        if not self.stems:
            return True
        stem = match["stem"].casefold()
        sort = sort_nouns().search(stem)
        sorts = {own[found.start() :] for own in self.stems if (found := sort_nouns().search(own))}
        if stem not in self.stems and not (
            self.bare
            and sort
            and sort.group() == stem
            and (sort.group().casefold() in sorts or stem in generic_bodies())
        ):
            return False
        near = [word.casefold() for word in WORD.findall(before)][-3:]
        named = [w for w in near if w not in _ARTICLES and w not in openers()]
        return all(word in self.head for word in named)

    def is_chair(self, name: str) -> bool:
        """Whether a name in a transcript ("gwen", "KLB") is the chair's."""
        parts = (self.chair or "").split()
        initials = "".join(part[0] for part in parts)
        return bool(parts) and name.strip("<>").casefold() in {
            *(part.casefold() for part in parts), initials.casefold(), (self.chair or "").casefold()
        }  # fmt: skip

    def names_another(self, words_: str) -> bool:
        """Whether the words name a body, and none that is the one that met."""
        bodies = list(body_nouns().finditer(words_))
        return bool(bodies) and not any(
            self._is_own(match, words_[: match.start()]) for match in bodies
        )

    def after(self, words_: str) -> "Speakers":
        """The speakers for what follows these words, which may have named another group."""
        sorts = {found.group() for own in self.stems if (found := sort_nouns().search(own))}
        other = any(
            (found := sort_nouns().search(match["stem"].casefold()))
            and found.group() in sorts
            and found.start() > 0
            and not self._is_own(match, "")
            for match in body_nouns().finditer(words_)
        )
        own = any(match["stem"].casefold() in self.stems for match in body_nouns().finditer(words_))
        return replace(self, bare=own or not other) if other or own else self

    def actor_at(self, words_: str) -> Actor | None:
        """Who the words begin with: a body or a chair within the first words, else None."""
        lead = re.sub(r"^\s*(?:og|men|samt|and|but|so)\s+", "", words_).lstrip()
        if agreed := re.match(r"(?:et\s+)?(?:enigt|enig|samlet)\s+\w+", lead, re.IGNORECASE):
            return Actor(ActorKind.BODY, agreed.group())
        if re.match(r"(?:as|som)\s", lead):
            return None  # "adopted as a working group item"
        for match in body_nouns().finditer(lead):
            before = lead[: match.start()]
            if len(WORD.findall(before)) > 4:
                break
            if (match["end"] or "").startswith(("møde", "smøde")):
                break
            if office := chair_of(lead[match.end() - (match["end"] or "").endswith("s") :]):
                return Actor(ActorKind.CHAIR, lead[: match.end() + len(office)].strip())
            while further := body_nouns().match(lead, match.end() + 1):  # "The Executive Board"
                match = further
            before = lead[: match.start()]
            own = self._is_own(match, before)
            return Actor(
                ActorKind.BODY if own else ActorKind.OTHER, lead[: match.end()].strip(" *_")
            )
        chair = pattern_of("chairs").search(lead[:60])
        if chair and len(WORD.findall(lead[: chair.start()])) <= 1:
            return Actor(ActorKind.CHAIR, chair.group())
        if self.chair and self.chair in lead[: len(self.chair) + 30]:
            return Actor(ActorKind.CHAIR, self.chair)
        everybody = pattern_of("everybody").match(lead)
        if everybody:
            return Actor(ActorKind.BODY, everybody.group())
        if (
            self.name
            and lead.casefold().startswith(self.name)
            and not lead[len(self.name) :][:1].isalnum()
        ):
            return Actor(ActorKind.BODY, lead[: len(self.name)])
        acronym = re.match(r"(?:the\s+)?([A-ZÆØÅ]{2,6})\b", lead)
        short = acronym.group(1).casefold() if acronym else ""
        if acronym and (short in self.head.split() or (len(short) > 2 and short in self.initials)):
            return Actor(ActorKind.BODY, acronym.group())
        return None

    def subject(self, sentence: str, start: int, end: int) -> Actor:
        """Who the verb at ``sentence[start:end]`` belongs to."""
        clause = _clause_start(sentence, start)
        left = sentence[clause:start]
        if clause and (majority := _MAJORITY.match(sentence)) and "." not in sentence[:start]:
            return Actor(ActorKind.BODY, majority["who"])
        if _EXPLETIVE.match(left):
            return Actor(ActorKind.NOBODY)
        following = " ".join(sentence[end:].split()[:6])
        if clause and not left.strip() and (after := self.actor_at(following)):
            return after  # "…, besluttede udvalget"
        if left.strip() and not starts_with_opener(left):
            if found := self.actor_at(left):
                return found
            linked = _LINK.split(left)[-1]
            if linked.strip() and (found := self.actor_at(linked)):
                return found
            if linked.strip() and re.match(
                r"\W*(?:[A-ZÆØÅ@]|they\b|he\b|she\b|de\b|han\b|hun\b)", left
            ):
                return Actor(ActorKind.PERSON, left.strip(" *_"))
        if left.strip() and starts_with_opener(left):
            if ending := self._ending(left) or self._linked(left):
                return ending  # "Following a full discussion the Board approved"
            if after := self.actor_at(following):
                return after
            if name := re.match(NAME, following):
                return Actor(ActorKind.PERSON, name.group())
        if not clause and not left.strip():
            return Actor(ActorKind.NOBODY)
        # "Styregruppen drøftede sagen og besluttede": the subject of the whole sentence
        if found := self.actor_at(sentence):
            return found
        opening = re.match(NAME, sentence.lstrip("*_ "))
        if opening and not starts_with_opener(sentence):
            return Actor(ActorKind.PERSON, opening.group())
        return Actor(ActorKind.NOBODY)

    def _linked(self, left: str) -> Actor | None:
        """As in "Following discussion the Board did not feel able to decide and": its first verb has the subject."""
        linked = re.match(r"(?P<first>.{4,160}?\b(?P<the>the)\s.{4,160})\s(?:and|but)\s+$", left)
        found = self.actor_at(left[linked.start("the") :]) if linked else None
        return found if found and found.kind is ActorKind.BODY else None

    def _ending(self, left: str) -> Actor | None:
        """The body that words before a verb end in, where they open with no subject."""
        for match in body_nouns().finditer(left):
            if not left[match.end() :].strip() and (match["end"] or "") not in ("s", "ens", "ets"):
                before = re.search(
                    r"(?:\b(?:the|det|den|et|hele)\s+)?$", left[: match.start()], re.IGNORECASE
                )
                start = before.start() if before else match.start()
                own = self._is_own(match, "")
                return Actor(ActorKind.BODY if own else ActorKind.OTHER, left[start:].strip())
        return None


def _clause_start(sentence: str, start: int) -> int:
    last = 0
    for match in _STRONG.finditer(sentence, 0, start):
        last = match.end()
    return last
