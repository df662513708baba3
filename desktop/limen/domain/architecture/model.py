"""A model as its stacks of layers, and what follows from that: parameters and operations."""

from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from limen.domain.architecture.attention import Attention
from limen.domain.architecture.latent import Latent
from limen.domain.architecture.mlp import Experts
from limen.domain.architecture.part import Linear, Part
from limen.domain.architecture.span import Span
from limen.domain.nouns import dataclass
from limen.domain.value import Value


class Role(StrEnum):
    """What a stack works on."""

    DECODER = "decoder"
    ENCODER = "encoder"
    VISION = "vision"
    AUDIO = "audio"
    PROJECTOR = "projector"
    PREDICTION = "prediction"


@dataclass(frozen=True, kw_only=True)
class Group(Value):
    """So many layers of the same parts, or what stands once outside of the layers.

    Layers that *predict* further tokens cost as others do, and are no part of the main model.
    """

    count: int
    parts: tuple[Part, ...]
    layer: bool = True
    predict: bool = False

    @property
    def parameters(self) -> int:
        """All parameters of the group."""
        return self.count * sum(part.parameters for part in self.parts)

    @property
    def active(self) -> int:
        """Those that one token meets."""
        return self.count * sum(part.active for part in self.parts)


@dataclass(frozen=True, kw_only=True)
class Stack(Value):
    """Layers that the same tokens cross, with what stands around them.

    *width* is that of a token; *tokens* is how many there are for one image or recording where
    the config fixes that, else 0; *each* of them together make one token for the decoder.
    """

    role: Role
    width: int
    groups: tuple[Group, ...]
    tokens: int = 0
    each: int = 1

    @property
    def layers(self) -> int:
        """How many layers there are."""
        return sum(group.count for group in self.groups if group.layer)

    @property
    def parameters(self) -> int:
        """All parameters of the stack, as far as it belongs to the main model."""
        return sum(group.parameters for group in self.groups if not group.predict)

    @property
    def stored(self) -> int:
        """All parameters of the stack."""
        return sum(group.parameters for group in self.groups)

    @property
    def active(self) -> int:
        """Those that one token meets."""
        return sum(group.active for group in self.groups if not group.predict)

    def forward(self, span: Span) -> Decimal:
        """The operations of one forward pass for one token."""
        groups = (
            group.count * sum((part.forward(span) for part in group.parts), Decimal(0))
            for group in self.groups
        )
        return sum(groups, Decimal(0))


@dataclass(frozen=True, kw_only=True)
class Architecture(Value):
    """A model: *family* as its config calls it, its *stacks*, and what is told of it.

    *vocab* is the number of different tokens, *context* the longest sequence that it takes (0 where
    that is not known); *exact* tells whether norms and biases are known, so that the parameters are
    exact.  The stack for multi-token prediction is stored, but no part of the main model.
    """

    family: str
    stacks: tuple[Stack, ...]
    vocab: int = 0
    context: int = 0
    exact: bool = True
    notes: tuple[str, ...] = ()

    @property
    def main(self) -> tuple[Stack, ...]:
        """The stacks that make up the model itself."""
        return tuple(stack for stack in self.stacks if stack.role is not Role.PREDICTION)

    @cached_property
    def parameters_total(self) -> int:
        """The main model's parameters, tied ones once."""
        return sum(stack.parameters for stack in self.main)

    @cached_property
    def parameters_active(self) -> int:
        """Those that one token meets."""
        return sum(stack.active for stack in self.main)

    @cached_property
    def parameters_stored(self) -> int:
        """Those in the files of the weights: the main model's and extra prediction layers'."""
        return sum(stack.stored for stack in self.stacks)

    @cached_property
    def parameters_tied(self) -> int:
        """Those that some programs store twice: heads that are tied to an embedding."""
        return sum(
            count * part.into * part.out
            for count, part in self.parts
            if isinstance(part, Linear) and part.tied
        )

    def stack(self, role: Role) -> Stack | None:
        """The first stack of that role."""
        return next((stack for stack in self.stacks if stack.role is role), None)

    @property
    def parts(self) -> tuple[tuple[int, Part], ...]:
        """Every kind of part in the main model with how often it is there."""
        return tuple(
            (group.count, part)
            for stack in self.main
            for group in stack.groups
            for part in group.parts
        )

    @property
    def moe(self) -> Experts | None:
        """The mixture of experts, where there is one."""
        return next((part for _, part in self.parts if isinstance(part, Experts)), None)

    @property
    def bidirectional(self) -> bool:
        """Whether tokens look forward as well as back everywhere."""
        attentions = [part for _, part in self.parts if isinstance(part, Attention | Latent)]
        return bool(attentions) and all(isinstance(p, Attention) and p.both for p in attentions)
