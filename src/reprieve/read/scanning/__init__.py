"""A picture of a page -> its words: upright, evenly lit, in lines. The engine that sees letters is in read/ocr.py."""
