# make demo    shows the main job on samples/      make test     lint, types, tests
# make bench   start-up and speed, in ratios       make clean    removes everything made here

PYTHON ?= python3
VENV = .venv
BIN = $(VENV)/bin
READY = $(VENV)/.ready
SAMPLE ?= $(firstword $(wildcard samples/*.txt))

.PHONY: demo test lint bench clean

demo: $(READY)
	@test -n "$(SAMPLE)" || { echo "there is no samples/*.txt" >&2; exit 1; }
	@echo "== yx-split $(SAMPLE) | yx-table"
	@$(BIN)/yx-split "$(SAMPLE)" | $(BIN)/yx-table --format table
	@echo "== yx-split $(SAMPLE) | yx-table | yx-sum --status fail   (records)"
	@$(BIN)/yx-split "$(SAMPLE)" | $(BIN)/yx-table | $(BIN)/yx-sum --exit-zero --status fail
	@echo "== yx-audit samples/*.txt --status fail --status unverifiable"
	@$(BIN)/yx-audit --exit-zero --format table --status fail --status unverifiable samples/*.txt

test: lint
	$(BIN)/pytest -q

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(READY)
	$(BIN)/python tests/bench.py

clean:
	rm -rf $(VENV) build dist *.egg-info .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# setup.cfg says what is installed; the stamp is newer than it once that is done.
$(READY): setup.cfg pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	touch $(READY)
