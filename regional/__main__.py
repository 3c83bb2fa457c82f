"""`python -m regional` is the command `regional`."""

from regional.cli import main

main(prog_name="regional")
