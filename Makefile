# Everything runs from a virtual environment that the first command makes: `make help` lists what there is.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: help demo test check samples messages docs pictures bench letters scans layouts scale fuzz lock clean
.DEFAULT_GOAL := help

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: $(READY) ## letters, annexes and what is missing, for the sample cases, into build/demo
	@# Some of the samples lack papers or contradict themselves on purpose: exit codes 10 to 12 are what they should give.
	@$(BIN)/reprieve run samples/cases -o build/demo --as-of 2026-11-02; code=$$?; \
	  if [ $$code -ne 0 ] && { [ $$code -lt 10 ] || [ $$code -gt 12 ]; }; then exit $$code; fi
	@echo
	@echo "Look at:   build/demo/unemployment-complete/letters  letters, to open in Word or LibreOffice"
	@echo "           build/demo/income-drop-missing            what one applicant still has to bring"
	@echo "           build/demo/index.html                     all cases, to open in a browser:"
	@echo "file://$(CURDIR)/build/demo/index.html"

test: $(READY) ## the tests
	$(BIN)/pytest -n auto --dist worksteal

check: $(READY) ## style, types, letters and library files
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/reprieve lint

samples: $(READY) ## draw the papers of the sample cases again
	$(BIN)/python samples/make_samples.py

messages: $(READY) ## bring the catalogues of messages up to date; lists what is not yet translated
	$(BIN)/python tools/messages.py

docs: $(READY) ## write the pages of docs/ that come from the code
	$(BIN)/python tools/command_pages.py
	$(BIN)/python tools/error_pages.py
	$(BIN)/python tools/field_pages.py

pictures: $(READY) ## the pictures of the README (needs soffice, pdftoppm and chromium)
	$(BIN)/python tools/pictures.py

bench: $(READY) ## how fast statements are read, into docs/bench-reading.md (needs poppler-utils and poppler-data; a quarter of an hour)
	$(BIN)/python benchmarks/reading.py

letters: $(READY) ## what a letter costs beside bare docxtpl, into docs/bench-letters.md (two minutes)
	$(BIN)/python benchmarks/letters.py

scans: $(READY) ## how well printed and spoiled papers are read, into docs/bench-ocr.md (half an hour)
	$(BIN)/python benchmarks/scans.py

layouts: $(READY) ## statements in layouts that nobody described: read right, reported, or wrong (needs chromium and LibreOffice; five minutes)
	$(BIN)/python benchmarks/sample_layouts.py
	$(BIN)/python benchmarks/browser_statements.py
	$(BIN)/python benchmarks/office_statements.py

scale: $(READY) ## how a run grows, 100 and 2,000 cases, into docs/bench-scale.md (an hour; SIZES="20 100" is quicker)
	$(BIN)/python benchmarks/scale.py $(SIZES)

fuzz: $(READY) ## read thousands of damaged papers; tells crashes, hangs and wrong readings
	$(BIN)/python fuzz/damaged_papers.py

lock: $(READY) ## pin the newest releases of everything this is built on
	$(BIN)/uv lock --upgrade --default-index https://pypi.org/simple

clean: ## remove what the other commands have made
	rm -rf build dist .venv .hypothesis .mypy_cache .pytest_cache .ruff_cache

$(READY): pyproject.toml uv.lock tools/uv.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; on Debian: apt-get install python3. Another one: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' || { echo "Python's venv is missing; on Debian: apt-get install python3-venv"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tools/uv.txt
	$(BIN)/uv sync --locked --all-extras --compile-bytecode
	@$(BIN)/python -m compileall -q src # as an installer does: the first start is as quick as the next
	@touch $(READY)
