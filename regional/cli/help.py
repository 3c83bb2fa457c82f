"""`regional help`: the help of the program, or of one command."""

import click


@click.command("help")
@click.argument("names", nargs=-1, metavar="[COMMAND]")
@click.pass_context
def command(ctx: click.Context, names: tuple[str, ...]) -> None:
    """Show the help of the program, or of one command.

    Example: regional help both
    """
    shown = ctx.find_root()
    for name in names:
        group = shown.command
        if not isinstance(group, click.Group):
            raise click.UsageError(f"'{shown.command_path}' has no commands of its own", shown)
        found_name, found, _ = group.resolve_command(shown, [name, "--help"])
        if found is not None:
            shown = click.Context(found, info_name=found_name, parent=shown, **found.context_settings)
    click.echo(shown.get_help())
