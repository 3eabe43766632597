# make run                  read seeds/, write out/factsheet.pdf
# make run ARTICLES=DIR     read a folder of your own
# make test                 the tests
# make test-all             the slow ones, too
# make torture              what the promises are held to, short forms
# make check                style, types, the star of rooms, the rules
# make bench                how fast, beside others (bench/README.md)
# make lock                 pin newer packages
# make preview              draw the picture of the README again (needs pdftoppm and pngquant)

SHELL := /bin/bash
.DEFAULT_GOAL := run
.PHONY: run test test-all torture check bench bench-gate bench-growth bench-startup lock preview wheel clean pango

VENV := .venv
BIN := $(VENV)/bin
BENCH := $(VENV)/bench
ARTICLES ?=
OUT ?= out
LANGUAGE ?=

# The first Python that starts and is new enough, unless PYTHON names one.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' >/dev/null 2>&1 \
	&& echo $$p && break; done)

run: $(VENV)/.installed pango
	@$(BIN)/factsheet run --out "$(OUT)" \
		$(if $(ARTICLES),--articles "$(ARTICLES)") $(if $(LANGUAGE),--language "$(LANGUAGE)")

test: $(VENV)/.installed pango
	@$(BIN)/python -m pytest -n 2 --dist worksteal -q -m "not slow"

test-all: $(VENV)/.installed pango
	@$(BIN)/python -m pytest -n 2 --dist worksteal -q

torture: $(VENV)/.installed pango
	@failed=0; for name in $$($(BIN)/python -c 'from tests.torture import TORTURES; print(*TORTURES)'); do \
		$(BIN)/python -m tests.torture $$name || failed=1; done; exit $$failed

check: $(VENV)/.installed
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/factsheet check

# Each prints a table and one line of JSON; bench/README.md says what they measure.
bench: $(BENCH)/.installed
	@$(BENCH)/bin/python -m bench.matching
	@$(BENCH)/bin/python -m bench.sheet

bench-gate bench-growth bench-startup: bench-%: $(BENCH)/.installed
	@$(BENCH)/bin/python -m bench.$*

wheel: $(VENV)/.installed
	@$(BIN)/python -m hatchling build -t wheel

# The environment is made anew only when what it holds has changed.
$(VENV)/.installed: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "factsheet needs Python 3.11, 3.12 or 3.13 with venv (on Debian: apt-get install python3-venv). None was found; name one with: make PYTHON=/path/to/python3" >&2; exit 2; }
	@echo "setting up $(VENV) with $$($(PYTHON) --version); this happens once" >&2
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip --disable-pip-version-check install -qq --require-hashes -r requirements.lock
	@$(BIN)/python -m pip --disable-pip-version-check install -qq --no-deps --no-build-isolation --editable .
	@touch $@

# What is measured beside us lives in an environment of its own, so that it never joins a run.
$(BENCH)/.installed: $(VENV)/.installed bench/requirements.txt
	@echo "setting up $(BENCH); this happens once" >&2
	@$(BIN)/python -m venv --clear $(BENCH)
	@$(BENCH)/bin/python -m pip --disable-pip-version-check install -qq --require-hashes -r requirements.lock
	@$(BENCH)/bin/python -m pip --disable-pip-version-check install -qq -r bench/requirements.txt
	@touch $@

# WeasyPrint draws with Pango, which pip cannot install. A run without it still leaves all but the PDF.
pango: $(VENV)/.pango
$(VENV)/.pango: $(VENV)/.installed
	@.ci/pango $(BIN)/python && touch $@ || true

# uv resolves for every Python and system at once; a mirror is named by UV_DEFAULT_INDEX.
lock:
	@$(PYTHON) -m venv $(VENV)-lock && $(VENV)-lock/bin/python -m pip install --quiet uv
	@$(VENV)-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --extra dev --upgrade \
		--generate-hashes --no-header --no-annotate \
		pyproject.toml -o requirements.lock
	@sed -i.old '1i\
	# Every package that a run, the tests and the checks need, pinned with its hashes. Made by `make lock`.\
	' requirements.lock && rm -rf requirements.lock.old $(VENV)-lock

preview: $(VENV)/.installed
	@made=$$(mktemp -d) && $(BIN)/factsheet run --quiet --now 2024-07-01T07:00 --language en --out "$$made" \
		&& pdftoppm -r 109 -f 1 -l 1 -singlefile -png "$$made/factsheet.pdf" "$$made/page" \
		&& pngquant --force --speed 1 --strip --output templates/preview.png 256 "$$made/page.png"; \
		code=$$?; rm -rf "$$made"; exit $$code

clean:
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache
