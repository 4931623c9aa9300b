"""The manual: pages for man(1) and completions for shells, made from the commands and schemas themselves.

`python -m yxtools.manual man DIR` writes yx-*.1 and yxtools-records.5 (in Chinese under `--lang zh`),
`python -m yxtools.manual completions DIR` what bash, zsh and fish complete options with.
"""
