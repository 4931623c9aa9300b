"""The commands: options and streams, nothing else."""
