"""Places on a page as it is shown: its rotation and crop box applied, text at an angle set straight."""

import math
from typing import Any, NamedTuple

__all__ = ["Area", "Frame", "turned", "unturned"]


class Area(NamedTuple):
    """An image or a coloured surface on a page."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class Frame:
    """From the page's own coordinates to points from the upper left corner as shown."""

    def __init__(self, page: Any) -> None:
        """Of a page of the library."""
        left, bottom, right, top = page.get_bbox()
        self.turn = page.get_rotation() % 360
        self._edges = (left, bottom, right, top)
        self.left = left
        sides = (right - left, top - bottom)
        self.width, self.height = sides if self.turn in (0, 180) else sides[::-1]

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point as shown."""
        left, bottom, right, top = self._edges
        if self.turn == 0:
            return x - left, top - y
        if self.turn == 90:
            return y - bottom, x - left
        if self.turn == 180:
            return right - x, y - bottom
        return top - y, right - x

    def area(self, left: float, bottom: float, right: float, top: float) -> Area:
        """A rectangle as shown."""
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return Area(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def angle(self, a: float, b: float) -> float:
        """Degrees clockwise, as shown, of text whose matrix begins with ``a``, ``b``."""
        degrees = (self.turn - math.degrees(math.atan2(b, a))) % 360
        return 0.0 if min(degrees, 360 - degrees) < 1 else round(degrees, 1)

    def shows(self, x: float, y: float) -> bool:
        """Whether a point is on the page."""
        return bool(-2 <= x <= self.width + 2 and -2 <= y <= self.height + 2)


def turned(x: float, y: float, degrees: float) -> tuple[float, float]:
    """A point of the page in the frame of text that reads at an angle."""
    angle = math.radians(degrees)
    return x * math.cos(angle) + y * math.sin(angle), y * math.cos(angle) - x * math.sin(angle)


def unturned(x: float, y: float, degrees: float) -> tuple[float, float]:
    """The way back from ``turned``."""
    return turned(x, y, -degrees)
