# The two commands of the README: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := demo-samling
PORT ?= 8501

.PHONY: demo test lint quality corpus bench clean

$(VENV)/.installed: pyproject.toml constraints.txt
	@$(PYTHON) tools/check_python.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test,corpus]'
	@touch $@

demo: $(VENV)/.installed
	$(BIN)/sagt --collection $(DEMO) ingest corpus/documents --sync || test $$? -eq 1
	$(BIN)/sagt --collection $(DEMO) serve --port $(PORT)

test: $(VENV)/.tested
	@$(BIN)/python tools/ensure_browser.py
	$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest

lint: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

quality: $(VENV)/.tested
	$(BIN)/python -m benchmarks.quality

corpus: $(VENV)/.tested
	$(BIN)/python -m corpus.build

clean:
	rm -rf $(VENV) $(DEMO)
