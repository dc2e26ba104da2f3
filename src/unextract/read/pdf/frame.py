"""From a page's own coordinates, which count from its lower left corner, to those of the page as shown."""

from typing import NamedTuple

from unextract.read.layout import Box, framed


class Frame(NamedTuple):
    """How a page's own coordinates become those of the page as shown."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    def shown(self, left: float, bottom: float, right: float, top: float) -> Box:
        """x0, top, x1, bottom of a box on the page as it is turned for display."""
        match self.rotation:
            case 90:
                return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
            case 180:
                return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
            case 270:
                return self.top - top, self.right - right, self.top - bottom, self.right - left
            case _:
                return left - self.left, self.top - top, right - self.left, self.top - bottom

    def framed(self, direction: int, left: float, bottom: float, right: float, top: float) -> Box:
        """The same in the frame of text that runs in `direction` on the page as shown."""
        box = self.shown(left, bottom, right, top)
        return framed(box, direction, *self.size) if direction else box

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.rotation in (90, 270) else (width, height)
