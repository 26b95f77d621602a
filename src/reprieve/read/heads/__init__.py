"""Above the rows: the head of a statement, and the names of its columns."""
