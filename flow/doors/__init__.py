"""Who comes in: the browser, a terminal, other programs, the command line."""
