"""From failing relations to the figures that are wrong, and the findings that name them."""
