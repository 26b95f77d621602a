"""The nouns that `model` puts together."""
