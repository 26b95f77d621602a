"""Which column does a word stand in? The names of a header and the words below them -> a grid -> the words by column.

`grid` says in which column a word stands. It is `laid` where rules part the columns, or by the white between `bands` of words, each of
which goes to the column whose name suits the `sorts` of its words. `moved` follows columns that stand elsewhere on a later page,
`touching` parts words where no white does, and `by_column` puts all words in.
"""
