"""Pieces of training compute, as they are told and as they are counted."""

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from limen.domain.architecture import Architecture
from limen.domain.nouns import dataclass
from limen.domain.quantities import Quantity
from limen.domain.value import Source, Value


class Purpose(StrEnum):
    """What a run was for; each regime counts some purposes and not others."""

    PRE_TRAINING = "pre-training"
    CONTINUED = "continued pre-training"
    FINE_TUNING = "fine-tuning"
    PREFERENCE = "preference training"
    RL_UPDATES = "rl updates"
    RL_ROLLOUTS = "rl rollouts"
    REWARD_FORWARD = "reward or reference model, forward passes"
    REWARD_MODEL = "reward model"
    PRIVATE_SYNTHETIC = "private synthetic data"
    PUBLIC_SYNTHETIC = "public synthetic data"
    TEACHER_LOGITS = "distillation, teacher logits"
    TEACHER_TRAINING = "distillation, teacher training"
    BASE = "base model"
    MERGED = "merged model"
    LOST_STEPS = "lost steps"
    FAILED = "failed run"
    EVALUATION = "evaluation"


class Method(StrEnum):
    """How the operations of a run are known."""

    OPERATIONS = "operations"
    HARDWARE = "hardware"
    REPORTED = "reported"
    COMBINED = "combined"
    """Operations and hardware weighed against each other; nobody types that."""


class UtilizationKind(StrEnum):
    """Which “utilisation” was given.

    Model FLOP; hardware FLOP, with recomputation; the share of time in which a monitoring tool saw
    the chip busy, or its matrix engines; or unclear.
    """

    MFU = "mfu"
    HFU = "hfu"
    OCCUPANCY = "occupancy"
    TENSOR_PIPE = "tensor-pipe"
    UNKNOWN = "unknown"


class Trainable(StrEnum):
    """Which weights a run changes: all of them, added ones only, or a part of the model's own."""

    ALL = "all"
    ADAPTER = "adapter"
    PART = "part"


@dataclass(frozen=True, kw_only=True)
class Chip(Value):
    """An accelerator.

    *peak* maps a precision to the dense peak in operations per second of one *counting_unit*;
    *traps* are the figures that are often taken for it.
    """

    key: str
    name: str
    vendor: str
    counting_unit: str
    peak: Mapping[str, Decimal]
    aliases: tuple[str, ...] = ()
    traps: tuple[str, ...] = ()
    verification: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TrainingRun(Value):
    """One piece of compute with a purpose and a method; what is not known is ``None``.

    *ours* tells the organisation's own compute from that of somebody else's base.  *utilization*
    is a fraction; *throughput* the operations per second of one chip that a log states;
    *chip_hours* counts every chip; *sequence_length* and *tokens* are tokens, as are
    *encoder_sequence* and *decoder_sequence*, what an encoder-decoder reads and writes.
    *unsupported* says why a ``config.json`` gave no *architecture*.  Where not all weights are
    *trainable*, *parameters_trainable* are those that are, and *parameters_in_front* the frozen
    ones that no gradient has to cross.  *weights_parameters* and *weights_layers* are what the files
    of the weights hold, to compare a config with.
    """

    id: str = ""
    name: str = ""
    purpose: Purpose | None = None
    method: Method | None = None
    ours: bool = True
    parameters_total: Quantity | None = None
    parameters_active: Quantity | None = None
    tokens: Quantity | None = None
    sequence_length: Quantity | None = None
    encoder_sequence: Quantity | None = None
    decoder_sequence: Quantity | None = None
    architecture: Architecture | None = None
    unsupported: str = ""
    chips: str = ""
    chip_count: Quantity | None = None
    chip_hours: Quantity | None = None
    precision: str = ""
    utilization: Quantity | None = None
    utilization_kind: UtilizationKind = UtilizationKind.UNKNOWN
    throughput: Quantity | None = None
    reported: Quantity | None = None
    trainable: Trainable = Trainable.ALL
    parameters_trainable: Quantity | None = None
    parameters_in_front: Quantity | None = None
    weights_parameters: Quantity | None = None
    weights_layers: Quantity | None = None


@dataclass(frozen=True, kw_only=True)
class Doubt(Value):
    """A sentence about facts that contradict each other or look like a trap.

    *question* is the key of the one whose answer is in doubt.
    """

    question: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Factor(Value):
    """One of the figures whose product is a run's operations.

    *what* names it within a sentence, *question* is the key of the question that it answers (empty
    for a convention).  Factors of one model with the same *shared* name are wrong together: they
    are drawn once.  A factor without such a name is drawn for itself.
    """

    what: str
    figure: Quantity
    question: str = ""
    shared: str = ""


@dataclass(frozen=True, kw_only=True)
class RunCount(Value):
    """What one run comes to: *flop* in operations, or ``None`` with what is *missing* for it.

    *missing* holds question keys of the run; *notes* say which convention and which default
    factor went in; *doubts* name a contradiction, or a trap that the figures look like; *factors*
    are what *flop* is the product of.
    """

    run: TrainingRun
    method: Method | None = None
    flop: Quantity | None = None
    notes: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    missing: tuple[str, ...] = ()
    factors: tuple[Factor, ...] = field(default=(), repr=False)

    @property
    def warnings(self) -> tuple[str, ...]:
        """The doubts as sentences."""
        return tuple(doubt.text for doubt in self.doubts)


class Inclusion(StrEnum):
    """Whether a regime counts runs of a purpose; “ambiguous” widens the sum and says so."""

    YES = "yes"
    NO = "no"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, kw_only=True)
class CountingRule(Value):
    """Which runs one regime adds up: *ours* for own runs, *base* for somebody else's."""

    id: str
    title: str
    explanation: str
    counts: Mapping[Purpose, Inclusion]
    source: tuple[Source, ...]


@dataclass(frozen=True, kw_only=True)
class ComputeSum(Value):
    """The sum of one model's runs under one counting rule.

    *flop* is ``None`` where nothing can be counted.  *certain* and *possible* are sorted samples
    of the sum without and with the ambiguous runs (empty where the sum is exact).  *missing* lists
    the runs that could not be counted: while there are any, the sum is only a lower bound.
    """

    rule: str
    flop: Quantity | None
    counted: tuple[RunCount, ...] = ()
    ambiguous: tuple[RunCount, ...] = ()
    left_out: tuple[RunCount, ...] = ()
    missing: tuple[RunCount, ...] = ()
    certain: tuple[float, ...] = field(default=(), repr=False, compare=False)
    possible: tuple[float, ...] = field(default=(), repr=False, compare=False)


@dataclass(frozen=True, kw_only=True)
class BaseModel(Value):
    """A published model that others build on: its training compute, and who says so."""

    key: str
    name: str
    developer: str
    released: str
    flop: Quantity
    parameters: Quantity
    note: str = ""
    source: tuple[Source, ...]


Threshold = Fraction
"""A threshold as written, exactly: ``1e26``, ``1/3`` or ``1e25/3``."""
