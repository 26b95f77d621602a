"""Work in other processes, here or on a cluster, and what it says meanwhile."""
