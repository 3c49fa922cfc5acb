"""Analytics of the order platform."""

__version__ = "1.0.0"
