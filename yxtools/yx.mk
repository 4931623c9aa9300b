# Make rules for batch jobs over disclosures. They need GNU make 3.81 or newer, sh and awk.
#
# A tree of disclosures (*.txt in any depth), four at a time, and only those that changed:
#
#     make -f "$(yx-audit --makefile)" AUDIT_IN=disclosures AUDIT_OUT=audited -j4
#
# AUDIT_OUT then holds all records of every disclosure, as NAME.jsonl in the same subdirectories, NAME.error with
# the reason for each that cannot be read, and summary.txt. The exit status is 2 if one could not be read; findings
# are no failure. What an interrupted run has done stays done, and nothing is left half written.
#
# Make cannot name files with blanks and most ASCII punctuation. Such a character stands as + and its code in the
# name of the result: "a b.txt" gives a+20b.jsonl. The records inside carry the name as it is. Only a name with a
# line break is left out, which is said, and counts as one that cannot be read. AUDIT_OUT itself must have none of
# these characters.
#
# A disclosure is audited anew when it is newer than its result, when AUDIT_IN or YX_AUDITFLAGS changed, or with
# another version of yxtools. After a change of files in a --taxonomy, say make -B.
#
# In a Makefile of one's own, for single files beside their text:
#
#     include $(shell yx-audit --makefile)
#     all: $(patsubst %.txt,%.audit.jsonl,$(wildcard *.txt))

YX_SPLIT ?= yx-split
YX_TABLE ?= yx-table
YX_AUDIT ?= yx-audit
# options for every yx-audit, such as --taxonomy DIR
YX_AUDITFLAGS ?=

ifneq ($(AUDIT_IN),)

AUDIT_OUT ?= audited
ifneq ($(words $(AUDIT_OUT)),1)
$(error AUDIT_OUT=$(AUDIT_OUT): make cannot name files in a directory with blanks)
endif

# $(call yx_quoted,TEXT) is one word of the shell
yx_quoted = '$(subst ','\'',$(1))'

# the scripts lie beside this file, in a directory that may have blanks
YX_BATCH := $(shell dirname "`$(YX_AUDIT) --makefile`")/batch
YX_NAMES := $(shell sh $(call yx_quoted,$(YX_BATCH)/plan.sh) $(call yx_quoted,$(AUDIT_IN)) \
	$(call yx_quoted,$(AUDIT_OUT)) "`$(YX_AUDIT) --version`" $(call yx_quoted,$(YX_AUDITFLAGS)) \
	$(call yx_quoted,$(YX_AUDIT)))
ifeq ($(YX_NAMES),)
$(error nothing to audit below $(AUDIT_IN))
endif
YX_RESULTS := $(YX_NAMES:%=$(AUDIT_OUT)/%.jsonl)

export AUDIT_IN AUDIT_OUT YX_AUDIT YX_AUDITFLAGS

.PHONY: audit
audit: $(YX_RESULTS)
	@sh $(call yx_quoted,$(YX_BATCH)/summary.sh)

# A disclosure that cannot be read is told by `audit`, after all others were: it does not stop make.
$(YX_RESULTS): $(AUDIT_OUT)/%.jsonl: $(AUDIT_OUT)/.make/in/%.txt $(AUDIT_OUT)/.make/settings
	@$(eval YX_BEGUN += x)sh $(call yx_quoted,$(YX_BATCH)/audit.sh) $* $(words $(YX_BEGUN))

else ifeq ($(MAKECMDGOALS)$(words $(MAKEFILE_LIST)),1)
$(error say what to audit: make -f ... AUDIT_IN=directory AUDIT_OUT=directory)
endif

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
