"""Relations of what the prose states: with the tables, and with itself."""
