# The two commands of the README: `make demo` and `make test`.
# The first Python here that will do; else python3, so that what is wrong can be said.
PYTHON ?= $(or $(shell for p in python3 python3.13 python3.12 python3.11; do \
  $$p tools/check_python.py 2>/dev/null && echo $$p && break; done),python3)
VENV := .venv
BIN := $(VENV)/bin
DEMO := demo-samling
PORT ?= 8501
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: demo test lint quality stories bench corpus clean

$(VENV)/.installed: pyproject.toml constraints.txt
	@command -v $(PYTHON) >/dev/null || { \
	  echo "Python saknas ($(PYTHON)). På Debian och Ubuntu: sudo apt install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) tools/check_python.py
	@echo "Installerar i $(VENV) (några minuter första gången) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) -e .
	@touch $@

$(VENV)/.tested: $(VENV)/.installed
	@echo "Installerar det som testerna behöver ..."
	@$(PIP) -e '.[test,corpus]'
	@touch $@

# Exit code 1 of ingest means that some file could not be read; it is then named.
demo: $(VENV)/.installed
	@$(BIN)/sagt --collection $(DEMO) ingest corpus/documents --sync || test $$? -eq 1
	@$(BIN)/sagt --collection $(DEMO) serve --port $(PORT)

test: $(VENV)/.tested
	@$(BIN)/python tools/ensure_test_programs.py
	@$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest -n 4 --dist loadfile --no-loadscope-reorder

lint: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

quality: $(VENV)/.tested
	@$(BIN)/python -m benchmarks.quality

# Prints every story; exit code 1 only says that some came out otherwise than expected.
stories: $(VENV)/.tested
	@$(BIN)/python -m benchmarks.stories || test $$? -eq 1

bench: $(VENV)/.tested
	@$(BIN)/python -m benchmarks.ingest corpus/documents

corpus: $(VENV)/.tested
	$(BIN)/python -m corpus.build

clean:
	rm -rf $(VENV) $(DEMO)
