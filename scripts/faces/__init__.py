"""What visitors see, made from the rules in flow/."""
