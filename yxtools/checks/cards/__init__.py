"""Relations and observations of performance cards: each by itself, with each other, with the document."""
