"""What is wrong with a rule that cannot be worked out."""

from limen.domain.errors import LimenError


class RuleProblemError(LimenError):
    """A rule whose entry in the rulebook contradicts itself or names what does not exist."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"The rulebook's entry cannot be worked out: {problem}.")
