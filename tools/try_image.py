"""Run the steps of `deploy/Dockerfile` where no builder of images is: install, serve as nobody's account, be healthy.

    python tools/try_image.py

The commands are those of the file: what `RUN` installs, the environment, the entry point, the health check and the user
are read from it. Two steps are left out, which need a system of their own: packages of the distribution (a C compiler
has to be here), and the account, of which only the number is taken. The sources are a clean copy of the last commit,
and the service may write to its data alone.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
_SYSTEM = ("apt-get", "useradd")
_PREFIX, _DATA, _PORT = "/opt/entityscreen", "/data", 8000
_SECONDS = 90


def instructions(text: str) -> Iterator[tuple[str, str]]:
    """The instructions of a Dockerfile, each on one line, without comments."""
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    for line in lines.replace("\\\n", " ").splitlines():
        if line.strip():
            word, _, rest = line.strip().partition(" ")
            yield word.upper(), " ".join(rest.split())


def try_image(folder: Path) -> None:
    """Do the steps in a folder, and end when the service is healthy; a step that fails is an error."""
    steps = list(instructions((ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8")))
    prefix, data, source = folder / "opt", folder / "data", folder / "source"
    places = {_PREFIX: str(prefix), _DATA: str(data)}
    data.mkdir()
    source.mkdir()
    (folder / "bin").mkdir()
    (folder / "bin" / "python").symlink_to(Path(sys.executable).resolve())  # one that every account may start
    searched = f"{folder / 'bin'}:{os.environ['PATH']}"
    commit = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, check=True, capture_output=True).stdout
    subprocess.run(["tar", "-x"], cwd=source, check=True, input=commit)
    for command in (rest for word, rest in steps if word == "RUN" and not rest.startswith(_SYSTEM)):
        print(f"RUN {command}", flush=True)
        environment = {**os.environ, "PATH": searched}
        subprocess.run(["sh", "-ec", _placed(command, places)], cwd=source, env=environment, check=True)
    stated = dict(reversed(steps))
    environment = {"HOME": str(data), "PATH": os.environ["PATH"]}
    for pair in shlex.split(stated["ENV"]):
        name, _, value = pair.partition("=")
        environment[name] = _placed(value, places).replace("$PATH", os.environ["PATH"])
    _serve(json.loads(stated["ENTRYPOINT"]), stated["HEALTHCHECK"], int(stated["USER"]), environment, folder)


def _placed(text: str, places: dict[str, str]) -> str:
    for inside, here in places.items():
        text = re.sub(rf"(?<![\w/]){inside}\b", here, text)
    return text


def _serve(entry: list[str], health: str, user: int, environment: dict[str, str], folder: Path) -> None:
    """Serve a small list as the user of the image, and ask the health check until it is content."""
    data = folder / "data"
    as_user: dict[str, Any] = {"user": user, "group": user, "extra_groups": []} if os.geteuid() == 0 else {}
    if as_user:
        for place in (folder, data):
            os.chown(place, user, user)
    started: dict[str, Any] = {"cwd": data, "env": environment, **as_user}
    program = [f"{folder / 'opt' / 'bin' / entry[0]}", *entry[1:]]
    build = [*program, "build", str(ROOT / "examples" / "ofac_sample"), "-o", "lists.snapshot"]
    subprocess.run(build, check=True, **started)
    service = subprocess.Popen([*program, "serve", "-w", "lists.snapshot", "--port", str(_PORT)], **started)
    check = json.loads(health.partition("CMD ")[2])
    check[0] = f"{folder / 'opt' / 'bin' / check[0]}"
    try:
        ends = time.monotonic() + _SECONDS
        while subprocess.run(check, check=False, stderr=subprocess.DEVNULL, **started).returncode:
            if time.monotonic() > ends or service.poll() is not None:
                raise SystemExit("the service is not healthy")
            time.sleep(1)
        written = ", ".join(sorted(path.name for path in data.iterdir()))
        print(f"healthy, as user {user if as_user else os.getuid()}; in its folder: {written}")
    finally:
        service.terminate()
        service.wait()


def main() -> None:
    """Do the steps in a temporary folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="entityscreen-image-") as folder:
        Path(folder).chmod(0o755)
        try_image(Path(folder))


if __name__ == "__main__":
    main()
