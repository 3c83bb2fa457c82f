"""What a site carries so that its questions are answered in the reader's browser: the engine, our scripts, the catalog.

The worker is kept as a function, whose text makes a worker of its own: so it works from a file system too, where a page
may load a script but cannot read a file.
"""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from regional.folding import ALIKE
from regional.pages.library import KINDS
from regional.pages.told import MOST_NAMES, OTHER, SAID, is_of_a_day
from regional.pictures.wording import MONTHS
from regional.questions.evidence import EVIDENCE
from regional.questions.period import takes_period
from regional.questions.remarks import NOTES
from regional.questions.review import OF_DATASET, OF_ORGANIZATIONS, is_reviewed
from regional.sql.catalog import Parameter, Query, lookup
from regional.sql.parameters import ANY, words
from regional.sql.statement import TOKEN, marks
from regional.visible import HIDDEN

PAGE = Path(__file__).parent / "browser" / "page.js"
"""The script of a page that asks."""

ENGINE = Path(__file__).parent / "engine" / "sql-wasm-inline.js"
"""SQLite for browsers, made by `prepare_engine`."""

_WORKER = ("statement", "values", "answer", "panel", "worker")

_KNOWN = """
SELECT r.id, r.kind, coalesce(a.name, r.id) AS name
FROM json_each(:ids) AS i
JOIN records AS r ON r.id = i.value
LEFT JOIN actor_names AS a ON a.id = r.id
WHERE r.kind <> 'event' OR EXISTS (SELECT 1 FROM events AS e WHERE e.id = r.id AND e.tier = 'human-coded')
"""

DECIMALS = ("jaccard", "share")
"""The columns whose numbers are decimal also where they are whole, which JavaScript does not tell."""


def worker(queries: Iterable[Query]) -> str:
    """The script that holds the worker and the catalog of questions."""
    texts = [ENGINE.read_text(encoding="utf-8")]
    texts += [(PAGE.parent / f"{name}.js").read_text(encoding="utf-8") for name in _WORKER]
    catalog = json.dumps(_catalog(queries), ensure_ascii=True, separators=(",", ":"))
    return f"function regionalWorker() {{\n{chr(10).join(texts)}\n}}\nvar regionalCatalog = {catalog};\n"


def database(packed: str) -> str:
    """The script that holds the packed database."""
    return f'var regionalDatabase = "{packed}";\n'


def _catalog(queries: Iterable[Query]) -> dict[str, Any]:
    return {
        "queries": {query.name: _query(query) for query in queries},
        "folders": {kind: folder for kind, (folder, _) in KINDS.items()},
        "statuses": [word for word in words("status") if word != ANY],
        "months": MONTHS,
        "mostNames": MOST_NAMES,
        "alike": {chr(code): letter or "" for code, letter in ALIKE.items()},
        "hidden": re.sub(r"\\U000([0-9a-f]{5})", r"\\u{\1}", HIDDEN),
        "token": TOKEN.pattern.replace("(?P<", "(?<").replace("(?P=tag)", r"\k<tag>").replace(r"\Z", "$"),
        "evidence": EVIDENCE,
        "remarks": NOTES,
        "known": _KNOWN,
        "reviewOfOrganizations": OF_ORGANIZATIONS,
        "reviewOfDataset": OF_DATASET,
        "panelStates": lookup("panel_states"),
        "panelCodes": lookup("panel_codes"),
    }


def _query(query: Query) -> dict[str, Any]:
    return {
        "name": query.name,
        "body": _text(query.body),
        "parts": [{"name": name, "title": title} | _text(text) for name, title, text in query.parts],
        "parameters": [_parameter(parameter) for parameter in query.parameters],
        "pivot": query.pivot,
        "shape": query.shape,
        "card": query.card,
        "decimals": DECIMALS,
        "said": SAID.get(query.name, OTHER)._asdict(),
        "takesPeriod": takes_period(query),
        "isOfADay": is_of_a_day(query),
        "reviewed": is_reviewed(query),
        "aboutEvents": any(p.type == "event-kind" for p in query.parameters),
    }


def _text(text: str) -> dict[str, Any]:
    return {"text": text, "marks": [(mark.name, mark.if_given, mark.first, mark.last, mark.at) for mark in marks(text)]}


def _parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "type": parameter.type,
        "help": parameter.help,
        "label": parameter.type.upper() if parameter.is_argument else f"--{parameter.name}",
        "isArgument": parameter.is_argument,
        "isPair": parameter.is_pair,
        "many": parameter.many,
        "least": parameter.least,
        "most": parameter.most,
        "default": parameter.default,
    }
