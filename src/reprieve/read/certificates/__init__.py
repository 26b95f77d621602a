"""What proofs say: labels and what stands behind them, names, dates of signature. read/certificate.py puts them together."""
