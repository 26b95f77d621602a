"""Whether two papers mean the same person, organisation, account or debt."""
