# Each target has its twin without make: see README.md. `make` alone prints this help.

PYTHON ?= python3
BIN := $(if $(filter Windows_NT,$(OS)),.venv/Scripts,.venv/bin)
OPTIONS = $(if $(FULL),--full) $(if $(LIVE),--live) $(if $(CPU),--cpu) $(if $(THREADS),--threads) $(if $(CHILDREN),--children) $(if $(MEMORY),--memory$(patsubst %,=%,$(filter-out 1,$(MEMORY)))) $(if $(RAW),--raw) $(if $(BOXES),--boxes $(BOXES))

.DELETE_ON_ERROR:
.PHONY: help setup profile exercises compare docs serve workshop test test-all lint bench real fuzz lock clean

help:  ## print this help
	@$(PYTHON) tools/help.py $(firstword $(MAKEFILE_LIST))

setup: .venv/.ready  ## make .venv with what is needed (done by itself where needed)

profile: .venv/.ready $(if $(THREADS),.venv/.ready-threads)  ## profile the workload, or PROGRAM=… ARGS=…; FULL=1 LIVE=1 CPU=1 MEMORY=1 THREADS=1 CHILDREN=1 RAW=1 BOXES=N
	@$(BIN)/python -m demo profile $(OPTIONS) $(if $(PROGRAM),'$(subst ','\'',$(PROGRAM))') $(ARGS)

exercises: .venv/.ready  ## list the exercises; then: .venv/bin/python -m demo exercise NAME
	@$(BIN)/python -m demo exercises

compare: .venv/.ready  ## compare two profiles: BEFORE=a.pstats AFTER=b.pstats
	@$(BIN)/python -m demo compare $(BEFORE) $(AFTER)

docs: .venv/.ready-docs $(if $(SCREENSHOTS),.venv/.ready-browser)  ## build the site into site/; LAB=0 leaves out Python in the page, SCREENSHOTS=1 takes some, in Chromium
	@$(BIN)/python -m docs._lab
	@$(BIN)/python -m docs._build
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

serve: docs  ## build the site and show it on http://127.0.0.1:8000, or PORT=…
	@$(BIN)/python -m http.server --bind 127.0.0.1 --directory site $(or $(PORT),8000)

workshop: docs  ## pack the site, the wheels and the sources into dist/workshop.zip, for a class without internet
	@$(BIN)/python tools/pack.py

test: .venv/.ready-test .venv/.ready-docs  ## run the tests
	@$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder $(PYTEST)

test-all: .venv/.ready-test  ## run the tests on every Python 3.10-3.15 of this machine
	@$(BIN)/python -m tests.every_python $(PYTEST)

lint: .venv/.ready-test  ## look for mistakes in style, types and English
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python -m tools.lint_js
	@$(BIN)/python -m tools.lint_prose

bench: .venv/.ready-docs  ## measure against the post's three commands, the largest profiles, stacks, and what counting bytes costs
	@$(BIN)/python -m tests.benchmarks
	@$(BIN)/python -m tests.benchmarks.processes
	@$(BIN)/python -m tests.benchmarks.largest
	@$(BIN)/python -m tests.benchmarks.memory
	@$(BIN)/python -m tests.benchmarks.stacks

real: .venv/.ready  ## profile real programs and tools, and judge the first advice; ARGS=--cost or a program's name
	@$(BIN)/python -m tests.benchmarks.real $(ARGS)

fuzz: .venv/.ready-test  ## read a million damaged profiles, check the sentences on 100,000 programs, judge exercises under load
	@$(BIN)/python -m tests.profiles.fuzz 1000000
	@$(BIN)/python -m tests.stacks.fuzz 1000000
	@$(BIN)/python -m tests.oracles 100000
	@$(BIN)/python -m tests.training.repeat_exercises 200 --load

lock: .venv/.ready-test  ## pin all versions anew
	@$(BIN)/python tools/lock.py

clean:  ## remove what was made, .venv too; my-exercises stays
	rm -rf .venv .venvs build dist site output.* compare.*

.venv/.ready: requirements.txt requirements/dot.txt pyproject.toml
	@$(PYTHON) tools/set_up.py

.venv/.ready-%: requirements/%.txt .venv/.ready
	@$(PYTHON) tools/set_up.py $*
