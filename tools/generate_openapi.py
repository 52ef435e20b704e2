"""Write the OpenAPI document of the service from its code.

usage: python tools/generate_openapi.py [--check]

`--check` writes nothing and exits 1 when the committed document differs from what would be written.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from entityscreen.server.app import make_app, open_service
from entityscreen.server.settings import ServerSettings

DOCUMENT = Path(__file__).parents[1] / "docs" / "openapi.json"


def main(arguments: list[str]) -> int:
    """Write the document, or compare it."""
    app = make_app(open_service(ServerSettings(snapshot=Path("lists.snapshot"))))
    text = json.dumps(app.openapi(), indent=1, ensure_ascii=False) + "\n"
    if "--check" not in arguments:
        DOCUMENT.write_text(text, encoding="utf-8")
        return 0
    if not DOCUMENT.exists() or DOCUMENT.read_text(encoding="utf-8") != text:
        print("stale: openapi.json; run python tools/generate_openapi.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
