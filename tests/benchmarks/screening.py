"""How long one of 10,000 models takes to screen against the whole rulebook, and its plain sum.

Prints two times in milliseconds a model: everything that `examine` finds out about a model with
one run, and a loop that only multiplies 6·N·D and compares it with every number in the rulebook.
"""

import sys
from time import process_time

import laboratory

from limen.app.garbage import look_seldom
from limen.domain.quantities import Quantity
from limen.domain.records import Casefile
from limen.domain.rules import RuleKind, threshold
from limen.engine.case import examine
from limen.library.interview import interview
from limen.library.rulebook import rulebook

MODELS = 10_000


def main() -> None:
    look_seldom()  # as the program does
    book = rulebook()
    asked = interview(book)
    casefile = laboratory.in_memory(asked, int(sys.argv[1]) if sys.argv[1:] else MODELS)
    count = len(casefile.models)
    begun = process_time()
    case = examine(casefile, book, asked, laboratory.CLOCK.today())
    findings = sum(len(model.screening.findings) for model in case.models)  # each is looked at
    between = process_time()
    limits = tuple(
        float(threshold(rule.value)) for rule in book.proxy if rule.kind is RuleKind.COMPUTE
    )
    found = [_plain(casefile, f"r{number}", limits) for number in range(count)]
    ended = process_time()
    if findings != len(found) * len(book.proxy):
        raise AssertionError
    sys.stdout.write(
        f"{(between - begun) / count * 1e3:.4f} {(ended - between) / count * 1e3:.5f}\n"
    )


def _plain(casefile: Casefile, run: str, limits: tuple[float, ...]) -> list[bool]:
    flop = 6 * _figure(casefile, run, "parameters_active") * _figure(casefile, run, "tokens")
    return [flop > limit for limit in limits]


def _figure(casefile: Casefile, run: str, key: str) -> float:
    value = casefile.answer(run, key).value
    return float(value.central) if isinstance(value, Quantity) else 0.0


if __name__ == "__main__":
    main()
