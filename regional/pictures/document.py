"""A picture as a page of HTML: once for a wide screen, once for a narrow one, with the rows that it draws under it."""

from html import escape

from regional import render
from regional.pictures.canvas import font_faces
from regional.pictures.kinds import Picture
from regional.pictures.typeface import clean
from regional.questions.answer import Answer

NARROW_WIDTH = 380
"""The width of the picture for telephones, in pixels."""

_STYLE = """
body { margin: 0; background: #ffffff; color: #1a1a1a; font-family: 'Regional Sans', sans-serif; }
main { max-width: 960px; margin: 0 auto; }
svg { display: block; max-width: 100%; height: auto; }
.narrow { display: none; }
details { margin: 0 24px 24px; overflow-x: auto; }
table { border-collapse: collapse; }
th, td { padding: 2px 12px 2px 0; text-align: left; vertical-align: top; border-bottom: 1px solid #d9d5cf; }
@media (max-width: 640px) { .wide { display: none; } .narrow { display: block; } details { margin: 0 14px 14px; } }
@media print { .wide { display: block; } .narrow, details { display: none; } }
"""


def html(wide: Picture, narrow: Picture, answer: Answer) -> str:
    """A page that needs nothing but itself."""
    rows = render.html(render.Table(answer.columns, [tuple(map(_cell, row)) for row in answer.rows]))
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>{escape(clean(wide.title))}</title>
<style>{font_faces()}{_STYLE}</style>
</head>
<body>
<main>
<div class="wide">{wide.svg}</div>
<div class="narrow">{narrow.svg}</div>
<details><summary>The rows that are drawn</summary>
{rows}
</details>
</main>
</body>
</html>
"""


def _cell(value: object) -> object:
    return clean(value, 2000) if isinstance(value, str) else value
