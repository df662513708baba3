# Every target says in one sentence what it does; `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help demo run test check bench reliability lock clean
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/installed

help:  ## List the targets.
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST)

demo: $(STAMP)  ## Do the whole job on the shipped example, into demo/.
	@build_spec/debian_libraries.sh
	@$(BIN)/limen demo --out demo

run: $(STAMP)  ## Open the window on the example.
	@build_spec/debian_libraries.sh
	@test -e demo/example.limen || $(BIN)/limen demo --out demo
	@$(BIN)/limen demo/example.limen

test: $(STAMP)  ## Run the tests; domain and engine must be covered branch by branch.
	@build_spec/debian_libraries.sh
	$(BIN)/python -m pytest --cov --cov-report=term

check: test  ## Run the tests, then formatter, linter, types and import contracts.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/limen rules lint forms/rulebook
	$(BIN)/limen rules lint forms/architectures

bench: $(STAMP)  ## Print the speed ratios against their baselines.
	$(BIN)/python tests/benchmarks/run.py

reliability: $(STAMP)  ## Let disk and power fail in every way; ROUNDS=1000 kills by default.
	$(BIN)/python tests/reliability/run.py $(ROUNDS)

lock:  ## Write the hash lock anew (needs uv).
	uv pip compile --quiet --no-strip-extras --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header build_spec/requirements.in --output-file build_spec/requirements.lock

$(STAMP): build_spec/requirements.lock pyproject.toml
	@echo "Making the environment in .venv (about a minute) …"
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r build_spec/requirements.lock
	@PYTHONWARNINGS=ignore $(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q desktop/limen
	@touch $@

clean:  ## Remove the environment and everything that was made.
	rm -rf .venv demo build dist .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis desktop/limen.egg-info
