"""The engines that run the portable expression, one a file."""
