"""Small PDFs made by hand with reportlab, in points from the top left corner as people measure pages."""

from collections.abc import Callable
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595, 842
SONG = "STSong-Light"

pdfmetrics.registerFont(UnicodeCIDFont(SONG))


class Sheet:
    """One page to draw on."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def text(self, x: float, y: float, text: str, *, size: float = 10, font: str = "Times-Roman") -> float:
        """Draw text with its baseline at `y`; returns where it ends."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - y, text)
        return x + pdfmetrics.stringWidth(text, font, size)

    def lines(self, x: float, y: float, lines: list[str], *, leading: float = 12, size: float = 10) -> float:
        """Draw lines below one another; returns the baseline of the last."""
        for number, line in enumerate(lines):
            self.text(x, y + number * leading, line, size=size)
        return y + (len(lines) - 1) * leading

    def rule(self, x0: float, y: float, x1: float) -> None:
        self.canvas.line(x0, HEIGHT - y, x1, HEIGHT - y)

    def grid(self, columns: list[float], rows: list[float]) -> None:
        """Level and upright lines through all these places."""
        self.canvas.grid(columns, [HEIGHT - y for y in rows])


Draw = Callable[[Sheet], None]
"""Draws one page."""


def pdf(*pages: Draw, **settings: object) -> bytes:
    """The PDF whose pages these functions draw."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), **settings)
    for draw in pages:
        draw(Sheet(canvas))
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


PROSE = [
    "Volunteers from many regions took part in the work of the agencies this year and",
    "helped to keep schools and clinics open in places that few others could reach. They",
    "reported on what they saw, and the reports were read by those who plan for the next",
    "year and by the councils of the towns in which the volunteers had lived and worked.",
]
