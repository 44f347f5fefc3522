"""The states of the world since 1816: what one is, what it is called, how it is coded.

Light to import. The modules that work on whole tables, `codes` and `system`, are imported
by name: ``from comity.states import codes, system``.
"""

from comity.states.dyad import Dyad, Span
from comity.states.groups import Group, find_group
from comity.states.names import find
from comity.states.register import states
from comity.states.state import Spell, State

__all__ = ["Dyad", "Group", "Span", "Spell", "State", "find", "find_group", "states"]
