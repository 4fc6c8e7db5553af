"""What can be asked on the command line, a group of commands a module: only that of the asked command is loaded."""
