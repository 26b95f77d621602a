"""What passes between the program and who runs it: arguments, questions, progress, tables."""
