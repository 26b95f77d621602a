"""What a page holds: its words and rules, the lines and frames they stand in, and the figures among them."""
