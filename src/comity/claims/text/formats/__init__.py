"""Readers of the formats that articles come in, each into blocks of plain text."""
