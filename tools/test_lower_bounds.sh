#!/bin/sh
# Installs the lowest versions that pyproject.toml allows, in environments of their own, and runs the quick tests with them.
# Needs uv and Python 3.11, and takes some minutes.
set -eu
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

install() { # NAME --extra EXTRA ...
	name=$1
	shift
	python="$folder/$name/bin/python"
	uv venv --quiet --python 3.11 "$folder/$name"
	uv pip compile --quiet --resolution lowest-direct --python-version 3.11 pyproject.toml "$@" -o "$folder/$name.txt"
	uv pip install --quiet --python "$python" -r "$folder/$name.txt"
	uv pip install --quiet --python "$python" -c "$folder/$name.txt" pytest hypothesis httpx jsonschema
	uv pip install --quiet --python "$python" --no-deps .
}

install files --extra documents --extra tables --extra decisions --extra frames --extra validation
"$python" -m pytest -p no:cacheprovider tests/test_public_api.py tests/model tests/tables tests/reports tests/scoring \
	tests/screening/test_frames.py tests/screening/test_decisions.py tests/screening/test_snapshot.py
install service --extra server --extra mcp --extra documents --extra tables
"$python" -m pytest -p no:cacheprovider tests/server
