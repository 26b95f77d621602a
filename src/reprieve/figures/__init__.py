"""Amounts, dates and numbers as people write them."""
