"""LaTeX: a table that goes on over pages, with the sources under it, for XeLaTeX or LuaLaTeX with booktabs."""

import re
from collections.abc import Iterable
from typing import Any, TextIO

from regional.render.values import Table, printable

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "[": "{[}",
    "]": "{]}",
    "\n": r"\newline{}",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
}
"""What has a meaning in LaTeX; a bracket after a line end would be taken for a length."""

_HEAD = r"""%% needs \usepackage{booktabs,longtable}, and XeLaTeX or LuaLaTeX for every script
\begin{longtable}{%s}
\toprule
%s\midrule
\endhead
"""


def write_latex(table: Table, stream: TextIO) -> None:
    """Write the rows as a `longtable`, and the footnotes as paragraphs under it."""
    stream.write(_HEAD % ("l" * len(table.columns), _line(table.columns)))
    stream.writelines(map(_line, table.rows))
    stream.write("\\bottomrule\n\\end{longtable}\n")
    if table.common:
        stream.write(f"\\noindent All rows: {_escaped(table.common)}\n\n")
    stream.writelines(
        f"\\noindent {{[}}{number}{{]}} {_escaped(note)}\n\n" for number, note in enumerate(table.footnotes, start=1)
    )


def _line(cells: Iterable[Any]) -> str:
    return " & ".join(map(_escaped, cells)) + r" \\" + "\n"


def _escaped(value: Any) -> str:
    return re.sub(r"[\\~^\[\]\n&%$#_{}]", lambda sign: _SPECIAL[sign[0]], printable(value))
