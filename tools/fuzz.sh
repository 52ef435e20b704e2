#!/bin/sh
# Compiles the kernels with AddressSanitizer and UndefinedBehaviorSanitizer in an environment of its own, then runs over them
# the property tests and `fuzz_names.py`. Needs Linux, gcc and Python's headers, 2 GB of memory and a quarter of an hour.
# usage: tools/fuzz.sh [--minutes 10] [--seed 1]
set -eu
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
python="$folder/venv/bin/python"
CFLAGS="-fsanitize=address,undefined -fno-omit-frame-pointer -O1" ENTITYSCREEN_BUILD=required \
	"$python" -m pip install --quiet --disable-pip-version-check ".[frames]" pytest hypothesis pyarrow

# Python's own allocator would hide small overruns; what Python keeps to its end is no leak.
PYTHONMALLOC=malloc
ASAN_OPTIONS=detect_leaks=0:malloc_context_size=1
LD_PRELOAD="$(gcc -print-file-name=libasan.so) $(gcc -print-file-name=libubsan.so)"
export PYTHONMALLOC ASAN_OPTIONS LD_PRELOAD
"$python" -m pytest -p no:cacheprovider tests/property/test_bounds.py tests/property/test_laws.py \
	tests/property/test_screening.py tests/property/test_syllables.py tests/index tests/similarity/test_search.py
"$python" tools/fuzz_names.py "$@"
