"""What is read twice: by another extractor, by a closer look at a picture, or with a digit changed."""
