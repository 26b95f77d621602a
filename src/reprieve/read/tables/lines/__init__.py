"""Which lines are rows, which head them, and which are neither? A page -> parts: a header, the lines of its rows, and remarks.

`row_lines` tells rows by the days, figures and labels in a line alone. `parts` puts together what stands above, below and among them:
`sections` are accounts that follow one another under one header, `second_lines` those that tell more of the row above, `remarks` are of
no row.
"""
