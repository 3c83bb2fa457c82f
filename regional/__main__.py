"""The program: what `regional` and `python -m regional` run."""

import gc
import sys

SELDOM = (200_000, 30, 30)
"""After how many new objects Python looks for cycles among them: rows form none, and looking took 10 % of a load."""


INTERRUPTED = 130
"""The exit status of a program that Ctrl-C ended: 128, and the number of the signal."""


def let_others_stop_it() -> None:
    """Let what ends a session, or a machine, end a command as Ctrl-C does: it puts away what it has begun."""
    import signal  # noqa: PLC0415 - Ctrl-C meanwhile is heard in `main`

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # not every system has both
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:  # `nohup` has it ignored
            signal.signal(number, signal.default_int_handler)


def main() -> None:
    """Run the command line. Looking for cycles, at the start and at the end, took a tenth of the time of an answer."""
    gc.set_threshold(*SELDOM)
    try:
        let_others_stop_it()
        if sys.getfilesystemencoding() != "utf-8":
            from regional.cli.streams import begin_again_in_utf8  # noqa: PLC0415 - only few machines need it

            begin_again_in_utf8()
        from regional.cli import main as command_line  # noqa: PLC0415 - this is what is to be imported faster

        command_line(prog_name="regional")
    except SystemExit as end:
        from regional.cli.streams import end_at_once  # noqa: PLC0415 - it is imported already

        end_at_once(end.code)
        raise
    except KeyboardInterrupt:  # before there was anybody who could say so, or after
        sys.exit(INTERRUPTED)
    finally:
        gc.freeze()  # what is left when the program ends need not be looked through once more


if __name__ == "__main__":
    main()
