"""Which row is a word of? The words by column -> rows of cells, one for each day.

`anchors` are the days. Rows lie `between_rules` where rules part the days (`overflow` gives back what runs over one); else `alignment`
tries how the lines of `cells` can stand to their day (`assigned`: down from it, around it, up to it) and takes what leaves nothing over.
`found_rows` chooses.
"""
