"""Exporters: a dataset as a Tabular Data Package, which `load` reads back, or the tables as Parquet.

Both write into a new folder that takes its place when it is whole, and read the database as of one moment, table by
table, so that memory does not grow with it. What is written depends on the rows alone: two exports of the same rows are
the same, byte for byte.
"""
