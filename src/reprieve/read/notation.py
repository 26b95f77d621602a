"""What figures, times of day, numbers of accounts and currencies look like on paper: parts of regular expressions to build others from.

They are for folded text: digits, commas, points and hyphens are plain.
"""

from __future__ import annotations

import re

from reprieve.library import pattern

# Money tells its fen behind a point: where these three characters stand, a figure does.
FEN = r"\d\.\d\d"
# A figure as a word of its own. Commas count wherever they stand: nothing else looks like it, and a torn one is still a figure.
FIGURE = rf"[\d,]*{FEN}"
# Commas stand before three digits each. Beside other text this tells where a figure begins and ends.
GROUPED = r"\d{1,3}(?:,\d{3})+"
STRICT_FIGURE = rf"(?:{GROUPED}|\d+)\.\d\d"
# No amount is printed with a zero before it, so 00158 stays the number of an employee, and a name may touch what follows it.
UNPADDED = r"[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*|0"
UNPADDED_FIGURE = rf"(?:{UNPADDED})\.\d\d"

YUAN = "(?:人民币|RMB|CNY|[¥￥])"  # before a figure, or behind it
# Codes of currencies that stand right before a figure, a day or a name (ISO 4217, and RMB for CNY). The library tells what all are called.
CURRENCY_CODES = ("CNY", "RMB", "USD", "HKD", "EUR", "JPY", "GBP")
# What stands behind a figure, and may stand a little apart from it.
UNIT = rf"(?:{'|'.join(CURRENCY_CODES)}|人民币元?|[万美港欧日]?元|港币|英镑)"
CURRENCY_SIGN = "(?:RMB|CNY|USD|[¥￥$])"

YEAR = r"(?:19|20)\d\d"
CLOCK = r"\d{1,2}:\d\d(?::\d\d)?"
CLOCK_OF_FIGURES = r"(?:[01]\d|2[0-3])[0-5]\d[0-5]\d"  # 231559; six figures may be anything, so hours, minutes and seconds must be such

# Of the number of an account or a card: banks print stars for some. How many must follow one another depends on what else may stand there.
ACCOUNT_DIGIT = r"[\d*]"

CHINESE = pattern.HAN  # as part of a class of characters
HAN = f"[{CHINESE}]"
_HAN = re.compile(HAN)


def in_chinese(text: str) -> bool:
    """Whether a Chinese character stands in the text."""
    return _HAN.search(text) is not None
