"""The one error of the rules: a mistake somebody can mend, named by its place."""


class RuleError(ValueError):
    """A mistake in the rules, named by file, id and field."""

    def __init__(self, file: str, row: str, field: str, problem: str) -> None:
        self.file, self.row, self.field, self.problem = file, row, field, problem
        super().__init__(f"{file}: id '{row}', field '{field}': {problem}")
