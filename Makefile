# make demo    shows the main job on samples/      make test     lint, types, tests
# make bench   start-up and speed, in ratios       make golden   rewrites the expected outputs
# make clean   removes everything made here

PYTHON ?= python3
VENV = .venv
BIN = $(VENV)/bin
READY = $(VENV)/.ready
SAMPLE ?= samples/final-2024.txt

.PHONY: demo test lint bench golden clean

demo: $(READY)
	@echo "== the figures of a disclosure:  yx-split $(SAMPLE) | yx-table --facts   (the first three records)"
	@$(BIN)/yx-split "$(SAMPLE)" | $(BIN)/yx-table --facts | sed -n '/"type":"fact"/p' | head -n 3
	@echo "== which of them disagree:  yx-split $(SAMPLE) | yx-table | yx-sum --status fail   (the first record)"
	@$(BIN)/yx-split "$(SAMPLE)" | $(BIN)/yx-table | $(BIN)/yx-sum --exit-zero --status fail | head -n 1
	@for sample in samples/*.txt; do \
		echo "== yx-audit $$sample --status fail --status unverifiable"; \
		$(BIN)/yx-audit --exit-zero --format table --status fail --status unverifiable "$$sample"; \
	done

test: lint
	$(BIN)/pytest -q

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/mypy

# what the tools say of samples/, and what README.md prints of it, written anew; git diff reviews it
golden: $(READY)
	$(BIN)/python -m tests.golden
	$(BIN)/python -m tests.test_readme

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
