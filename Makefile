# Two commands: `make site` builds this project's handbook, `make test` runs everything CI runs.
# Both set up what they need in .venv and nowhere else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.PHONY: site serve test lint types contracts pytest bench clean

site: $(INSTALLED)
	$(BIN)/mkdocs build --strict
	@echo "Open site/index.html, or run \`make serve\` and open http://127.0.0.1:8000/."

serve: $(INSTALLED)
	$(BIN)/mkdocs serve

test: lint types contracts pytest
	$(BIN)/okr check
	$(BIN)/mkdocs build --strict --quiet
	@echo "All checks passed."

lint: $(INSTALLED)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(INSTALLED)
	$(BIN)/mypy

contracts: $(INSTALLED)
	$(BIN)/lint-imports

pytest: $(INSTALLED)
	$(BIN)/pytest --numprocesses auto

bench: $(INSTALLED)
	$(BIN)/python -m bench

clean:
	rm -rf $(VENV) site dist build .cache

# pip from 25.1 on knows dependency groups.
$(INSTALLED): pyproject.toml hatch_build.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name it: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@
