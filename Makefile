# The one door of the house. `make` alone lists what there is.

SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
SETUP := $(PYTHON) packaging/setup_environment.py
CODE := desktop services models resources tests packaging
ONLY ?=
TOUR ?= build/tour
SEED ?= 20261123
# a journey is a whole window on a display and a desk beside it: they run after the others; what times
# a window runs last, with the machine to itself
WORKERS ?= $(shell nproc)
QUICK := not slow
TOGETHER := $(BIN)/python -m pytest --randomly-seed=$(SEED) -n $(WORKERS) --dist loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help
.PHONY: help run tour test test-slow coverage check lint types imports unit fmt bench chaos evidence attacks journeys bundle deb lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## start the help desk on its sample data; without a display, take the tour instead
ifeq ($(DISPLAY)$(WAYLAND_DISPLAY),)
	@echo "No display: taking the tour offscreen instead."
	@$(MAKE) --no-print-directory tour
else
	@$(SETUP) run
	$(BIN)/vigildesk --sample
endif

tour: ## work through the main job offscreen; leaves pictures and a PDF in build/tour
	@$(SETUP) tour
	@mkdir -p $(TOUR)
	QT_QPA_PLATFORM=offscreen $(BIN)/vigildesk --tour $(TOUR)
	@echo "The tour is in $(TOUR)"

test: ## everything a change must pass: lint, types, imports and all tests on both databases
	@$(SETUP) test
	@$(MAKE) --no-print-directory -j3 -O lint types imports
	$(TOGETHER) -m "$(QUICK) and not journey and not timed"
	$(TOGETHER) -m "$(QUICK)" tests/journeys
	$(BIN)/python -m pytest --randomly-seed=$(SEED) -m "$(QUICK) and timed" tests/desktop

test-slow: ## the tests that take minutes
	@$(SETUP) test
	$(BIN)/python -m pytest -m slow --hypothesis-profile=soak

coverage: ## every branch of the modules that compute deadlines is taken by a unit test
	@$(SETUP) test
	$(BIN)/python -m tests.house.pure_coverage

check: ## the quick part of `make test`: lint, types, imports, unit tests
	@$(SETUP) check
	@$(MAKE) --no-print-directory lint types imports unit

lint: ## ruff and spelling
	@$(SETUP) check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/codespell $(CODE) *.md

types: ## mypy, strict, tests included
	@$(SETUP) check
	$(BIN)/mypy
	cd packaging && MYPYPATH=$(CURDIR) ../$(BIN)/mypy --config-file ../pyproject.toml --cache-dir ../.mypy_cache/packaging $(notdir $(wildcard packaging/*.py))

imports: ## the layers of ARCHITECTURE.md
	@$(SETUP) check
	$(BIN)/lint-imports

unit: ## the tests that need no database server and no window
	@$(SETUP) check
	$(BIN)/python -m pytest tests/unit tests/house

.PHONY: translations
translations: ## bring resources/translations in step with the words of desktop/, and compile them
	@$(SETUP) check
	QT_QPA_PLATFORM=offscreen $(BIN)/python packaging/translate.py update
	QT_QPA_PLATFORM=offscreen $(BIN)/python packaging/translate.py release
	QT_QPA_PLATFORM=offscreen $(BIN)/python packaging/translate.py check

fmt: ## format and mend what ruff can
	@$(SETUP) check
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: ## figures beside their peers, ONLY=name for some; writes build/bench.json
	@$(SETUP) test
	$(BIN)/python -m tests.bench.runner --only "$(ONLY)"

chaos: ## kill watchers, clients and servers at random; writes build/chaos.json (KILLS=300 LEVELS=5000 MINUTES=10 TICKETS=50000)
	@$(SETUP) test
	$(BIN)/python -m tests.chaos.runner --only "$(ONLY)" --kills $(or $(KILLS),300) --levels $(or $(LEVELS),5000) --minutes $(or $(MINUTES),10) --tickets $(or $(TICKETS),50000)

evidence: ## attack the ledger, spoil bundles, ask strange programs; writes build/evidence.json
	@$(SETUP) test
	$(BIN)/python -m tests.bench.evidence

attacks: ## raw database logins of every role against every object; writes build/attacks.json
	@$(SETUP) test
	$(BIN)/python -m tests.bench.attacks

journeys: ## the real window on a virtual display, with a tray host and a notification daemon
	@$(SETUP) test
	$(BIN)/python -m pytest tests/journeys -m journey

bundle: ## freeze both programs into dist/vigildesk and try them without a Python
	@$(SETUP) bundle
	$(BIN)/python packaging/build.py
	$(BIN)/python packaging/smoke.py

deb: ## wrap the bundle into dist/vigildesk_VERSION_amd64.deb
	@test -x dist/vigildesk/vigildesk || $(MAKE) --no-print-directory bundle
	packaging/make_deb.sh

lock: ## renew the hash-locked requirements from pyproject.toml (add UPGRADE=--upgrade for newer ones)
	@$(SETUP) check
	$(BIN)/python packaging/lock.py $(UPGRADE)

clean: ## remove what was made, but not .venv
	rm -rf build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage*
	find $(CODE) -name __pycache__ -type d -prune -exec rm -rf {} +
