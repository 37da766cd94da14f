# The one way to do each thing. `make demo` and `make test` work from nothing but Python 3.11+ and make.

# Any PYTHON can be named (`make PYTHON=python3.13 test`); else the first one found that is new enough.
ifeq ($(origin PYTHON), undefined)
PYTHON := $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo "$$python" && break; done)
endif

VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# Stamped by content, not by date: a fresh clone, a changed pin or another Python each get exactly what they lack.
python_version := $(shell $(PYTHON) -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null)
python := $(VENV)/.python-$(python_version)
pins := $(VENV)/.pins-$(python_version)-$(firstword $(shell cksum < requirements.txt))
package := $(VENV)/.package-$(python_version)-$(firstword $(shell cksum < pyproject.toml))

.PHONY: all venv format lint types imports docs docs-check tests test demo bench bench-peers gates drills requirements wheel clean
.NOTPARALLEL:

all: format lint types imports docs-check tests

venv: $(package)

$(python):
	@$(if $(python_version),,echo "Habeas needs Python 3.11 or newer: make PYTHON=/path/to/python3.11" >&2; exit 3)
	@$(PYTHON) -m venv --clear $(VENV) \
	|| { echo "This Python cannot make a virtual environment (on Debian: apt install python3-venv)" >&2; exit 3; }
	@touch $@

$(pins): | $(python)
	@echo "Installing the pinned dependencies into $(VENV) (once, about half a minute)"
	@$(BIN)/python -m pip install -qq --require-hashes --requirement requirements.txt
	@touch $@

# Beside the pins, as those may bring another build backend.
$(package): | $(pins)
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation --editable .
	@touch $@

format: venv
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format --quiet .

lint: venv
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .

types: venv
	@$(BIN)/mypy

imports: venv
	@$(BIN)/lint-imports --no-logo

docs: venv
	@$(BIN)/python docs/prepare.py
	@$(BIN)/python docs/generate.py

docs-check: venv
	@$(BIN)/python docs/prepare.py --check
	@$(BIN)/python docs/generate.py --check

tests: venv
	@$(BIN)/python -m pytest --quiet

# pytest's closing line is the last thing said: nothing may follow it.
test: lint types imports docs-check tests

demo: venv
	@$(BIN)/habeas demo

bench: venv
	@$(BIN)/python -m bench

# The other tools live in an environment of their own: none is ever needed by Habeas.
peers := $(VENV)-peers/.peers-$(firstword $(shell cksum < bench/peers/requirements.txt))

$(peers):
	@$(PYTHON) -m venv --clear $(VENV)-peers
	@$(VENV)-peers/bin/python -m pip install -qq --requirement bench/peers/requirements.txt
	@touch $@

bench-peers: $(peers)
	@$(if $(PAIRS),,echo "Which pairs? make bench-peers PAIRS=/path/to/pairs.tsv" >&2; exit 2)
	@PYTHONPATH=src:. $(VENV)-peers/bin/python -m bench.peers "$(PAIRS)"

gates: venv
	@$(BIN)/python -m bench.gates

drills: venv
	@$(BIN)/python -m bench.drills

# No header and no index: no machine's paths and no registry's address may stand in the repository.
compile := uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header --no-annotate --no-emit-index-url --no-emit-find-links

requirements: venv
	@$(BIN)/$(compile) --upgrade --extra dev --output-file requirements.txt pyproject.toml
	@$(BIN)/$(compile) --constraints requirements.txt --output-file requirements-runtime.txt pyproject.toml
	@! grep -nE '://|--index|--find-links' requirements.txt requirements-runtime.txt

wheel: venv
	@$(BIN)/python -m build --no-isolation --outdir dist

clean:
	rm -rf $(VENV) $(VENV)-peers build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
