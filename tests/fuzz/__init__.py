"""Seed folders, dates and query files that are broken at random, and what must hold of each of them."""
