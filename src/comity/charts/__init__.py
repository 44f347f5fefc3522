"""Charts, drawn from figures and nothing else."""
