# All that these targets need is make and Python 3.11 or newer with venv. Each creates .venv and installs what it uses.

VENV := .venv
BIN := $(VENV)/bin
RUN_STAMP := $(VENV)/.installed-run
DEV_STAMP := $(VENV)/.installed-dev
PYTHONS := $(PYTHON) python3 python3.13 python3.12 python3.11

# Settings of another environment must not reach this one.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV CONDA_PREFIX PIP_USER PIP_TARGET PIP_PREFIX PIP_REQUIRE_VIRTUALENV

.DEFAULT_GOAL := help
.PHONY: help demo test check bench fuzz clean lint types contracts browser

help:
	@echo 'make demo    analyse the flagship scenario, print the brief, write the report'
	@echo 'make check   lint, types, import contracts and the quick tests (under two minutes)'
	@echo 'make test    everything, browser and documentation tests too; this is what CI runs'
	@echo 'make bench   the benchmarks'
	@echo 'make fuzz    thousands of changed scenarios through whole commands; goes on where it stopped (FUZZ=folder)'
	@echo 'make clean   remove .venv, caches and builds; reports stay'

demo: $(RUN_STAMP)
	@$(BIN)/detente analyze vladivostok-2019

check: lint types contracts
	$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal -m 'not slow and not browser'

test: lint types contracts browser
	$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal

bench: $(DEV_STAMP)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[bench]'
	$(BIN)/python benchmarks/run.py

FUZZ := .fuzz
fuzz: $(DEV_STAMP)
	$(BIN)/python tests/fuzz/run.py $(FUZZ)

lint: $(DEV_STAMP)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(DEV_STAMP)
	$(BIN)/mypy

contracts: $(DEV_STAMP)
	$(BIN)/lint-imports

# The browser tests drive a Chromium of the system. As root on Debian a missing one is installed.
browser: $(DEV_STAMP)
	@$(BIN)/python tests/browser/chromium.py >/dev/null && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  export DEBIAN_FRONTEND=noninteractive; \
	  apt-get update && apt-get install --yes --no-install-recommends chromium; \
	fi; \
	$(BIN)/python tests/browser/chromium.py

clean:
	rm -rf $(VENV) dist build .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# ------------------------------------------------------------------ the environment

# A stamp holds the folder it was made for. After a move, or when its Python has gone, it counts for nothing.
define forget-unless-valid
ifneq ($$(shell $(BIN)/python -c "print(open('$(1)').read())" 2>/dev/null),$(CURDIR))
.PHONY: $(1)
endif
endef
$(eval $(call forget-unless-valid,$(RUN_STAMP)))
$(eval $(call forget-unless-valid,$(DEV_STAMP)))

define find-python
good=; old=; bare=; \
for name in $(PYTHONS); do \
  command -v $$name >/dev/null 2>&1 || continue; \
  if ! $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then old="$$old $$name"; \
  elif ! $$name -c 'import ensurepip, venv' 2>/dev/null; then bare="$$bare $$name"; \
  else good=$$name; break; fi; \
done; \
if [ -z "$$good" ] && [ -n "$$bare" ]; then \
  echo "detente: found$$bare, but without venv and ensurepip. Install them and run make again:" >&2; \
  echo "  Debian, Ubuntu: apt install python3-venv (for a second Python, pythonX.Y-venv)" >&2; exit 1; \
elif [ -z "$$good" ]; then \
  echo "detente: needs Python 3.11 or newer; found$${old:- no Python at all}$${old:+, which is older}. Install one and run make again:" >&2; \
  echo "  Debian, Ubuntu: apt install python3 python3-venv" >&2; \
  echo "  Fedora: dnf install python3     macOS: brew install python" >&2; \
  echo "  or name one: make PYTHON=/path/to/python3 …" >&2; exit 1; \
fi
endef

# $(1) what pip installs, $(2) the stamps that this makes true. An environment that was made elsewhere is made anew.
define install
@$(BIN)/pip --version 2>/dev/null | grep -qF 'from $(CURDIR)/$(VENV)/' || { \
  $(find-python); \
  echo "detente: creating $(VENV) with $$good" >&2; \
  rm -rf $(VENV) && $$good -m venv $(VENV); \
}
@echo 'detente: installing into $(VENV)' >&2
@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '$(1)'
@for stamp in $(2); do printf '%s' '$(CURDIR)' > $$stamp; done
endef

$(RUN_STAMP): pyproject.toml constraints.txt
	$(call install,.,$(RUN_STAMP))

$(DEV_STAMP): pyproject.toml constraints.txt
	$(call install,.[dev],$(RUN_STAMP) $(DEV_STAMP))
