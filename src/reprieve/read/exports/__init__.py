"""Tables that banks, wallets and people export -> rows. read/export.py opens the file."""
