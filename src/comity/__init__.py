"""Comity measures the relationship between any two states, from open data.

>>> import comity
>>> comity.state("prc").name
'China'
"""

from comity.states.names import find as state

__all__ = ["state"]
