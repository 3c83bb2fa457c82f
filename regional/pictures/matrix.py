"""`plot matrix`: who stands where on a day, with a word in each cell."""

from regional.pictures import wording
from regional.pictures.canvas import CELL, Box, Canvas, Style
from regional.pictures.colours import QUIET, RULE, STATUS
from regional.pictures.frame import NARROW, SMALL, TEXT, Key, head, legend, margin
from regional.pictures.holdings import Held, Holder, holders, statuses_of, weight_of
from regional.pictures.shown import Shown
from regional.pictures.typeface import BOLD, REGULAR, clean, fitting, width
from regional.vocabulary import Status

_LINE = 26.0
_ABBREVIATED = 64.0
"""Below this width of a column its words are shortened to their first letters, which the line above explains."""


def titles(shown: Shown) -> tuple[str, str]:
    """What the picture shows, and what it finds."""
    found = _sorted(shown)
    where = wording.count(len(shown.names), "organization")
    finding = f"{wording.count(len(found), 'state or body', 'states and bodies')} by status in {where}"
    order = "; those that are members of most come first" if len(shown.names) > 1 else ""
    return f"Who stands where on {wording.day(shown.day)}", f"{finding}{order}."


def command(shown: Shown) -> str:
    """The command that lists what is drawn."""
    return f"regional matrix {' '.join(shown.names)} --on {shown.day} --sources"


def draw(canvas: Canvas, shown: Shown) -> float:
    """Draw the rows, and return where they end."""
    top = head(canvas, *titles(shown))
    left = margin(canvas)
    found = _sorted(shown)
    most = (canvas.width - 2 * left) * (0.3 if canvas.width >= NARROW else 0.36)
    label = min(max(width(clean(holder.name), TEXT, BOLD) for holder in found) + 12, most)
    columns = (canvas.width - 2 * left - label) / len(shown.names)
    if columns < _ABBREVIATED:
        top = legend(canvas, top, _keys(found))
    top = _headings(canvas, shown, found, (left + label, top), columns)
    was_member = True
    for holder in found:
        is_member = any(map(holder.is_member, shown.names))
        if was_member and not is_member and holder is not found[0]:
            top += 12
        was_member = is_member
        _row(canvas, shown, holder, Box(left, top, label, _LINE), columns)
        top += _LINE
    return top


def _sorted(shown: Shown) -> list[Holder]:
    """Those that are members of most organizations first, then those that hold anything in most."""

    def order(holder: Holder) -> tuple[int, int, list[int], str]:
        members = sum(map(holder.is_member, shown.names))
        weights = [min(map(weight_of, holder.held.get(id_, ())), default=len(Status)) for id_ in shown.names]
        return -members, -len(holder.held), weights, holder.name

    return sorted(holders(shown.answer), key=order)


def _keys(found: list[Holder]) -> list[Key]:
    """What the first letters in narrow cells stand for."""
    some = [Held(status, is_certain=True) for status in statuses_of(found)]
    return [Key(STATUS[held.status], f"{_initials(held)}: {held.words}") for held in some]


def _headings(canvas: Canvas, shown: Shown, found: list[Holder], at: tuple[float, float], columns: float) -> float:
    left, top = at
    for number, id_ in enumerate(shown.names):
        middle = left + columns * (number + 0.5)
        members = sum(holder.is_member(id_) for holder in found)
        count = (
            wording.count(members, "member") if members else wording.count(sum(id_ in h.held for h in found), "other")
        )
        with canvas.group(shown.names[id_]):
            heading = fitting(clean(id_), columns - 4, TEXT, BOLD)
            canvas.text((middle, top + 12), heading, Style(TEXT, BOLD, anchor="middle"))
            below = fitting(count if columns > _ABBREVIATED else count.partition(" ")[0], columns - 4, SMALL)
            canvas.text((middle, top + 28), below, Style(SMALL, fill=QUIET, anchor="middle"))
    return top + 42


def _row(canvas: Canvas, shown: Shown, holder: Holder, box: Box, columns: float) -> None:
    with canvas.group():
        weight = BOLD if len(shown.names) > 1 and all(map(holder.is_member, shown.names)) else REGULAR
        name = fitting(clean(holder.name), box.width - 8, TEXT, weight)
        canvas.text((box.left, box.top + 17), name, Style(TEXT, weight))
        for number, id_ in enumerate(shown.names):
            if id_ in holder.held:
                cell = Box(box.right + columns * number + 2, box.top + 1.5, columns - 4, _LINE - 4)
                _cell(canvas, cell, holder, id_)
    canvas.line((box.left, box.bottom - 0.5), (canvas.width - margin(canvas), box.bottom - 0.5), RULE)


def _cell(canvas: Canvas, box: Box, holder: Holder, organization: str) -> None:
    held = holder.held[organization]
    words = " / ".join(one.words for one in held)
    title = f"{holder.name}: {words} of {organization}"
    short = words if width(words, CELL) + 10 <= box.width else "/".join(map(_initials, held))
    canvas.cell(box, STATUS[held[0].status], short, title=title, is_possible=not held[0].is_certain)


def _initials(held: Held) -> str:
    """`m` of member, `dp` of dialogue partner."""
    return "".join(word[0] for word in held.words.split()) + ("" if held.is_certain else "?")
