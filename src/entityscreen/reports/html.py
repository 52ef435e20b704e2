"""The HTML report: one page that opens offline, sorts, filters and prints.

Here belongs the page: its order, style and script. It asks nothing of any network, and the browser is told to
refuse if it did. Alerts are written as they come; the head, which needs the counts, is put before them last.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from html import escape
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from entityscreen.reports.alert import Alert, ColumnFacts, ListFacts, RunFacts
from entityscreen.reports.atomic import write_text
from entityscreen.reports.html_parts import definitions, render_alert, show, table

# Alerts on one page: a browser that has to lay out more is no tool for review. All are in the CSV and JSON.
PAGE_LIMIT = 10_000
# How the books of a run read to people.
COUNT_NAMES = {
    "rows": "rows read",
    "lines": "lines that they take",
    "flagged": "rows with signs of bad data",
    "alerted": "rows with alerts",
}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
_STYLE = """
body{font:15px/1.45 system-ui,"Noto Sans CJK SC",sans-serif;margin:2em auto;max-width:70em;padding:0 1em;
color:#1a1a1a}
h1{font-size:1.5em}h2{font-size:1.2em;margin-top:1.6em}h3{font-size:1.05em;margin:.2em 0}
table{border-collapse:collapse;margin:.5em 0;width:100%}th{background:#f2f2f2}
td,th{border:1px solid #ccc;padding:.2em .5em;text-align:left;vertical-align:top;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15em 1em}dt{color:#555}
dd{margin:0;overflow-wrap:anywhere}
.alert{border:1px solid #bbb;border-left:5px solid #b03;border-radius:4px;padding:.6em 1em;margin:1em 0;
break-inside:avoid}
.score{font-variant-numeric:tabular-nums;background:#b03;color:#fff;border-radius:3px;padding:0 .4em}
.label{background:#fff0c2;border:1px solid #d9b64a;border-radius:3px;padding:0 .4em;margin-right:.4em;
font-size:.9em}
.hidden{color:#b03;font-size:.75em}.meets{color:#777}.sides td:first-child{color:#555;width:9em}
form{position:sticky;top:0;background:#fff;padding:.5em 0;border-bottom:1px solid #ccc}form *{font:inherit}
@media print{form{display:none}body{margin:0;max-width:none;font-size:10.5px}
.score{color:#000;background:none;border:1px solid #000}}
"""
_SCRIPT = """
const form=document.querySelector('form'),box=document.getElementById('alerts');
const all=[...box.children],shown=document.getElementById('shown');
const by={row:(a,b)=>a.dataset.row-b.dataset.row||b.dataset.score-a.dataset.score,
score:(a,b)=>b.dataset.score-a.dataset.score||a.dataset.row-b.dataset.row,
name:(a,b)=>a.dataset.name<b.dataset.name?-1:a.dataset.name>b.dataset.name?1:a.dataset.row-b.dataset.row};
function apply(){const words=form.words.value.toLowerCase(),least=+form.least.value||0,list=form.list.value;
let count=0;all.sort(by[form.order.value]);
for(const a of all){const keep=a.dataset.score>=least&&(!list||a.dataset.list.split('; ').includes(list))
&&a.textContent.toLowerCase().includes(words);a.hidden=!keep;count+=keep;box.append(a)}
shown.textContent=count+' of '+all.length+' alerts shown'}
form.addEventListener('input',apply);form.addEventListener('submit',e=>e.preventDefault());apply();
"""


@contextmanager
def write_html(
    path: str | Path, facts: RunFacts, counts: Callable[[], Mapping[str, int]]
) -> Iterator[Callable[[Alert], None]]:
    """Open an HTML report; the block is given a function that writes one alert.

    Args:
        path: where the page will be, whole, when the block ends well.
        facts: of the run.
        counts: asked at the end for the books of the run.

    Yields:
        The writing function.
    """
    written = 0
    with TemporaryFile("w+", encoding="utf-8", newline="") as body, write_text(path) as stream:

        def write(alert: Alert) -> None:
            nonlocal written
            written += 1
            if written <= PAGE_LIMIT:
                body.write(render_alert(alert))

        yield write
        stream.write(render_head(facts, counts(), left_out=max(0, written - PAGE_LIMIT)))
        body.seek(0)
        shutil.copyfileobj(body, stream)
        stream.write(f"</section>\n<script>{_SCRIPT}</script>\n</body>\n</html>\n")


def render_head(facts: RunFacts, counts: Mapping[str, int], left_out: int = 0) -> str:
    """Everything before the alerts: counts, provenance, settings, the filter."""
    note = f"<p><strong>{left_out} more alerts are in the CSV and JSON only.</strong></p>\n" if left_out else ""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Screening of {escape(facts.given.parties)}</title>\n"
        f"<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>Screening of {show(facts.given.parties)}</h1>\n"
        + definitions((COUNT_NAMES.get(name, name), str(count)) for name, count in counts.items())
        + _render_columns(facts.columns)
        + _render_run(facts)
        + "<h2>Alerts</h2>\n"
        + note
        + _render_form(facts)
        + '<section id="alerts">\n'
    )


def _render_columns(facts: ColumnFacts) -> str:
    read = ((field, " + ".join(map(show, headings))) for field, headings in facts.read)
    others = (("not used", ", ".join(map(show, facts.unused))), ("notes", "<br>".join(map(show, facts.notes))))
    return "<h2>Columns</h2>\n" + definitions((*read, *others)) if facts.read else ""


def _render_run(facts: RunFacts) -> str:
    lists = table(
        ("list or document", "entities", "list date", "fetched", "SHA-256"),
        map(_list_row, facts.lists),
        "lists",
    )
    run = definitions(
        (
            ("run at", escape(facts.given.run_at)),
            ("entityscreen", escape(facts.given.version)),
            ("party file SHA-256", escape(facts.given.parties_sha256)),
            ("watchlist", f"{facts.entities} entities, digest {escape(facts.watchlist_digest)}"),
            ("settings digest", escape(facts.config.digest)),
            *((name, show(_setting(value))) for name, value in facts.config.model_dump(mode="json").items()),
        )
    )
    return f"<h2>Watchlist and settings</h2>\n{run}{lists}"


def _list_row(facts: ListFacts) -> tuple[str, ...]:
    texts = (facts.source_date, facts.fetched_at, facts.sha256)
    return (show(facts.source), str(facts.entities), *map(escape, texts))


def _setting(value: Any) -> str:
    """A setting in words; amounts by name, thresholds of kinds and lists as pairs."""
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {amount}" for name, amount in value.items())
    if isinstance(value, (list, tuple)):
        return ", ".join(f"{name} {amount}" for name, amount in value)
    return str(value)


def _render_form(facts: RunFacts) -> str:
    names = dict.fromkeys(record.source for record in facts.lists)
    options = "".join(f'<option value="{escape(name)}">{escape(name)}</option>' for name in names)
    return (
        '<form><label>Filter <input name="words" type="search"></label> '
        '<label>Score from <input name="least" type="number" min="0" max="1" step="0.01"></label> '
        f'<label>List <select name="list"><option value="">all</option>{options}</select></label> '
        '<label>Order <select name="order"><option value="row">row</option>'
        '<option value="score">score</option>'
        '<option value="name">name</option></select></label> <output id="shown"></output></form>\n'
    )
