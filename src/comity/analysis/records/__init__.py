"""Rows of tables about two states, for answers that show them one by one."""
