"""What became of each item, by its record alone: outcomes, conditions, votes, positions, actions."""

from corpus.decisions.actions import find_actions
from corpus.decisions.conclusions import find_decisions

__all__ = [
    "find_actions",
    "find_decisions",
]
