"""The version of Comity, read by the build and by ``comity --version``."""

__version__ = "0.1.0"
