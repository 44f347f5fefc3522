"""What a figure is of that its words leave open: the one thing near it that the data have so."""
