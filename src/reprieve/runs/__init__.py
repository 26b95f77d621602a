"""Runs over many cases: each worked through so that none harms another, and summed up."""
