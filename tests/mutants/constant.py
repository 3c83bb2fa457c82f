"""A change to what a module calls by a name, made in a program that has imported it."""

import ast
import sys
from itertools import zip_longest


def give(path: str, old: str, new: str) -> bool:
    """Give a name of a module the value that it has in another text, wherever it is held by that name, if that can be.

    What was made of the value when the module was imported stays as it was: so a change that nobody notices is to be
    tried anew.
    """
    statements = zip_longest(ast.parse(old).body, ast.parse(new).body)
    changed = [(before, after) for before, after in statements if not before or ast.dump(before) != ast.dump(after)]
    name, value = _named(changed[0][1])
    if len(changed) != 1 or not value:
        return False
    modules = [module for module in [*sys.modules.values()] if hasattr(module, "__dict__")]
    own = next(module for module in modules if vars(module).get("__file__") == path)
    held, given = vars(own)[name], eval(compile(ast.Expression(value), path, "eval"), vars(own))  # noqa: S307 - ours
    for module in modules:
        if vars(module).get(name, module) is held:
            setattr(module, name, given)
    return True


def _named(statement: ast.stmt | None) -> tuple[str, ast.expr | None]:
    if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
        return statement.targets[0].id, statement.value
    if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
        return statement.target.id, statement.value
    return "", None
