"""A config that is not that of the weights is told with both numbers."""

from decimal import Decimal

import pytest
from compute_examples import LLAMA_3_8B_CONFIG

from limen.domain.quantities import exactly
from limen.domain.training import TrainingRun
from limen.engine.compute import architecture
from limen.engine.compute.operations import count
from limen.engine.compute.weights import differing
from limen.library.architectures import near

BUILT = architecture.read(LLAMA_3_8B_CONFIG, near)
STORED = architecture.read({"model_type": "deepseek_v3", "num_nextn_predict_layers": 1}, near)


@pytest.mark.parametrize(
    ("built", "parameters", "layers"),
    [
        (BUILT, 8_030_261_248, 32),
        (BUILT, 8_030_300_000, 32),  # with tables that are computed
        (BUILT, None, None),
        (STORED, STORED.parameters_total, 61),
        (STORED, STORED.parameters_stored, 62),
    ],
)
def test_that_a_config_of_the_weights_is_no_matter(
    built: object, parameters: int | None, layers: int | None
) -> None:
    assert isinstance(built, type(BUILT))
    figures = [None if one is None else exactly(Decimal(one)) for one in (parameters, layers)]
    assert list(differing(built, *figures)) == []


def test_that_edited_layers_are_told_with_both_numbers() -> None:
    edited = architecture.read({**LLAMA_3_8B_CONFIG, "num_hidden_layers": 30}, near)
    held = exactly(Decimal(8_030_261_248))
    assert list(differing(edited, held, exactly(Decimal(32)))) == [
        (
            "The config comes to 7,594,037,248 parameters, the files of the weights hold "
            "8,030,261,248: it is not theirs, or one of them was edited."
        ),
        "The config has 30 layers, the files of the weights have 32.",
    ]


def test_that_the_doubt_stands_beside_the_config_once() -> None:
    edited = architecture.read({**LLAMA_3_8B_CONFIG, "num_hidden_layers": 30}, near)
    held = exactly(Decimal(8_030_261_248))
    run = TrainingRun(
        architecture=edited,
        tokens=exactly(Decimal("1e12")),
        parameters_total=held,
        weights_parameters=held,
    )
    (doubt,) = count(run).doubts
    assert doubt.question == "config"
