# Every command of the project. Two are enough to begin with: `make demo` and `make test`.
SHELL := /bin/sh
PORT ?= 8000
RESET ?=
BIN := .venv/bin
PYTEST := $(BIN)/pytest
DEMO := NEP_DEMO=1 NEP_HOME=$(CURDIR)/var/demo NEP_TODAY=2023-12-27
CHROMIUM := $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)

.PHONY: help demo run test test-sqlite test-postgresql test-browser test-faults lint bench shape \
	requirements messages clean ready ready-dev

help:
	@echo "make demo [PORT=8000] [RESET=1]   sample province on this machine"
	@echo "make run                          the server alone, without set-up"
	@echo "make test                         tests on SQLite and on PostgreSQL"
	@echo "make test-browser, test-faults    tests in Chromium; 200 faults while petitions arrive"
	@echo "make lint                         style, types, imports, migrations, templates, translations"
	@echo "make bench, make shape            measured bars; the imports drawn, with sizes"
	@echo "make requirements, make messages  renew the pins; renew the catalogue"

ready:
	@python=$$(tools/find_python.sh) && "$$python" tools/setup.py

ready-dev:
	@python=$$(tools/find_python.sh) && "$$python" tools/setup.py dev

demo: ready
	@$(DEMO) $(BIN)/python tools/demo.py --port $(PORT) $(if $(RESET),--reset)

run:
	@$(DEMO) $(BIN)/nep serve --port $(PORT)

test: ready-dev
	@$(MAKE) --no-print-directory test-sqlite
	@$(MAKE) --no-print-directory test-postgresql

test-sqlite:
	$(PYTEST) -q -n 2 --dist worksteal

test-postgresql:
	$(BIN)/python tools/with_postgresql.py $(PYTEST) -q -n 2 --dist worksteal

test-browser: ready-dev
	@test -n "$(CHROMIUM)" || { echo "Cần cài Chromium (Debian, Ubuntu: apt install chromium). / Install Chromium." >&2; exit 1; }
	NEP_CHROMIUM="$(CHROMIUM)" $(PYTEST) -q -n 2 --dist worksteal -m browser

test-faults: ready-dev
	$(PYTEST) -q -m faults tests/faults

lint: ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	NEP_HOME=$(CURDIR)/var/lint $(BIN)/nep django check --fail-level WARNING
	NEP_HOME=$(CURDIR)/var/lint $(BIN)/nep django makemigrations --check --dry-run
	NEP_HOME=$(CURDIR)/var/lint $(BIN)/python -m tools.lint_templates
	NEP_HOME=$(CURDIR)/var/lint $(BIN)/python -m tools.messages check

bench: ready-dev
	$(BIN)/python -m bench

shape: ready-dev
	@$(BIN)/python -m tools.shape

requirements:
	@command -v uv >/dev/null || { echo "Cần cài uv (pip install uv). / Install uv." >&2; exit 1; }
	@tools/pin.sh

messages: ready-dev
	$(BIN)/python -m tools.messages update

clean:
	rm -rf .venv node_modules var src/nep/web/static/nep src/nep/documents/fonts
