# run and test set everything up by themselves. On Windows see README.md.
PYTHON ?= python3
VENV = .venv/bin/python

.PHONY: run test test-busy hand lint mutants bench screenshots strings setup clean

run:
	@$(PYTHON) packaging/setup.py run
	@$(VENV) -m organizer --first-sample

test: setup
	@QT_QPA_PLATFORM=offscreen $(VENV) -m pytest -n auto --dist loadgroup

# The same while other work keeps every core busy: nothing may depend on how fast the machine is.
test-busy: setup
	@QT_QPA_PLATFORM=offscreen $(VENV) packaging/busy.py $(VENV) -m pytest -n auto --dist loadgroup -o timeout=600

# Journeys through the real program, on a screen of their own, by real mouse and keys (Linux).
hand:
	@$(PYTHON) packaging/setup.py hand
	@$(VENV) -m pytest -n 2 tests/hand -o addopts="--strict-markers --strict-config -q"

lint: setup
	@$(VENV) -m ruff format --check .
	@$(VENV) -m ruff check .
	@$(VENV) -m mypy
	@$(VENV) packaging/sizes.py

# How many of 60 small faults the tests notice; other samples: make mutants WITH="--seed 7 --minutes 60"
mutants: setup
	@$(VENV) packaging/mutants.py $(WITH)

bench: setup
	@QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen} $(VENV) packaging/bench.py

screenshots: setup
	@QT_QPA_PLATFORM=offscreen $(VENV) packaging/screenshots.py

strings: setup
	@$(VENV) packaging/strings.py

setup:
	@$(PYTHON) packaging/setup.py dev

clean:
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find organizer tests packaging -name __pycache__ -prune -exec rm -rf {} +
