"""What loads compare: changes of rows, gaps between spells, what may go unasked, and where a dataset came from."""
