"""Judging rule files: every mistake, with file and line."""

from collections.abc import Mapping

from limen.domain.errors import DataError
from limen.library.interview import interview
from limen.library.lint import lint
from limen.library.rulebook import rulebook


def mistakes(texts: Mapping[str, str]) -> tuple[DataError, ...]:
    """The mistakes in a folder of rules, given as file name and text."""
    questions = frozenset(
        f"{kind.value}.{question.key}"
        for kind, form in interview(rulebook()).items()
        for question in form.questions
    )
    return lint(texts, questions)
