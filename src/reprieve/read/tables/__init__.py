"""The parts of a table that is printed: days, columns, rows and the lines about them. read/table.py puts them together."""
