"""Tests of runs over many cases."""
