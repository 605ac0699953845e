# What can be made here. `make demo` and `make test` need nothing but Python 3.11, git and make.

PYTHON ?= python3
BIN := .venv/bin
JOBS ?= 2

.PHONY: demo test run screenshots release bench lint clean

demo: .venv/ready
	$(BIN)/python -m installer.demo

test: .venv/ready-dev lint
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n $(JOBS) --dist loadfile

lint: .venv/ready-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

run: .venv/ready
	$(BIN)/smpdesk

screenshots: .venv/ready
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m installer.screenshots build/screenshots
	$(BIN)/python -m installer.guide_pictures build/screenshots docs/pictures

release: .venv/ready-dev
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m installer.release dist

bench: .venv/ready-dev
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m benchmarks

clean:
	rm -rf build .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/ready: requirements.lock pyproject.toml installer/prepare.py
	$(PYTHON) installer/prepare.py
	@touch $@

.venv/ready-dev: requirements-dev.lock pyproject.toml installer/prepare.py
	$(PYTHON) installer/prepare.py --dev
	@touch $@ .venv/ready
