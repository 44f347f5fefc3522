"""The formats of event files, one file a publisher."""
