"""The layouts of payslips, their months and sums. read/payslip.py puts them together."""
