"""Seeds: a folder of CSV and YAML files becomes records, checked rows, and then the rows of the database."""
