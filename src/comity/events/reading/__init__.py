"""Reading event files of any size: paths, compression, lines."""
