# Make rules for batch jobs over disclosures. In a Makefile of your own:
#
#     include $(shell yx-audit --makefile)
#     all: $(patsubst %.txt,%.audit.jsonl,$(wildcard *.txt))
#
# make -j4 all audits four disclosures at a time, and only those that changed.

YX_SPLIT ?= yx-split
YX_TABLE ?= yx-table
YX_AUDIT ?= yx-audit
# options for every yx-audit, such as --taxonomy DIR
YX_AUDITFLAGS ?=

# All records of a disclosure: its sections, paragraphs and tables.
%.records.jsonl: %.txt
	@rm -f '$@.split' '$@.part'
	@{ $(YX_SPLIT) --format jsonl -- '$<' > '$@.split' \
	  && $(YX_TABLE) --format jsonl -- '$@.split' > '$@.part' \
	  && mv -f '$@.part' '$@'; status=$$?; rm -f '$@.split' '$@.part'; exit $$status; }

# The checks of a disclosure. Exit status 1 of yx-audit means that a check failed: a finding, which is what was asked for.
%.audit.jsonl: %.txt
	@{ $(YX_AUDIT) --exit-zero --format jsonl $(YX_AUDITFLAGS) -- '$<' > '$@.part' \
	  && mv -f '$@.part' '$@'; status=$$?; rm -f '$@.part'; exit $$status; }
