"""Operations counted from what is computed: layer by layer, or 6·N·D without an architecture.

A multiplication with its addition counts as two operations.  Norms, softmax, rotations, the
optimizer and recomputed activations are left out, as all published conventions do.
"""

from decimal import Decimal

from limen.domain.architecture import Architecture
from limen.domain.quantities import Quantity, exactly
from limen.domain.training import Doubt, Factor, Method, RunCount, TrainingRun
from limen.engine.compute import weights
from limen.engine.compute.forward import encoded, per_token
from limen.engine.compute.intervals import product
from limen.engine.compute.passes import passes
from limen.engine.compute.utilization import SUSPECT_TOTAL
from limen.engine.words import figure

_LONG_SEQUENCE = Decimal(8192)
_VERY_LONG_SEQUENCE = 32_768
_SMALL = Decimal("1e9")
_LARGE = Decimal("7e9")
_MISMATCH = Decimal("1.1")
_STORED = Decimal("1.001")
_PRECISE = 6


def count(run: TrainingRun) -> RunCount:
    """The operations of *run*, or what is missing for counting them."""
    missing = ("tokens",) if run.tokens is None else ()
    size = () if run.architecture is not None else _missing_size(run)
    if run.tokens is None or size:
        return RunCount(
            run=run, method=Method.OPERATIONS, missing=(*size, *missing), notes=_because(run)
        )
    if run.architecture is not None:
        return _exact_count(run, run.architecture, run.tokens)
    return _by_parameters(run, run.tokens)


def _missing_size(run: TrainingRun) -> tuple[str, ...]:
    """A total alone does for a dense model only, so not where a config is of an unknown kind."""
    if run.parameters_active is not None:
        return ()
    if run.unsupported:
        return ("parameters_active",)
    return () if run.parameters_total is not None else ("parameters_total",)


def _because(run: TrainingRun) -> tuple[str, ...]:
    return (run.unsupported,) if run.unsupported else ()


def _exact_count(run: TrainingRun, architecture: Architecture, tokens: Quantity) -> RunCount:
    times, why = passes(run, Decimal(architecture.parameters_active))
    each, convention = per_token(run, architecture)
    flop = product(times, each, tokens)
    notes = (f"Counted layer by layer from the architecture. {why}.", *convention)
    return RunCount(
        run=run,
        method=Method.OPERATIONS,
        flop=flop,
        notes=notes,
        doubts=mismatches(run),
        factors=(
            _tokens(run, tokens),
            Factor(
                what="the operations per token",
                figure=product(times, each),
                question="sequence_length",
                shared="architecture",
            ),
        ),
    )


def _tokens(run: TrainingRun, tokens: Quantity) -> Factor:
    return Factor(
        what="the tokens", figure=tokens, question="tokens", shared=run.id and f"tokens {run.id}"
    )


def mismatches(run: TrainingRun) -> tuple[Doubt, ...]:
    """Where the architecture is not that of the figures that are given, or of the weights."""
    a = run.architecture
    if a is None:
        return ()
    table = 0 if a.exact else a.vocab * a.main[-1].width  # nobody has to say that it is both
    totals = (*weights.totals(a), a.parameters_total - table)
    active = (a.parameters_active, a.parameters_active - table)
    typed = (
        ("parameters_total", run.parameters_total, totals, "in total"),
        ("parameters_active", run.parameters_active, active, "active per token"),
    )
    told = weights.differing(a, run.weights_parameters, run.weights_layers)
    unlike = tuple(Doubt(question="config", text=text) for text in told)
    if unlike and run.weights_parameters == run.parameters_total:
        return unlike
    return unlike + tuple(
        Doubt(
            question=key,
            text=f"The architecture has {counts[0]:,} parameters {what}, not "
            f"{_in_full(given.central)} as given; the architecture was counted. If the "
            "figure is from the weights, the config is not theirs.",
        )
        for key, given, counts, what in typed
        if given is not None and _apart(given, counts, exact=a.exact)
    )


def _in_full(number: Decimal) -> str:
    """A figure of many digits with all of them, so that both can be told apart."""
    whole = number == number.to_integral_value() and _digits(number) >= _PRECISE
    return f"{int(number):,}" if whole else figure(number)


def _digits(number: Decimal) -> int:
    return len(number.normalize().as_tuple().digits)


def _apart(given: Quantity, counts: tuple[int, ...], *, exact: bool) -> bool:
    """Whether a figure is none of *counts*; one of many digits has to be so to the per mille.

    That is asked only of counts that are *exact*.
    """
    precise = exact and given.exact and _digits(given.central) >= _PRECISE
    most = _STORED if precise else _MISMATCH
    return all(max(given.central, n) > most * min(given.central, n) for n in map(Decimal, counts))


def _by_parameters(run: TrainingRun, tokens: Quantity) -> RunCount:
    active = run.parameters_active or run.parameters_total or exactly(0)
    times, why = passes(run, active.central)
    spread, told = _spread(run, active)
    first = (
        f"{figure(2 * times.central)} × active parameters × tokens, as no architecture is given."
    )
    return RunCount(
        run=run,
        method=Method.OPERATIONS,
        flop=product(exactly(2), times, active, tokens, spread),
        notes=(f"{first} {why}.", *told, *_because(run)),
        doubts=_total_taken(run),
        factors=(
            _tokens(run, tokens),
            _active(active),
            Factor(
                what="the operations per parameter and token",
                figure=product(exactly(2), times, spread),
                question="config",
                shared="formula",
            ),
        ),
    )


def _spread(run: TrainingRun, active: Quantity) -> tuple[Quantity, tuple[str, ...]]:
    """How far such counts lie from exact ones, and what is said of that."""
    mixture = _is_mixture(run)
    centre = Decimal("1.1") if mixture else Decimal(1)
    width = _width(active.central, run.sequence_length, mixture)
    share, crossing = encoded(run)
    spread = Quantity(low=centre / width, central=centre, high=centre * width).scaled(share)
    return spread, (
        *((_RAISED,) * mixture),
        f"Interval: × and ÷ {width}, from how far such counts lie from exact ones.",
        *crossing,
    )


_RAISED = "A mixture of experts: the centre is raised by a tenth for its attention."


def _active(active: Quantity) -> Factor:
    return Factor(
        what="the active parameters",
        figure=active,
        question="parameters_active",
        shared=f"parameters {active.central.normalize()}",
    )


def _is_mixture(run: TrainingRun) -> bool:
    total, active = run.parameters_total, run.parameters_active
    return total is not None and active is not None and active.central < total.central


def _width(active: Decimal, sequence: Quantity | None, mixture: bool) -> Decimal:
    """The default factor (90 %) of a count from parameters and tokens alone."""
    length = Decimal(0) if sequence is None else sequence.central
    if active < _SMALL or length >= _VERY_LONG_SEQUENCE:
        return Decimal(2)
    if active < _LARGE or length > _LONG_SEQUENCE:
        return Decimal("1.6")
    return Decimal("1.35") if mixture else Decimal("1.25")


def _total_taken(run: TrainingRun) -> tuple[Doubt, ...]:
    total = run.parameters_total
    if run.parameters_active is not None or total is None or total.central < SUSPECT_TOTAL:
        return ()
    return (
        Doubt(
            question="parameters_active",
            text=f"All {figure(total.central)} parameters are taken as active. Most models of this "
            "size are mixtures of experts: if this is one, give the active parameters.",
        ),
    )
