# Every target sets itself up: it needs Python 3.11 or later and nothing else.
# `demo` installs what the library needs; the other targets add the development tools.

SHELL := /bin/sh
# The tests start dozens of processes, none of which is to compile the package anew, whatever the shell has set.
export PYTHONDONTWRITEBYTECODE :=
VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
# The newest of those that are tried runs everything a fifth to a quarter faster than 3.11; PYTHON=... takes another.
# LOCK=requirements-dev.txt installs the versions that are pinned there; `make lock` pins today's.
LOCK ?=
CONSTRAINTS := $(if $(LOCK),--constraint $(LOCK))
PYTHON ?= $(shell for candidate in python3.13 python3.12 python3 python3.11 python; do \
	if $$candidate -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	echo $$candidate; break; fi; done)
SOURCES := $(wildcard src tests tools benchmarks)
# What an installation compiles: a change of it installs anew.
COMPILED := hatch_build.py src/entityscreen/index/kernel.py src/entityscreen/index/syllable_kernel.py src/entityscreen/similarity/kernel.py
# What the measuring run takes, for example BENCH="--sizes 10000 100000 --queries 500".
BENCH ?=
# *_extract.py reduces raw reference data that is not in the repository; it is run by hand for a newer edition.
GENERATORS := $(filter-out %_extract.py,$(wildcard tools/generate_*.py))

VALIDATION := validate examples/ofac_sample --sample 20
FROZEN := benchmarks/validation_ofac_sample.json

.PHONY: help demo test check docs freeze lock bounds fuzz bench tables clean
.DELETE_ON_ERROR:

help:
	@echo "make demo    build a watchlist from seeds/ and examples/ofac_sample, screen examples/counterparties.csv"
	@echo "make test    run the tests"
	@echo "make check   ruff, mypy, import-linter, doctests, generated tables, recall as it was frozen"
	@echo "make docs    build the site into out/site and check its links; it opens from the file system"
	@echo "make freeze  keep the recall of today for make check"
	@echo "make lock    pin in requirements-dev.txt what the groups resolve to today (needs uv)"
	@echo "make bounds  run the quick tests with the lowest versions that are allowed (needs uv)"
	@echo "make fuzz    screen hostile names with kernels that a sanitizer watches (Linux, gcc)"
	@echo "make bench   run benchmarks/"
	@echo "make tables  write src/entityscreen/data anew from resources/"
	@echo "make clean   remove what the targets made"

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11 or later was found; install one or give PYTHON=..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The stamps say that pyproject.toml and what is compiled, as they are now, have been installed.
$(VENV)/.runtime: pyproject.toml $(COMPILED) | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . $(CONSTRAINTS)
	@touch $@

# Dependency groups need pip 25.1.
$(VENV)/.dev: pyproject.toml $(COMPILED) | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev $(CONSTRAINTS)
	@# Its models read our answers in a test. It pins other versions than ours, of packages that the group has.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps yente==5.5.0
	@touch $@ $(VENV)/.runtime

$(VENV)/.docs: pyproject.toml $(VENV)/.runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group docs $(CONSTRAINTS)
	@touch $@

demo: $(VENV)/.runtime
	@mkdir -p out
	$(BIN)/entityscreen build seeds examples/ofac_sample --output out/watchlist.ftm.json
	$(BIN)/entityscreen screen examples/counterparties.csv --watchlist out/watchlist.ftm.json --show \
		--output out/alerts.csv --html out/report.html
	@echo "Open $(CURDIR)/out/report.html in a browser: every alert with its evidence."

# Each file is run by one of the workers, so that what it builds once is built once; the slow files come first.
test: $(VENV)/.dev
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

check: $(VENV)/.dev
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest --doctest-modules src
	@for generator in $(GENERATORS); do \
		echo "$$generator --check"; $(BIN)/python $$generator --check || exit 1; done
	$(BIN)/entityscreen $(VALIDATION) --compare $(FROZEN) --tolerance 0.01

docs: $(VENV)/.docs
	$(BIN)/python tools/build_site.py

# The figures that `make check` compares with; made anew when a change of them is meant.
freeze: $(VENV)/.dev
	$(BIN)/entityscreen $(VALIDATION) --json $(FROZEN)
	$(BIN)/python tools/generate_dossier.py

bounds:
	tools/test_lower_bounds.sh

fuzz:
	tools/fuzz.sh

lock:
	uv pip compile --quiet --universal --python-version 3.11 pyproject.toml --all-extras --group dev --group docs \
		--no-annotate --upgrade --custom-compile-command "make lock" --output-file requirements-dev.txt

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/run.py $(BENCH)
	$(BIN)/python benchmarks/extraction.py

tables: $(VENV)/.dev
	@for generator in $(GENERATORS); do \
		echo "$$generator"; $(BIN)/python $$generator || exit 1; done

clean:
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
