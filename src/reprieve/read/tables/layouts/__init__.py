"""Which words stand where? A page as it is printed -> one table below another, each row on its lines, each figure in one word.

`other_marks` writes figures with plain points, `boxed` joins the digits of boxes, `two_up` sets tables that stand side by side below one
another, `unfolded` makes one line of records of two. Of whole papers, `other_tables` takes out what is no table of transactions, and
`wide_pages` puts the sheets of a spreadsheet side by side again.
"""
