"""The United Nations: votes, resolutions, vetoes and published ideal points."""
