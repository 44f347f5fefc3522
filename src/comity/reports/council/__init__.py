"""The permanent members of the Security Council as a report."""
