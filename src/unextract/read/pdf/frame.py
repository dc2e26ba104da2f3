"""From a page's own coordinates, which count from its lower left corner, to those of the page as shown."""

from typing import NamedTuple

from unextract.read.layout import Box


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
        x0, y0, x1, y1 = self.shown(left, bottom, right, top)
        if direction == 0:
            return x0, y0, x1, y1
        width, height = self.size
        if direction == 90:
            return height - y1, x0, height - y0, x1
        if direction == 180:
            return width - x1, height - y1, width - x0, height - y0
        return y0, width - x1, y1, width - x0

    @property
    def size(self) -> tuple[float, float]:
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.rotation in (90, 270) else (width, height)
