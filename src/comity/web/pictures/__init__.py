"""Pictures of the web: charts, maps and networks, and the files they are taken away as."""
