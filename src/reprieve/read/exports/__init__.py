"""Tables that banks, wallets and people export -> rows. read/export.py tells in which order."""
