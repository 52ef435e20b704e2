"""A chart as SVG: lines over logarithmic axes, each line labelled at its end.

The ground is white, so that it reads wherever the page is shown.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 860, 480
LEFT, RIGHT, TOP, BOTTOM = 90, 250, 50, 60  # margins; the labels of the lines stand in the right one
COLOURS = ("#0b5fa5", "#5aa9e6", "#c2410c", "#7a3e9d", "#4d7c0f", "#8a6d00")
LABEL_HEIGHT = 17
UNITS = ((1_000_000, "M"), (1_000, "k"))


@dataclass(frozen=True, slots=True)
class Series:
    """A line.

    Attributes:
        label: its name.
        points: (x, y), both above zero.
        dashed: drawn dashed, for what it is compared with.
    """

    label: str
    points: tuple[tuple[float, float], ...]
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """A logarithmic axis: values from `low` to `high` on pixels from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The pixel of a value."""
        share = (math.log10(value) - math.log10(self.low)) / (math.log10(self.high) - math.log10(self.low))
        return self.start + share * (self.end - self.start)

    def ticks(self) -> list[float]:
        """The powers of ten on the axis."""
        first, last = math.ceil(math.log10(self.low) - 1e-9), math.floor(math.log10(self.high) + 1e-9)
        return [10.0**power for power in range(first, last + 1)]


def draw_chart(series: Sequence[Series], *, title: str, across: str, up: str) -> str:
    """Draw lines log-log.

    Args:
        series: the lines; those without points are left out.
        title: over the chart.
        across: what the horizontal axis is.
        up: what the vertical axis is.

    Returns:
        An SVG document; the same input gives the same bytes.

    Example:
        >>> draw_chart([Series("a", ((10, 5), (100, 6)))], title="t", across="x", up="y").startswith("<svg")
        True
    """
    drawn = [line for line in series if line.points]
    x = _axis([at for line in drawn for at, _ in line.points], LEFT, WIDTH - RIGHT)
    y = _axis([value for line in drawn for _, value in line.points], HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'font-family="sans-serif" font-size="13"><title>{escape(title)}</title>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        _text(LEFT, 28, title, size=16),
        *_frame(x, y, across, up),
        *_lines(drawn, x, y),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _axis(values: Sequence[float], start: float, end: float) -> Axis:
    """From the power of ten below the values to the one above."""
    low = 10.0 ** math.floor(math.log10(min(values, default=1.0)) + 1e-9)
    high = 10.0 ** math.ceil(math.log10(max(values, default=10.0)) - 1e-9)
    return Axis(low, max(high, 10 * low), start, end)


def _frame(x: Axis, y: Axis, across: str, up: str) -> Iterator[str]:
    for tick in x.ticks():
        yield _line(x.at(tick), y.start, x.at(tick), y.end, "#dddddd")
        yield _text(x.at(tick), y.start + 20, short(tick), anchor="middle")
    for tick in y.ticks():
        yield _line(x.start, y.at(tick), x.end, y.at(tick), "#dddddd")
        yield _text(x.start - 8, y.at(tick) + 4, short(tick), anchor="end")
    yield _text((x.start + x.end) / 2, HEIGHT - 16, across, anchor="middle")
    middle = (y.start + y.end) / 2
    yield (
        f'<text x="24" y="{middle:.1f}" text-anchor="middle" fill="#222222" '
        f'transform="rotate(-90 24 {middle:.1f})">{escape(up)}</text>'
    )


def _lines(series: Sequence[Series], x: Axis, y: Axis) -> Iterator[str]:
    places = spread_labels([y.at(line.points[-1][1]) for line in series], LABEL_HEIGHT)
    for number, (line, place) in enumerate(zip(series, places, strict=True)):
        colour = COLOURS[number % len(COLOURS)]
        path = " ".join(f"{x.at(at):.1f},{y.at(value):.1f}" for at, value in line.points)
        dashes = ' stroke-dasharray="6 4"' if line.dashed else ""
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>'
        for at, value in line.points:
            yield f'<circle cx="{x.at(at):.1f}" cy="{y.at(value):.1f}" r="3" fill="{colour}"/>'
        yield _text(x.at(line.points[-1][0]) + 10, place + 4, line.label, colour=colour)


def spread_labels(wanted: Sequence[float], distance: float) -> list[float]:
    """Move labels apart that would overlap, keeping their order.

    Args:
        wanted: where each label would stand.
        distance: between two labels at least.

    Example:
        >>> spread_labels([100.0, 40.0, 104.0], 17.0)
        [100.0, 40.0, 117.0]
    """
    placed = list(wanted)
    last = -math.inf
    for number in sorted(range(len(wanted)), key=lambda number: wanted[number]):
        placed[number] = last = max(wanted[number], last + distance)
    return placed


def short(value: float) -> str:
    """A tick's number.

    Example:
        >>> short(1_000_000.0), short(10_000.0), short(0.1)
        ('1M', '10k', '0.1')
    """
    for unit, letter in UNITS:
        if value >= unit:
            return f"{value / unit:g}{letter}"
    return f"{value:g}"


def _line(x1: float, y1: float, x2: float, y2: float, colour: str) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}"/>'


def _text(x: float, y: float, text: str, *, size: int = 13, anchor: str = "start", colour: str = "#222222") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" fill="{colour}">{escape(text)}</text>'
    )
