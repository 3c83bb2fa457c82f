"""The geometry of the maps: parts of the land, and of which parts each state consists on a day."""

from pathlib import Path

WORLD = Path(__file__).with_name("world.json")
"""TopoJSON of the parts, made by `prepare_geography`."""

STATES = Path(__file__).with_name("states.csv")
"""The states that are not simply the part with their own id: their parts, and from when until when they had each."""
