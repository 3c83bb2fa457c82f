"""Put a row into a YAML text, or a field into a row, and leave everything else in the text as it is."""

import json
from collections.abc import Mapping, Sequence

import yaml

Value = str | Sequence[str]
"""The text of a column, or the rows of a nested list in their short form."""


class Text:
    """A YAML text that is edited at the places that its nodes have."""

    def __init__(self, text: str) -> None:
        """Parse it."""
        self.text = text
        self._root = yaml.compose(text, Loader=yaml.CSafeLoader)

    def rows_of(self, key: str | None) -> yaml.SequenceNode | None:
        """The list of rows under a key, or the whole text if it is a list."""
        root = self._root
        if isinstance(root, yaml.MappingNode):
            root = next((value for name, value in root.value if name.value == key), None)
        return root if isinstance(root, yaml.SequenceNode) else None

    def with_row(self, key: str | None, values: Mapping[str, Value]) -> str:
        """The text with one more row at the end of a list, which looks like the one before it."""
        rows = self.rows_of(key)
        if rows is None:
            head = f"{key}:\n" if key else ""
            return f"{self._ended()}{head}{_item(values, ' ' * (2 if key else 0), is_flow=True)}\n"
        if not rows.value:
            at = rows.end_mark.index - 1
            return f"{self.text[:at]}{_flow(values)}{self.text[at:]}"
        last = rows.value[-1]
        if rows.flow_style:
            at = last.end_mark.index
            return f"{self.text[:at]}, {_flow(values)}{self.text[at:]}"
        item = _item(values, " " * rows.start_mark.column, is_flow=bool(last.flow_style))
        at = self._line_end(_end(last))
        return self._with_lines(at, item)

    def with_field(self, line: int, says: Mapping[str, str], name: str, text: str) -> str:
        """The text with one more field in the row that begins on a line, behind the last of what the row says."""
        on_line = [row for row in _mappings(self._root) if row.start_mark.line + 1 == line]
        row = next(row for row in on_line if says.items() <= {(k.value, v.value) for k, v in row.value if _is_text(v)})
        key, value = [(key, value) for key, value in row.value if key.value in says][-1]
        at = value.end_mark.index
        if row.flow_style:
            return f"{self.text[:at]}, {name}: {_scalar(text)}{self.text[at:]}"
        at = self._line_end(at)
        return self._with_lines(at, f"{' ' * key.start_mark.column}{name}: {_scalar(text)}")

    def _ended(self) -> str:
        return self.text if self.text.endswith("\n") or not self.text else f"{self.text}\n"

    def _with_lines(self, at: int, lines: str) -> str:
        """The text with further lines behind the one that ends somewhere, ended as it is."""
        before, after = self.text[:at], self.text[at:]
        if before.endswith("\r"):
            lines = lines.replace("\n", "\r\n") + "\r"
        return f"{before}\n{lines}{after or chr(10)}"

    def _line_end(self, at: int) -> int:
        """Where the line ends in which something stands, so that a comment behind it stays there."""
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end


def _is_text(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode)


def _end(node: yaml.Node) -> int:
    """Where the last word of a node ends: the mark of a block is only at what follows it."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    at: int = node.end_mark.index
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return at - 1  # the line end before what follows
    return at


def _mappings(node: yaml.Node | None) -> list[yaml.MappingNode]:
    """All mappings in a node."""
    if isinstance(node, yaml.MappingNode):
        return [node, *(found for _, value in node.value for found in _mappings(value))]
    if isinstance(node, yaml.SequenceNode):
        return [found for item in node.value for found in _mappings(item)]
    return []


def _item(values: Mapping[str, Value], indent: str, *, is_flow: bool) -> str:
    if is_flow:
        return f"{indent}- {_flow(values)}"
    lines = [f"{name}: {_value(value)}" for name, value in values.items()]
    return f"{indent}- " + f"\n{indent}  ".join(lines)


def _flow(values: Mapping[str, Value]) -> str:
    return f"{{{', '.join(f'{name}: {_value(value)}' for name, value in values.items())}}}"


def _value(value: Value) -> str:
    return _scalar(value) if isinstance(value, str) else f"[{', '.join(map(_scalar, value))}]"


def _scalar(text: str) -> str:
    """A text as it stands if YAML reads it so everywhere, else in quotes; a hyphen alone is one only within braces."""
    try:
        read = yaml.compose(f"{{a: {text}, b: c}}", Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError):
        read = None
    value = read.value[0][1] if isinstance(read, yaml.MappingNode) else None
    is_plain = isinstance(value, yaml.ScalarNode) and value.value == text and not value.style and "!" not in text
    return text if is_plain and "\n" not in text and text != "-" else json.dumps(text, ensure_ascii=False)
