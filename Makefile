# Everything here starts from Python 3.11+ and make: the rest comes by the locks into .venv and pwa/node_modules.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
# Where it is set, each of the hundred processes of the tests compiles the whole product anew.
unexport PYTHONDONTWRITEBYTECODE
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

SYNCED := $(VENV)/.synced
INSTALLED := $(VENV)/.installed
NODE_MODULES := pwa/node_modules/.package-lock.json
PWA := pwa/build/index.html
PWA_SOURCES := $(shell find pwa shared/locales -type f -not -path '*/node_modules/*' \
	-not -path 'pwa/build/*' -not -path '*/.svelte-kit/*' 2>/dev/null)
PYTEST := pytest -n auto --dist worksteal
FUZZ_SEED ?= 20261128
# Seven callers on two databases, two at once: ten minutes.
FUZZ_SECONDS ?= 80
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --custom-compile-command "make lock"

.PHONY: help demo run test quick newer coverage fuzz check bench chaos pictures rules format types lock pwa wheel

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)$$/\1|\2/p' $(firstword $(MAKEFILE_LIST)) | \
		while IFS='|' read -r name text; do printf '%-8s %s\n' "$$name" "$$text"; done

demo: $(INSTALLED) $(PWA) ## the whole product with demo people beside a sandbox: no token needed
	@python -m tests.sandbox

run: $(INSTALLED) $(PWA) ## the product for real, on SQLite in ./data (settings in .env)
	@vestovoy up

test: $(INSTALLED) $(PWA) ## all tests, on both stores where they can differ
	@$(PYTEST)

quick: $(INSTALLED) ## what needs no server and no browser: after every change
	@$(PYTEST) -m quick

newer: $(INSTALLED) ## the quick part under a newer Python, if this machine has one
	@python -m tools.newer -n auto --dist worksteal -m quick

coverage: $(INSTALLED) $(PWA) ## all tests with the coverage gate; takes twice as long
	@$(PYTEST) --cov --cov-report=term

fuzz: $(INSTALLED) ## ask the API whatever comes, as everybody, for ten minutes (FUZZ_SEED, FUZZ_SECONDS)
	@echo "FUZZ_SEED=$(FUZZ_SEED), $(FUZZ_SECONDS) seconds a caller and database"
	@FUZZ_SEED=$(FUZZ_SEED) FUZZ_SECONDS=$(FUZZ_SECONDS) $(PYTEST) -m fuzz

check: $(INSTALLED) $(PWA) ## formatting, lint, types, the arrows of the house, the locks, the PWA
	ruff check
	ruff format --check
	pyright
	lint-imports
	vulture
	python -m tools.locks
	python -m tools.openapi --check
	cd pwa && npm run --silent types:check && npm run --silent check && npm run --silent lint
	cd pwa && npm run --silent test && npm run --silent size

bench: $(INSTALLED) ## speed and memory beside bare libraries and a peer: one table, .bench/bench.json
	@python -m tests.bench

chaos: $(INSTALLED) ## faults of the machines around the product, and what became of every message
	@python -m tests.chaos

pictures: $(INSTALLED) $(PWA) ## draw the documents' pictures anew; the README's want a fresh demo that runs
	@python -m tools.pictures

rules: $(INSTALLED) ## each rule of docs/behaviour.md with the tests that prove it
	@python -m tools.rules

format: $(SYNCED) $(NODE_MODULES) ## put the code in order
	ruff check --fix-only
	ruff format
	cd pwa && npm run --silent format

types: $(INSTALLED) $(NODE_MODULES) ## draw the API's OpenAPI document and the PWA's types anew
	python -m tools.openapi
	cd pwa && npm run --silent types

lock: $(SYNCED) ## take the dependencies of pyproject.toml into the locks
	$(COMPILE) --generate-hashes pyproject.toml --group dev -o requirements-dev.lock
	$(COMPILE) --generate-hashes pyproject.toml -c requirements-dev.lock -o requirements.lock

pwa: $(PWA) ## build the web application

wheel: $(INSTALLED) $(PWA) ## build the wheel into dist/
	uv build --quiet --wheel --no-build-isolation

# pip brings uv by the lock's own hash; uv brings all the rest.
$(BIN)/uv:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	awk '/^[a-z]/ { wanted = /^uv==/ } wanted' requirements-dev.lock > $(VENV)/uv.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(VENV)/uv.lock

$(SYNCED): $(BIN)/uv requirements-dev.lock
	uv pip sync --quiet --compile-bytecode --require-hashes requirements-dev.lock
	@touch $@

$(INSTALLED): $(SYNCED) pyproject.toml
	uv pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(NODE_MODULES): pwa/package.json pwa/package-lock.json | $(SYNCED)
	cd pwa && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(PWA): $(NODE_MODULES) $(PWA_SOURCES)
	cd pwa && npm run --silent build -- --logLevel warn
	@touch $@
