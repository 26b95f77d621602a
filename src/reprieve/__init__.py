"""Reprieve: papers of a person in debt go in; an application that a lender cannot send back comes out."""

__version__ = "0.1.0"
