"""Write the OpenAPI document of the service from its code.

usage: python tools/generate_openapi.py [--check]

`--check` writes nothing and exits 1 when the committed document differs from what would be written.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the tools are a namespace package when run as scripts too

from tools.generated_files import write_or_check  # noqa: E402

from entityscreen.server.app import make_app, open_service  # noqa: E402
from entityscreen.server.settings import ServerSettings  # noqa: E402

DOCUMENT = ROOT / "docs" / "openapi.json"


def main() -> int:
    """Write the document, or compare it."""
    app = make_app(open_service(ServerSettings(snapshot=Path("lists.snapshot"))))
    text = json.dumps(app.openapi(), indent=1, ensure_ascii=False) + "\n"
    return write_or_check({DOCUMENT: text})


if __name__ == "__main__":
    sys.exit(main())
