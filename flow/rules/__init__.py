"""What the rules are: the model, reading it from a folder of TOML files, and checking it."""
