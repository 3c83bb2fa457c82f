"""The SQL of the project: views, queries, the parts that they share, checks, and the catalog that reads them."""
