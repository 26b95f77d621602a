"""The papers of a folder: their bytes, out of archives and mails too, the pictures in them, and what is no paper."""
