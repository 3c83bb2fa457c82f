"""The program: what `regional` and `python -m regional` run."""

import gc

SELDOM = (200_000, 30, 30)
"""After how many new objects Python looks for cycles among them: rows form none, and looking took 10 % of a load."""


def main() -> None:
    """Run the command line. Looking for cycles, at the start and at the end, took a tenth of the time of an answer."""
    gc.set_threshold(*SELDOM)
    from regional.cli import main as command_line  # noqa: PLC0415 - this is what is to be imported faster

    try:
        command_line(prog_name="regional")
    finally:
        gc.freeze()  # what is left when the program ends need not be looked through once more


if __name__ == "__main__":
    main()
