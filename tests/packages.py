"""What the tests of exports share: a dataset beside the record, and what is in a folder."""

import json
import shutil
from pathlib import Path
from typing import Any

from regional.seeds.loader import load
from tests.datasets import write

MINE = {
    "sources.csv": "id,type,title,url,consulted\nnotebook,record,My notebook,https://example.org/notes,yes\n",
    "states.csv": "id,name,classification,citations\nZZA,Atlantis,partially_recognized,notebook\n",
    "names.csv": "actor_id,language,name,start_date\nZZA,el,Ἀτλαντίς,\nZZA,en,Atlantis,2015\n",
    "memberships.csv": (
        "organization_id,member_id,status,start_date,note,citations\n"
        'BRI,KAZ,partner,2015,"he said ""partner"",\nand no more",notebook page 3\n'
        "BRI,ZZA,candidate,2016-03,,notebook\n"
    ),
    "events.csv": (
        "id,title,kind,start_date,location_id,amount,currency,intensity,participants,citations\n"
        "flood,The flood,aid,1995,ZZA,31000000,USD,-6.5,KAZ host; ZZA target,notebook\n"
        "drought,The drought,aid,1996,ZZA,,,1e-07,ZZA target,notebook\n"
    ),
}
"""A dataset that depends on the record: it has a state of its own beside those of the record."""


def tree(folder: Path) -> dict[str, bytes]:
    """Every file in a folder, hidden ones too."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def described(folder: Path) -> dict[str, Any]:
    found = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def record_and_mine(folder: Path, record: Path) -> Path:
    """A database of the record and of a small dataset beside it."""
    database = Path(shutil.copy(record, folder / "beside.db"))
    load([write(folder / "mine", MINE, title="My own", licence="ask me, first")], database)
    return database
