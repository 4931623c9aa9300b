"""Relations between the figures of the tables of one document."""
