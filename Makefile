# Two commands: `make site` builds this project's handbook, `make test` runs everything CI runs.
# Both set up what they need in .venv and nowhere else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.PHONY: site serve test lint types contracts pytest html-checker browser-ready screenshots bench \
	fuzz clean

site: $(INSTALLED)
	$(BIN)/mkdocs build --strict
	@echo "Open site/index.html, or run \`make serve\` and open http://127.0.0.1:8000/."

serve: $(INSTALLED)
	$(BIN)/mkdocs serve

test: lint types contracts pytest
	$(BIN)/okr check
	$(BIN)/mkdocs build --strict
	@echo "All checks passed."

lint: $(INSTALLED)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(INSTALLED)
	$(BIN)/mypy

contracts: $(INSTALLED)
	$(BIN)/lint-imports

pytest: $(INSTALLED) html-checker browser-ready
	$(BIN)/pytest --numprocesses auto

# The W3C's validator, a Java program. Where it cannot be had its test is skipped, but never in CI.
html-checker: $(INSTALLED)
	@command -v java >/dev/null && command -v npm >/dev/null \
		|| $(call debian,default-jre-headless npm) \
		|| echo "Java and npm are needed to check HTML; the test that does is skipped."
	@test -f $(VENV)/vnu/node_modules/vnu-jar/build/dist/vnu.jar \
		|| npm install --silent --prefix $(VENV)/vnu vnu-jar@26.9.27 \
		|| echo "The Nu Html Checker cannot be installed; the test that needs it is skipped."

# Where Chromium cannot be had the tests that look at pages in it are skipped, but never in CI.
browser-ready:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null \
		|| command -v google-chrome >/dev/null \
		|| $(call debian,chromium fonts-liberation) \
		|| echo "Chromium is not installed (as root: apt-get install chromium); its tests are skipped."

# Installs packages of the system, where that is Debian or its like and we may.
debian = { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update -qq \
	&& DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(1) >/dev/null; }

# Every kind of page in screenshots/, to be looked at, and the pictures of README and handbook.
screenshots: $(INSTALLED) browser-ready
	$(BIN)/python -m tests.browser.screenshots screenshots

bench: $(INSTALLED)
	$(BIN)/python -m bench

fuzz: $(INSTALLED)
	$(BIN)/python -m tests.attack.fuzz --minutes 10

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
