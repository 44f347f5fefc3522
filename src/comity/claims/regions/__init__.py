"""Regions and groups in the midst of which a sentence ranks a state or a partner."""
