"""The numbers that records report, and the series that they make over meetings."""

from corpus.figures.reported import find_figures
from corpus.figures.series import Point, Series, figure_series

__all__ = [
    "Point",
    "Series",
    "figure_series",
    "find_figures",
]
