# Set-up, demonstration, tests. Needs Python 3.11+ with pip, and make; nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What to install: the project for working on it, or "." in the image.
TARGET ?= --editable '.[dev]'
READY := $(VENV)/.ready

.PHONY: help demo test lint install constraints clean

help: ## Show what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

demo: install ## Index the sample documents and answer three questions
	@$(BIN)/referent demo

test: install ## Run the whole test suite
	@$(BIN)/python -m pytest

lint: install ## Check style, types and the direction of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

install: $(READY) ## Create .venv, install everything, unpack the embedding model

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Referent needs Python 3.11 or newer; try: make PYTHON=python3.12" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing into $(VENV) (the first time this takes a few minutes)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt $(TARGET)
	@$(BIN)/python -m index.bundled
	@touch $@

constraints: install ## Write the installed versions to constraints.txt
	@{ head -1 constraints.txt; $(BIN)/python -m pip freeze --exclude-editable | sed 's/+cpu$$//' | grep -viE '^(pip|setuptools|referent)\b'; } > constraints.new
	@mv constraints.new constraints.txt

clean: ## Remove the virtual environment and the demonstration's index
	rm -rf $(VENV) .referent
