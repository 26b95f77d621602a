"""What read/table.py puts together, by the question that each part answers.

- `layouts`: which words stand where? Pages made plain, before anything is asked of a table.
- `lines`: which lines are rows, which head them, and which are neither?
- `columns`: which column does a word stand in?
- `rows`: which row is a word of?
- `cell_text`, `below_summaries`, `told_rows`: what does a cell say, and a row? `table_page` holds it.
- `unread`, `cut_off`: what is in no row, or cut off by a page break?
- `day_column`, `short_dates`, `day_lines`, `days_once`, `wrapped_days`: days without their year, above several rows, or on two lines.
- `cards`, `listed`: transactions that are printed without a table.
- `told_ways`: amounts that say in their own cell which way the money went.
"""
