"""Which kind of paper is this? What looks like a statement and is none; what else is in the file. read/kind.py decides."""
