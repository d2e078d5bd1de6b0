# Entente. `make` alone lists what there is to do; every target sets up what it needs.
#
# Needs Python 3.11 or newer and make, nothing else. Uses uv when it is on the PATH.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup brief test test-all check golden record bench lock clean

VENV     := .venv
BIN      := $(VENV)/bin
READY    := $(VENV)/.ready
CASSETTE := cassettes/seeds.yaml
PAGES    := -o out/brief.md -o out/brief.html -o out/brief.pdf -o out/brief.json
MARKED   := browser or office or server or cluster
COVERAGE := --cov --cov-report=term

# A python that is new enough and can make an environment: python3 if it will do, else one named for its version.
FIND_PYTHON = for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; python=; done
NO_PYTHON = Entente needs Python 3.11 or newer with its venv and ensurepip modules; python3 here is \
	$$(python3 --version 2>&1 || true). Install one (on Debian and Ubuntu with python3-venv), or name one: \
	make setup PYTHON=path/to/python3.11

COMPILE = uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY) ## make .venv with every pinned library and Entente itself (incremental)

$(READY): requirements.lock pyproject.toml
	@if command -v uv >/dev/null 2>&1; then \
		set -e; test -x $(BIN)/python || uv venv --quiet --python '>=3.11' $(VENV); \
		uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock; \
		uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .; \
	else \
		$(FIND_PYTHON); test -n "$$python" || { echo "$(NO_PYTHON)" >&2; exit 1; }; \
		set -e; echo "Setting up $(VENV) with $$($$python --version) and pip: about a minute, once."; \
		$$python -m venv $(VENV); \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock; \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .; \
	fi
	@touch $@

brief: setup ## write out/brief.{md,html,pdf,json} from the five seed articles and the recorded model
	@mkdir -p out
	@$(BIN)/entente brief seeds/*.txt --replay $(CASSETTE) $(PAGES)

test: setup ## run the tests that need nothing but Python, with the coverage floor
	@PYTHONHASHSEED=0 $(BIN)/pytest -n auto --dist loadfile -m "not ($(MARKED))" $(COVERAGE)

test-all: test ## run every test; one whose browser, office suite or cluster is missing fails
	@$(BIN)/pytest -n 3 --dist load -m "$(MARKED)"

check: setup ## lint, format, types and import floors
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

golden: setup ## write tests/golden/ anew: the brief of the seeds in every format, after a change of it that is meant
	@$(BIN)/python -m tests.goldens

record: setup ## ask a real model again: make record BASE_URL=... MODEL=... with OPENAI_API_KEY in the environment
	@test -n "$(BASE_URL)" -a -n "$(MODEL)" -a -n "$$OPENAI_API_KEY" || { \
		echo "make record needs an endpoint, a model and a key, for example:" >&2; \
		echo "  OPENAI_API_KEY=... make record BASE_URL=https://host/v1 MODEL=name" >&2; exit 2; }
	@mkdir -p out && rm -f out/recording.yaml
	@$(BIN)/entente brief seeds/*.txt --base-url "$(BASE_URL)" --model "$(MODEL)" --record out/recording.yaml $(PAGES)
	@mv out/recording.yaml $(CASSETTE) && echo "Recorded $(CASSETTE). Read the brief in out/ before you commit it." >&2

bench: setup ## time whole processes beside `python -c pass`, grounding by length of text, many articles at once, a server; kill runs
	@$(BIN)/python benchmarks/bench.py
	@$(BIN)/python -m benchmarks.grounding
	@$(BIN)/python -m benchmarks.batch
	@$(BIN)/python -m benchmarks.kill --kills 5 --articles 60 --concurrency 8
	@$(BIN)/python -m benchmarks.serving

lock: setup ## pin every library again, with hashes and without addresses (needs uv)
	$(COMPILE) --all-extras --group dev --upgrade -o requirements.lock
	$(COMPILE) --extra postgres --extra serve --group build --constraint requirements.lock -o deploy/requirements.lock

clean: ## remove everything make has made
	rm -rf $(VENV) out htmlcov .coverage .coverage.* .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
