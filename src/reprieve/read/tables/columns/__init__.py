"""Which column does a word stand in? The names of a header and the words below them -> a grid -> the words by column.

`grid` parts the columns: where rules do, or by the white between `bands` of words, each of which goes to the column whose name it suits.
`moved` follows columns that stand elsewhere on a later page, `touching` parts words where no white does. `by_column` puts words in.
"""
