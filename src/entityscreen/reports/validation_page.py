"""A validation as a page with plots that opens offline: pictures are SVG inside the page.

The figures and their table are `validation.py`. Plots need matplotlib (extra `validation`).
"""

from __future__ import annotations

import html
import io
from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from entityscreen.errors import MissingExtraError
from entityscreen.reports.validation import RunJson, case_count, clean_rate, iter_validation_lines, mean_recall, recalls

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_COLOURS = {"minor": "#1b6ca8", "moderate": "#e08e0b", "severe": "#9aa0a6"}
_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1c1e21 }
svg { max-width: 100%; height: auto } pre { font-size: 12px; overflow-x: auto; background: #f5f6f7; padding: 1rem }
table { border-collapse: collapse; font-size: 14px } td, th { border-bottom: 1px solid #ddd; padding: .2rem .6rem }
th { text-align: left } figcaption { color: #555; font-size: 14px }
"""


def check_plots_can_be_drawn() -> None:
    """Say before a long run that its page could not be made."""
    if find_spec("matplotlib") is None:
        raise MissingExtraError("plots need matplotlib", fix="pip install 'entityscreen[validation]'")


def render_page(run: RunJson) -> str:
    """The page of a run, the JSON values of a `Validation`."""
    check_plots_can_be_drawn()
    rows = len(recalls(run, 0))
    figures = (
        ("Recall by mutation at the threshold", (8.5, 1 + 0.19 * rows), _draw_recall),
        ("Recall against false alerts, one point a threshold", (7.5, 4.5), _draw_industry),
        ("False alerts by population and threshold: what a score is worth", (7.5, 4.5), _draw_calibration),
        ("Scores of changed names with their own entity, and best scores of unlisted parties", (7.5, 4), _draw_scores),
    )
    drawn = "".join(
        f"<figure>{_picture(size, draw, run)}<figcaption>{html.escape(title)}</figcaption></figure>"
        for title, size, draw in figures
    )
    at = run["offsets"].index(0.0)
    recall, alerts = mean_recall(run, at), clean_rate(run["populations"], at)
    summary = (
        f"{run['names']} of {run['listed_names']} strong names were changed in {len(recalls(run, at))} ways "
        f"({case_count(run)} changed names). At the threshold {run['threshold']:.2f} the mean recall is "
        f"{'-' if recall is None else f'{recall:.3f}'}, and "
        f"{'no unlisted party was screened' if alerts is None else f'{alerts:.1f} of 10,000 unlisted parties alert'}."
    )
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Validation</title>'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<style>{_STYLE}</style></head><body><h1>Validation</h1><p>{html.escape(summary)}</p>{drawn}"
        f"<h2>Just below the threshold</h2>{_near_table(run)}"
        f"<h2>All figures</h2><pre>{html.escape(chr(10).join(iter_validation_lines(run)))}</pre></body></html>\n"
    )


def _near_table(run: RunJson) -> str:
    rows = "".join(
        f"<tr><td>{row['score']:.3f}</td>"
        + "".join(f"<td>{html.escape(row[cell])}</td>" for cell in ("mutation", "listed", "changed", "entity_id"))
        + "</tr>"
        for row in run["near_misses"]
    )
    heads = "".join(f"<th>{head}</th>" for head in ("score", "mutation", "listed", "changed", "entity"))
    return f"<table><tr>{heads}</tr>{rows}</table>"


def _picture(size: tuple[float, float], draw: Callable[[Axes, RunJson], None], run: RunJson) -> str:
    """A plot as SVG text, the same bytes for the same figures."""
    import matplotlib as mpl
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    with mpl.rc_context({"svg.hashsalt": "entityscreen", "font.size": 9, "svg.fonttype": "path"}):
        figure = Figure(figsize=size, layout="constrained")
        axes = figure.add_subplot()
        axes.spines[["top", "right"]].set_visible(False)
        axes.grid(alpha=0.3)
        axes.set_axisbelow(True)
        draw(axes, run)
        stream = io.StringIO()
        FigureCanvasSVG(figure)
        figure.savefig(stream, format="svg", metadata={"Date": None})
    text = stream.getvalue()
    return text[text.index("<svg") :]


def _draw_recall(axes: Axes, run: RunJson) -> None:
    from matplotlib.patches import Patch

    shares = recalls(run, run["offsets"].index(0.0))
    ordered = sorted(shares, key=lambda name: (shares[name][1], name), reverse=True)
    colours = [_COLOURS[shares[name][0]] for name in ordered]
    axes.barh(range(len(ordered)), [shares[name][1] for name in ordered], color=colours)
    axes.set_yticks(range(len(ordered)), ordered, fontsize=7)
    axes.set_ylim(-0.7, len(ordered) - 0.3)
    axes.set_xlim(0, 1)
    axes.set_xlabel("recall")
    axes.legend(handles=[Patch(color=c, label=s) for s, c in _COLOURS.items()], loc="upper right", framealpha=1)


def _draw_industry(axes: Axes, run: RunJson) -> None:
    for severity in (None, *_COLOURS):
        points = [
            (rate, share, run["threshold"] + offset)
            for at, offset in enumerate(run["offsets"])
            if (rate := clean_rate(run["populations"], at)) is not None
            and (share := mean_recall(run, at, severity)) is not None
        ]
        rates, shares = [point[0] for point in points], [point[1] for point in points]
        colour = _COLOURS.get(severity or "", "#1c1e21")
        axes.plot(rates, shares, "o-", label=severity or "all mutations", color=colour, markersize=4)
        if severity is None:
            for rate, share, threshold in points:
                axes.annotate(
                    f"{threshold:.2f}", (rate, share), textcoords="offset points", xytext=(4, -11), fontsize=8
                )
    axes.set_xlabel("alerts of 10,000 unlisted parties")
    axes.set_ylabel("mean recall")
    axes.set_ylim(0, 1.03)
    axes.set_xlim(left=0)
    axes.legend(loc="lower right")


def _draw_calibration(axes: Axes, run: RunJson) -> None:
    for row in run["populations"]:
        points = [
            (run["threshold"] + offset, 10_000 * (count + 0.5) / (row["parties"] + 1))
            for offset, count in zip(run["offsets"], row["alerts"], strict=True)
            if count is not None
        ]
        axes.plot([x for x, _ in points], [y for _, y in points], "o-", label=row["population"], markersize=4)
    axes.set_yscale("log")
    axes.set_xlabel("threshold")
    axes.set_ylabel("alerts of 10,000 unlisted parties")
    if run["populations"]:
        axes.legend()


def _draw_scores(axes: Axes, run: RunJson) -> None:
    series: tuple[tuple[str, str, str], ...] = (
        ("mutated_scores", "changed names", "#1b6ca8"),
        ("clean_scores", "unlisted parties that alert", "#c0392b"),
    )
    for field, label, colour in series:
        counts: list[Any] = run[field]
        edges = [number / len(counts) for number in range(len(counts) + 1)]
        axes.stairs(counts, edges, fill=True, alpha=0.6, label=label, color=colour)
    axes.axvline(run["threshold"], color="#1c1e21", linestyle="--", linewidth=1)
    axes.set_yscale("symlog", linthresh=10)
    axes.set_xlabel("score")
    axes.set_ylabel("names")
    axes.legend(loc="upper left")
