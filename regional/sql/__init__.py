"""The SQL of the project, told once: predefined queries and checks, and the catalog that reads them."""
