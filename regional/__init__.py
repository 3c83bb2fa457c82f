"""States, regional organisations, dated memberships, events and statements, every line with its source."""
