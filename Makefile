# Everything here sets itself up: a virtual environment in .venv, with what the target needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MORPH := $(abspath $(VENV))/morph/bin/python
STORE := demo/film.kg
TOOLS ?=

.PHONY: help check check-static test fuzz coverage demo docs bench golden tools clean

help:
	@echo "make demo    the main job on data/: ingest, ask, check, draw (writes demo.html)"
	@echo "make test    the tests; TOOLS=1 also installs what some of them need (Chromium, spaCy, morph-kgc)"
	@echo "make fuzz    a thousand damaged files of each format (the tests take a few)"
	@echo "make check   ruff, mypy, import-linter and the tests"
	@echo "make docs    the generated pages of docs/, from the program itself"
	@echo "make golden  what the tests expect, anew: read the difference before you commit it"
	@echo "make bench   speed and size, each figure beside its bar"

$(VENV)/.demo: setup.cfg pyproject.toml
	$(PYTHON) -m venv $(VENV) || { echo "on Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.test: $(VENV)/.demo
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[test]"
	@touch $@

tools:
ifneq ($(TOOLS),)
	sh tests/tools.sh $(VENV)
endif

check-static: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: check-static test

test: $(VENV)/.test tools
	if [ -x $(MORPH) ]; then export KG_MORPH_PYTHON=$(MORPH); fi; $(BIN)/python -m pytest -q -rs -n auto --dist loadfile

fuzz: $(VENV)/.test
	KG_MUTATIONS=1000 $(BIN)/python -m pytest -q tests/test_sources_mutations.py

coverage: $(VENV)/.test tools
	$(BIN)/coverage run -m pytest -q
	$(BIN)/coverage report --skip-covered --show-missing

demo: $(VENV)/.demo
	rm -rf demo && mkdir demo
	$(BIN)/kg --store $(STORE) ingest data
	$(BIN)/kg --store $(STORE) query @filmography -p person="Bill Pope"
	$(BIN)/kg --store $(STORE) query @recurring-pairs
	$(BIN)/kg --store $(STORE) query @only-in-reviews
	$(BIN)/kg --store $(STORE) check invented-alita-shards-of-heaven.txt
	$(BIN)/kg --store $(STORE) render -o demo.html --around "Alita: Shards of Heaven" --depth 2
	@echo "open demo.html"

docs: $(VENV)/.test
	$(BIN)/python docs/make.py
	$(BIN)/python docs/picture.py

golden: $(VENV)/.test
	$(BIN)/python tests/questions.py
	KG_GOLDEN=write $(BIN)/python -m pytest -q tests -k "golden or session"

bench: $(VENV)/.test
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/sparql.py
	$(BIN)/python benchmarks/random_queries.py --count 2000
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/relations.py
	$(BIN)/python benchmarks/text2kgbench.py
	$(BIN)/python benchmarks/candidates.py
	$(BIN)/python benchmarks/identity.py
	$(BIN)/python benchmarks/verdicts.py
	$(BIN)/python benchmarks/network.py
	$(BIN)/python benchmarks/search.py
	$(BIN)/python benchmarks/pages.py
	$(BIN)/python training/tone.py

clean:
	rm -rf $(VENV) demo demo.html build dist *.egg-info
