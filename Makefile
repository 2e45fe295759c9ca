PYTHON ?= python3
VENV = .venv
BIN = $(VENV)/bin

.PHONY: demo test check lint format schema docs goldens model benchmark interop wheel clean

demo: $(VENV)/demo-stamp
	$(BIN)/csto-db --db csto.db build

test: $(VENV)/dev-stamp
	$(BIN)/python -m pytest -n auto --dist loadfile

check: $(VENV)/dev-stamp lint test

lint: $(VENV)/dev-stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/csto-db db schema | diff schema.sql -

format: $(VENV)/dev-stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

schema: $(VENV)/dev-stamp
	$(BIN)/csto-db db schema --output schema.sql

docs: $(VENV)/dev-stamp
	$(BIN)/python docs/commands.py

goldens: $(VENV)/dev-stamp
	$(BIN)/python -m pytest --refresh-goldens

# The tagger that reads references, from corpus/ and what corpus/generate.py makes up.
model: $(VENV)/dev-stamp
	$(BIN)/python corpus/train.py

benchmark: $(VENV)/dev-stamp
	$(BIN)/python benchmarks/run.py

# Needs biber, bibtool, pandoc, nodejs, npm and of texlive -binaries, -bibtex-extra, -luatex,
# -latex-recommended, -lang-cyrillic, fonts-dejavu-core.
interop: $(VENV)/dev-stamp
	cd tests/interop && npm install --silent --no-audit --no-fund
	$(BIN)/python tests/interop/run.py

wheel: $(VENV)/dev-stamp
	$(BIN)/python -m build --wheel

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/demo-stamp: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/dev-stamp: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@ $(VENV)/demo-stamp

clean:
	rm -rf $(VENV) build dist *.egg-info csto.db csto.db-wal csto.db-shm
