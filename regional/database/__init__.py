"""The database: where it is, how it is asked, and how it is made and changed."""
