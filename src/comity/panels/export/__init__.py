"""Panels as files, with the codebook and the citations that belong to them."""
