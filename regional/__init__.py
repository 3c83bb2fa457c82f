"""States, regional organisations, dated memberships, events and statements, every line with its source."""

TYPE_CHECKING = False  # as `typing` has it, which is imported only where Ctrl-C is heard already
if TYPE_CHECKING:
    from regional.errors import RegionalError
    from regional.questions import connect

__all__ = ["RegionalError", "connect"]


def __getattr__(name: str) -> object:
    """Import what is asked for when it is asked for: the command line starts faster without it."""
    if name == "connect":
        from regional.questions import connect  # noqa: PLC0415

        return connect
    if name == "RegionalError":
        from regional.errors import RegionalError  # noqa: PLC0415

        return RegionalError
    raise AttributeError(f"module 'regional' has no attribute '{name}'")
