"""Turnovers: who no longer has a place among partners, and who has it now."""
