"""Working papers: what an audit or a comparison found, as one HTML page that needs nothing but a browser."""

from yxtools.cli.paper.page import Paper

__all__ = ["Paper"]
