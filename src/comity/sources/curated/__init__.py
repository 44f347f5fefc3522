"""Lists that this project keeps: one fact a row, each with the page it was read on."""
