"""Shows the doctests of docstrings as code on the site.

A griffe extension that `zensical.toml` names: a doctest would be read as Markdown, whose brackets are links.
"""

from __future__ import annotations

import re
from typing import Any

import griffe

# The first line of a doctest, and what follows without an empty line in the same indentation or deeper.
_DOCTEST = re.compile(r"^(?P<indent> *)>>> .*(?:\n(?P=indent)\S.*)*", re.MULTILINE)


class Doctests(griffe.Extension):
    """Puts a fence around each doctest."""

    def on_instance(self, *, obj: griffe.Object, **kwargs: Any) -> None:  # noqa: ARG002  # griffe's signature
        """Change the docstring of an object that griffe has read."""
        if obj.docstring:
            obj.docstring.value = fenced(obj.docstring.value)


def fenced(docstring: str) -> str:
    """Return the docstring with its doctests in fences.

    Example:
        >>> print(fenced("Add.\\n\\nExample:\\n    >>> 1 + 1\\n    2"))
        Add.
        <BLANKLINE>
        Example:
            ```pycon
            >>> 1 + 1
            2
            ```
    """
    return _DOCTEST.sub(r"\g<indent>```pycon\n\g<0>\n\g<indent>```", docstring)
