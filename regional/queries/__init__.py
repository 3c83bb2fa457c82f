"""The predefined queries: each is one .sql file, from which the command, its help and its documentation come."""
