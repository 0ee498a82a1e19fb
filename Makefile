PYTHON := .venv/bin/python
READY := .venv/ready

.PHONY: help setup run test fuzz bench bench-peers lab-tables words pictures bundle messages lock clean

help:
	@echo "make run       set up what is missing and open Askfirst"
	@echo "make test      set up what is missing and run every test"
	@echo "make setup     set up only: .venv, with the command .venv/bin/askfirst"
	@echo "make fuzz      feed every parser spoiled inputs, ten minutes each"
	@echo "make bench     compare speeds side by side; prints ratios"
	@echo "make bench-peers  compare with another library, in an environment of its own"
	@echo "make lab-tables  measure the lab over ten seeds, into docs/lab.md"
	@echo "make words     learn the words that tell of each question: LABELLED=\"one.json two.json\""
	@echo "make pictures  draw every page into docs/pictures"
	@echo "make bundle    build a program that needs no Python, and try it"
	@echo "make messages  collect the texts to translate"
	@echo "make lock      pin the packages anew"
	@echo "make clean     remove what was built"

$(READY): .ci/setup .ci/requirements.lock pyproject.toml
	@.ci/setup

setup: $(READY)

run: $(READY)
	@.venv/bin/askfirst

test: $(READY)
	@$(PYTHON) -m pytest

fuzz: $(READY)
	@PYTHONPATH=. $(PYTHON) -m tests.fuzz

bench: $(READY)
	@$(PYTHON) -m tests.benchmarks

bench-peers: $(READY)
	@.ci/setup-peers
	@PYTHONPATH=. OPENBLAS_NUM_THREADS=1 .venv-peers/bin/python -m tests.benchmarks.peers

lab-tables: $(READY)
	@$(PYTHON) -m tests.tables docs/lab.md

words: $(READY)
	@$(PYTHON) -m tests.word_weights $(LABELLED)

pictures: $(READY)
	@$(PYTHON) -m tests.pictures docs/pictures

bundle: $(READY)
	@$(PYTHON) -m PyInstaller --noconfirm --clean --log-level WARN build.spec
	@.ci/try-bundle dist/askfirst/askfirst

messages: $(READY)
	@.venv/bin/pybabel -q extract --no-location --omit-header --sort-output -k tr -k ntr:1,2 \
		--output resources/locale/askfirst.pot desktop

lock: $(READY)
	@$(PYTHON) -m uv --version >/dev/null 2>&1 || $(PYTHON) -m pip install --quiet uv
	@$(PYTHON) -m uv pip compile --quiet --generate-hashes --universal --no-emit-index-url --no-header --no-annotate \
		--group dev --output-file .ci/requirements.lock pyproject.toml

clean:
	@rm -rf build dist out .venv-peers .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
