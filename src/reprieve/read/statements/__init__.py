"""Rows -> transactions that add up: directions, accounts, other sides, totals. read/statement.py puts them together."""
