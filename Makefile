# make demo    shows the main job on samples/      make test     lint, types, tests
# make bench   start-up and speed, in ratios       make golden   rewrites the expected outputs
# make clean   removes everything made here         make messages  collects and compiles what is translated
# make man     writes the manual pages to man/      make fuzz SECONDS=600 SEED=2   hostile input
# make install PREFIX=/usr/local   installs commands, manual, completions (make uninstall); DESTDIR for packagers

PYTHON ?= python3
VENV = .venv
BIN = $(VENV)/bin
READY = $(VENV)/.ready
SAMPLE ?= samples/final-2024.txt
SEED ?= 7

.PHONY: demo test lint bench bench-faults golden messages man fuzz install uninstall clean

# $(call show,a question,the command that answers it)
show = @printf '\n== %s\n$$ %s\n\n' '$(1)' '$(2)'; PATH="$(CURDIR)/$(BIN):$$PATH"; $(2)

demo: $(READY)
	$(call show,Which figures of this final account cannot all be true?,yx-audit --exit-zero --format table $(SAMPLE))
	$(call show,And of this budget?,yx-audit --exit-zero --format table samples/budget-2024.txt)
	$(call show,What is a figure to the commands?,yx-split $(SAMPLE) | yx-table --facts | grep -m 2 \"fact\")
	$(call show,What is a relation to them?,yx-split $(SAMPLE) | yx-table | yx-cards | yx-claims | yx-sum | head -n 1)
	$(call show,What changed between two years?,yx-diff --exit-zero --format table --level 款 --measure expenditure \
	  samples/years/2023.txt samples/years/2024.txt)

test: lint
	$(BIN)/pytest -q

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/mypy

# what the tools say of samples/, and what both READMEs print of it, written anew; git diff reviews it
golden: $(READY)
	$(BIN)/python -m tests.golden
	$(BIN)/python -m tests.test_readme

# new and changed messages go into yxtools/locale/*/LC_MESSAGES/*.po; once translated there, run it again
messages: $(READY)
	$(BIN)/python -m tests.messages

# what is noticed of faults planted in samples/, or DOCS='a.txt b.txt'; N of each kind, places drawn by SEED
N ?= 5
bench-faults: $(READY)
	$(BIN)/python -m tests.faults -n $(N) --seed $(SEED) $(DOCS)

# hostile input for SECONDS seconds; YX_CORPUS names a directory of disclosures to spoil as well
SECONDS ?= 60
fuzz: $(READY)
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS) --seed $(SEED)

bench: $(READY)
	$(BIN)/python tests/bench.py

man: $(READY)
	$(BIN)/python -m yxtools.manual man man
	$(BIN)/python -m yxtools.manual man man/zh_CN --lang zh

PREFIX ?= /usr/local
LIB = $(DESTDIR)$(PREFIX)/lib/yxtools
SHARE = $(DESTDIR)$(PREFIX)/share
COMMANDS = $(notdir $(wildcard bin/yx-*))

# What install copies: the program with what it needs, for one interpreter and in no one's way, in build/yxtools;
# pages and completions in build/share. `make build` as oneself, then `sudo make install`, leaves no files of root.
build: build/.ready

build/.ready: $(shell find bin schemas yxtools -type f ! -name '*.pyc') setup.cfg pyproject.toml Makefile
	rm -rf build
	$(PYTHON) -m venv build/env
	build/env/bin/python -m pip install --quiet --disable-pip-version-check --no-compile --target build/yxtools .
	cd build/yxtools/bin && for file in *; do case $$file in yx-*) ;; *) rm -r "$$file" ;; esac; done
	@# not the interpreter of build/env, which goes away, but the one it was made of
	interpreter=$$(build/env/bin/python -c 'import sys; print("%s/bin/python%d.%d" % (sys.base_prefix, *sys.version_info[:2]))') \
	  && for name in $(COMMANDS); do \
	    { echo "#!$$interpreter"; sed 1d bin/$$name; } > build/yxtools/bin/$$name || exit; \
	  done
	cd build/yxtools && ../env/bin/python -m yxtools.manual man ../share/man/man1
	cd build/yxtools && ../env/bin/python -m yxtools.manual man ../share/man/zh_CN/man1 --lang zh
	cd build/yxtools && ../env/bin/python -m yxtools.manual completions ../share
	for language in . zh_CN; do \
	  mkdir build/share/man/$$language/man5 \
	  && mv build/share/man/$$language/man1/*.5 build/share/man/$$language/man5 || exit; \
	done
	@# valid wherever and whenever they are copied to
	cd build/yxtools && ../env/bin/python -m compileall -q -f --invalidation-mode unchecked-hash .
	rm -rf build/env
	touch $@

install: build/.ready
	rm -rf $(LIB)
	mkdir -p $(LIB) $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/include $(SHARE)/yxtools
	cp -R build/yxtools/. $(LIB)
	chmod -R a+rX $(LIB)
	chmod a+x $(LIB)/bin/*
	for name in $(COMMANDS); do ln -sf ../lib/yxtools/bin/$$name $(DESTDIR)$(PREFIX)/bin/$$name || exit; done
	@# where make looks for included files, so that `include yx.mk` is enough
	ln -sf ../lib/yxtools/yxtools/yx.mk $(DESTDIR)$(PREFIX)/include/yx.mk
	cp -R build/share/. $(SHARE)
	cp -R samples/queries samples/converters $(SHARE)/yxtools

uninstall:
	rm -rf $(LIB) $(SHARE)/yxtools
	rm -f $(DESTDIR)$(PREFIX)/include/yx.mk $(COMMANDS:%=$(DESTDIR)$(PREFIX)/bin/%)
	rm -f $(COMMANDS:%=$(SHARE)/man/man1/%.1) $(SHARE)/man/man5/yxtools-records.5
	rm -f $(COMMANDS:%=$(SHARE)/man/zh_CN/man1/%.1) $(SHARE)/man/zh_CN/man5/yxtools-records.5
	rm -f $(COMMANDS:%=$(SHARE)/bash-completion/completions/%) $(COMMANDS:%=$(SHARE)/zsh/site-functions/_%)
	rm -f $(COMMANDS:%=$(SHARE)/fish/vendor_completions.d/%.fish)

clean:
	rm -rf $(VENV) build dist man *.egg-info .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# setup.cfg says what is installed; the stamp is newer than it once that is done.
$(READY): setup.cfg pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	touch $(READY)
