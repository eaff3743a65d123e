"""The phrases of a topic of the vocabulary as a pattern.

The one thing to know: a pattern is made once for each vocabulary in force; an archive with
words of its own has patterns of its own.
"""

import re

from corpus.terms import from_words, phrases

__all__ = ["pattern_of"]


def pattern_of(topic: str) -> re.Pattern[str]:
    """Any phrase of a topic, as whole words, in capitals or not."""
    made = _made()
    if topic not in made:
        made[topic] = re.compile(phrases(topic), re.IGNORECASE)
    return made[topic]


@from_words
def _made() -> dict[str, re.Pattern[str]]:
    """The patterns that have been asked for so far."""
    return {}
