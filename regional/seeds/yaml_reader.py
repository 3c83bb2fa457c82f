"""YAML becomes nodes: all scalars are text, and what seeds do without (anchors, a second document) is a problem."""

from typing import Any

import yaml

from regional.seeds.nodes import Fields, Items, Node, Scalar
from regional.seeds.problems import Place, Problems

_DEEPEST = 20
"""No seed is nested half as deep; the time that the parser takes grows with the square of the depth."""

_TOO_DEEP = "nested deeper than any seed is"
"""What some versions of the parser find by themselves."""


def read_yaml(text: str, file: str, problems: Problems) -> Node | None:
    """The one document of a YAML file, all scalars as text, or None and a problem."""
    try:
        return _build(text, file, problems)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = f"not YAML: {error.problem or error.context}"
        problems.add(Place(file, mark.line + 1 if mark else 1), _TOO_DEEP if "nesting depth" in what else what)
    except yaml.reader.ReaderError as error:
        line = text.encode().count(b"\n", 0, error.position) + 1  # libyaml counts bytes
        problems.add(Place(file, line), f"not YAML: the character U+{error.character:04X} is not allowed")
    return None


def _build(text: str, file: str, problems: Problems) -> Node | None:
    """Build the nodes from the parser's events, which is several times faster than YAML's own node graph."""
    stack: list[Items | Fields] = []
    keys: list[Scalar | None] = []
    root: Node | None = None
    for event in iter(yaml.CSafeLoader(text).get_event, None):
        kind = type(event)
        if kind in _ENDS:
            stack.pop()
            keys.pop()
            continue
        if kind in _BETWEEN:
            continue
        node = _node(event, file, problems)
        if stack:
            _attach(stack[-1], keys, node, file, problems)
        elif root is None:
            root = node
        else:
            problems.add(Place(file, node.line), "a second document: a seed file has one")
            return root
        if isinstance(node, Scalar):
            continue
        stack.append(node)
        keys.append(None)
        if len(stack) > _DEEPEST:
            problems.add(Place(file, node.line), _TOO_DEEP)
            return None
    if root is None:
        problems.add(Place(file, 1), "the file is empty")
    return root


_ENDS = {yaml.SequenceEndEvent, yaml.MappingEndEvent}
_BETWEEN = {yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent}


def _node(event: Any, file: str, problems: Problems) -> Node:
    """The node that begins with an event."""
    line = event.start_mark.line + 1
    kind = type(event)
    if kind is yaml.AliasEvent:
        problems.add(Place(file, line), f"'*{event.anchor}': anchors and aliases are not used in seeds; write it out")
        return Scalar(f"*{event.anchor}", line)
    if event.tag is not None:
        problems.add(Place(file, line), f"'{event.tag}': tags are not used in seeds, where everything is text")
    if kind is yaml.ScalarEvent:
        return Scalar(event.value, line)
    return Items([], line) if kind is yaml.SequenceStartEvent else Fields({}, line)


def _attach(parent: Items | Fields, keys: list[Scalar | None], node: Node, file: str, problems: Problems) -> None:
    """Put a node where it belongs: into the list, or into the mapping as a key or under the last key."""
    if isinstance(parent, Items):
        parent.items.append(node)
        return
    key = keys[-1]
    if key is not None:
        parent.fields[key.text] = node
        keys[-1] = None
    elif isinstance(node, Scalar) and node.text:
        if node.text in parent.fields:
            problems.add(Place(file, node.line), f"the key '{node.text}' appears twice")
        keys[-1] = node
    else:
        problems.add(Place(file, node.line), "a key must be a word")
        keys[-1] = Scalar("", node.line)
