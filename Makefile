# make run    install into .venv, then load the sample editions into data/out/unextract.duckdb
# make test   install into .venv, then run all tests
# Another interpreter: make run PYTHON=python3.13

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: run test lint types format bench lock wheel clean
.DELETE_ON_ERROR:

run: $(READY)
	$(BIN)/unextract run data/raw

test: $(READY)
	$(BIN)/python -m pytest -q

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY)
	$(BIN)/python benchmarks/run.py

# Pins every dependency for every platform, with hashes; needs the network. The heavy extras (ocr,
# sources) are left out: what needs them says so, and their tests skip.
LOCKED := dev fast pdfplumber xlsx
lock:
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/python -m pip --disable-pip-version-check --quiet install uv
	$(VENV)-lock/bin/uv pip compile --quiet --universal --python-version 3.11 $(LOCKED:%=--extra %) --upgrade \
		--generate-hashes --no-emit-index-url --no-emit-find-links --no-header \
		--output-file requirements.lock pyproject.toml
	rm -rf $(VENV)-lock

wheel: $(READY)
	$(PIP) wheel --no-deps --wheel-dir dist .

clean:
	rm -rf $(VENV) data/out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "unextract needs Python 3.11 or newer, $(PYTHON) is older or missing; try: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes --requirement requirements.lock
	$(PIP) install --no-deps --editable .
	touch $@
