"""Days, vague dates and clock times as minutes write them, resolved with their words kept."""

from corpus.dates.mentions import (
    DateMention,
    Precision,
    date_in_name,
    find_dates,
    find_times,
    nearest,
)
from corpus.dates.periods import find_periods

__all__ = [
    "DateMention",
    "Precision",
    "date_in_name",
    "find_dates",
    "find_periods",
    "find_times",
    "nearest",
]
