"""What stays on the disk after a run: output, readings, from what each was made."""
