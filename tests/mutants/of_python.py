"""Small changes to a module of Python: of its syntax tree, so that what is in texts and annotations stays as it is."""

import ast
import copy
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tests.mutants.change import Change

_COMPARED: Mapping[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_RECKONED: Mapping[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_CALLED = {"min": "max", "max": "min", "any": "all", "all": "any", "startswith": "endswith", "endswith": "startswith"}
_DROPPED = {
    *(
        "strip",
        "rstrip",
        "lstrip",
        "casefold",
        "lower",
        "upper",
        "replace",
        "removeprefix",
        "removesuffix",
        "translate",
    ),
    *("expanduser", "resolve", "order_by", "where", "distinct", "title", "zfill"),
}
"""Methods without which a value is still one of its sort."""
_UNFELT = {"strict", "maxsize"}
"""Arguments that no answer depends on: what must never be false, and how much is remembered."""


def changes(path: str, text: str) -> Iterator[Change]:
    """All small changes to a module that leave it a module."""
    tree = ast.parse(text)
    places = _Places(text)
    unit = ast.dump(tree)
    for node in _code(tree):
        for replaced, other in _others(node):
            change = Change(path, *places.of(replaced), other)
            try:
                changed = ast.dump(ast.parse(change.applied(text)))
            except SyntaxError:
                continue
            if changed != unit:
                yield change


class _Places:
    """Where the nodes of a tree stand in its text: Python counts bytes in a line."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines(keepends=True)
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))

    def of(self, node: ast.AST) -> tuple[int, int]:
        at: Any = node
        return self._at(at.lineno, at.col_offset), self._at(at.end_lineno, at.end_col_offset)

    def _at(self, line: int, column: int) -> int:
        return self._starts[line - 1] + len(self._lines[line - 1].encode()[:column].decode())


def _code(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that do something: no annotation, no docstring, no import, nothing within a formatted text."""
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "bases", "type_params"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or isinstance(child, ast.JoinedStr | ast.Import | ast.ImportFrom):
                continue
            if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
                continue
            if isinstance(child, ast.keyword) and child.arg in _UNFELT:
                continue
            if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
                continue
            if isinstance(child, ast.Assign) and ast.unparse(child.targets[0]) == "__all__":  # mypy holds that
                continue
            if hasattr(child, "lineno"):
                yield child
            yield from _code(child)


def _others(node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    """What is replaced, the node or the condition of it, and by what."""
    if isinstance(node, ast.If | ast.IfExp):
        yield node.test, "True"
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        yield node.test, "False"
    make = _MADE.get(type(node))
    if make:
        for other in make(node):
            yield node, other


def _edited(node: Any, **fields: Any) -> str:
    other = copy.copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return ast.unparse(ast.fix_missing_locations(other))


def _compared(node: ast.Compare) -> Iterator[str]:
    for number, sign in enumerate(node.ops):
        if type(sign) in _COMPARED:
            yield _edited(node, ops=[*node.ops[:number], _COMPARED[type(sign)](), *node.ops[number + 1 :]])


def _joined(node: ast.BoolOp) -> Iterator[str]:
    yield f"({_edited(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())})"
    for number in range(len(node.values)):
        left = node.values[:number] + node.values[number + 1 :]
        yield f"({ast.unparse(left[0]) if len(left) == 1 else _edited(node, values=left)})"


def _negated(node: ast.UnaryOp) -> Iterator[str]:
    if isinstance(node.op, ast.Not | ast.USub):
        yield f"({ast.unparse(node.operand)})"


def _reckoned(node: ast.BinOp) -> Iterator[str]:
    if type(node.op) in _RECKONED:
        yield f"({_edited(node, op=_RECKONED[type(node.op)]())})"


def _constant(node: ast.Constant) -> Iterator[str]:
    if isinstance(node.value, bool):
        yield str(not node.value)
    elif isinstance(node.value, int):
        yield str(node.value + 1)


def _called(node: ast.Call) -> Iterator[str]:
    function = node.func
    if isinstance(function, ast.Name) and function.id == "sorted":
        yield _edited(node, func=ast.Name("list"), keywords=[])
    if isinstance(function, ast.Name) and function.id in _CALLED:
        yield _edited(node, func=ast.Name(_CALLED[function.id]))
    if isinstance(function, ast.Attribute) and function.attr in _CALLED:
        yield _edited(node, func=_attribute(function, _CALLED[function.attr]))
    if isinstance(function, ast.Attribute) and function.attr in _DROPPED:
        yield ast.unparse(function.value)
    for number, keyword in enumerate(node.keywords):
        if keyword.arg not in _UNFELT:
            yield _edited(node, keywords=node.keywords[:number] + node.keywords[number + 1 :])


def _attribute(node: ast.Attribute, name: str) -> ast.Attribute:
    other = copy.copy(node)
    other.attr = name
    return other


def _gone(node: ast.stmt) -> Iterator[str]:
    del node
    yield "pass"


def _returned(node: ast.Return) -> Iterator[str]:
    if node.value is not None and not (isinstance(node.value, ast.Constant) and node.value.value is None):
        yield "return None"


def _left_out(node: ast.Set | ast.Dict | ast.List | ast.Tuple) -> Iterator[str]:
    if not isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
        return
    if isinstance(node, ast.Dict):
        for number in range(len(node.keys)):
            others = [place for place in range(len(node.keys)) if place != number]
            yield _edited(node, keys=[node.keys[n] for n in others], values=[node.values[n] for n in others])
    elif len(node.elts) > 1 and (isinstance(node, ast.Set | ast.List) or _are_constants(node.elts)):
        for number in range(len(node.elts)):
            yield _edited(node, elts=node.elts[:number] + node.elts[number + 1 :])


def _are_constants(nodes: list[ast.expr]) -> bool:
    return all(isinstance(node, ast.Constant) for node in nodes)


def _filtered(node: Any) -> Iterator[str]:
    for place, part in enumerate(node.generators):
        for number in range(len(part.ifs)):
            other = copy.copy(part)
            other.ifs = part.ifs[:number] + part.ifs[number + 1 :]
            yield _edited(node, generators=[*node.generators[:place], other, *node.generators[place + 1 :]])


_MADE: Mapping[type[ast.AST], Callable[[Any], Iterator[str]]] = {
    ast.Compare: _compared,
    ast.BoolOp: _joined,
    ast.UnaryOp: _negated,
    ast.BinOp: _reckoned,
    ast.Constant: _constant,
    ast.Call: _called,
    ast.Expr: _gone,
    ast.Continue: lambda _: iter(["break"]),
    ast.Break: lambda _: iter(["continue"]),
    ast.AugAssign: _gone,
    ast.Raise: _gone,
    ast.Return: _returned,
    ast.Set: _left_out,
    ast.Dict: _left_out,
    ast.List: _left_out,
    ast.Tuple: _left_out,
    ast.ListComp: _filtered,
    ast.SetComp: _filtered,
    ast.DictComp: _filtered,
    ast.GeneratorExp: _filtered,
}
