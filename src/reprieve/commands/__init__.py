"""The commands that read no papers: a new case, explanations, checks of letters and library, forgetting."""
