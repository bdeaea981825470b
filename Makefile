# Two commands: `make site` builds this project's handbook, `make test` runs everything CI runs.
# Both set up what they need in .venv and nowhere else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Named for the version, so that another PYTHON gets an environment of its own kind.
INSTALLED := $(VENV)/.installed-$(word 2,$(shell $(PYTHON) -V 2>/dev/null))

# The lowest versions of what we need have no wheels for newer Pythons.
OLDEST := $(shell for each in $(PYTHON) python3.11; do \
	$$each -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null \
	&& echo $$each && break; done)

.PHONY: site serve test lint types contracts pytest properdocs lowest html-checker browser-ready \
	screenshots bench fuzz clean

site: $(INSTALLED)
	$(BIN)/mkdocs build --strict
	@echo "Open site/index.html, or run \`make serve\` and open http://127.0.0.1:8000/."

serve: $(INSTALLED)
	$(BIN)/mkdocs serve

# Without Python 3.11 the lowest versions are left out, but never in CI.
test: lint types contracts pytest properdocs $(if $(OLDEST)$(CI),lowest)
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

# The tests' sites once more, built by ProperDocs where there is no MkDocs. What imports `mkdocs`,
# tests too, gets ProperDocs, as when its own program runs.
properdocs: $(VENV)/properdocs/.installed
	$(VENV)/properdocs/bin/pytest -p properdocs.replacement --numprocesses auto \
		tests/site --ignore=tests/site/test_valid_html.py

# The lowest versions that pyproject.toml allows. What other programs build or show is left out, and
# so are the large handbooks.
lowest: $(VENV)/lowest/.installed
	$(VENV)/lowest/bin/pytest --numprocesses auto -m 'not newest' \
		tests/cli tests/generate tests/handbook tests/pages tests/progress tests/reading tests/reports \
		tests/rules tests/settings tests/site \
		--ignore=tests/generate/test_zensical.py --ignore=tests/site/test_valid_html.py \
		--ignore=tests/site/test_before_and_after.py
	$(VENV)/lowest/bin/pytest -p properdocs.replacement --numprocesses auto tests/site/test_whole_site.py

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
	@test "$$($(BIN)/python -V 2>/dev/null)" = "$$($(PYTHON) -V)" || rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(PIP) install --editable . --group dev
	@touch $@

$(VENV)/properdocs/.installed: $(INSTALLED)
	$(PYTHON) -m venv --clear --without-pip $(@D)
	$(PIP) --python $(@D)/bin/python install --editable . $(OTHERS)
	$(PIP) --python $(@D)/bin/python uninstall --yes mkdocs # which Material brings along
	@touch $@

$(VENV)/lowest/.installed: $(INSTALLED) tests/hosts/lowest.py
	@test -n "$(OLDEST)" || { echo "The lowest versions are tested with Python 3.11."; exit 1; }
	$(OLDEST) -m venv --clear --without-pip $(@D)
	$(BIN)/python -m tests.hosts.lowest > $(@D)/lowest.txt
	$(PIP) --python $(@D)/bin/python install --constraint $(@D)/lowest.txt \
		--editable . $(OTHERS)
	@touch $@

OTHERS := --group examples --group hosts --group tests
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
