"""What a file proposes, beside what is said already."""

from collections.abc import Iterable
from decimal import Decimal

from limen.domain.evidence import Proposal
from limen.domain.quantities import Quantity
from limen.domain.records import Casefile


def giving_way(
    casefile: Casefile, record: str, proposals: Iterable[Proposal]
) -> tuple[Proposal, ...]:
    """Those of *proposals* that are worked out and differ from a figure that is there already.

    A figure that somebody said, or that was read from the weights, is what a config is held
    against: were it replaced by what follows from the config, nobody would see that they differ.
    """
    return tuple(one for one in proposals if one.derived and _differs(casefile, record, one))


def _differs(casefile: Casefile, record: str, proposal: Proposal) -> bool:
    answer = casefile.answer(record, proposal.question)
    if not isinstance(answer.value, Quantity) or answer.note == proposal.note:
        return False
    return answer.value.central != Decimal(proposal.raw)
