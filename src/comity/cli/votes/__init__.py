"""Commands on votes in the United Nations."""
