"""Exporters: a dataset as a Tabular Data Package, which `load` reads back, or the tables as Parquet.

Both fill a new folder, which replaces the old one when it is complete, and read one snapshot of the database, table by
table, so that memory does not grow with it. What is written depends on the rows alone: two exports of the same rows are
identical, byte for byte.
"""
