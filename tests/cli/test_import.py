import json
from pathlib import Path

import pytest
from cli.conftest import Limen
from places import FIXTURES

LLAMA = {
    "model_type": "llama",
    "architectures": ["LlamaForCausalLM"],
    "hidden_size": 64,
    "intermediate_size": 128,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "vocab_size": 1_000,
}


def config(folder: Path, **more: object) -> Path:
    path = folder / "config.json"
    path.write_text(json.dumps({**LLAMA, **more}))
    return path


def test_that_what_was_read_is_shown_and_recorded_only_when_accepted(
    limen: Limen, lab: Path, tmp_path: Path
) -> None:
    before = lab.read_bytes()
    shown = limen("import", lab, config(tmp_path), "--to", "Pre-training")

    assert (shown.status, lab.read_bytes()) == (0, before)
    assert "Nothing recorded; add --accept." in shown.out
    assert limen("import", lab, config(tmp_path), "--to", "Pre-training", "--accept").status == 0
    said = limen("show", lab, "Pre-training", "--json").json["records"][0]["answers"]
    assert said["parameters_total"]["value"]["central"] > 0


def test_that_a_config_is_held_against_the_weights_whichever_is_read_first(
    limen: Limen, lab: Path, tmp_path: Path
) -> None:
    weights = FIXTURES / "weights" / "model.safetensors"
    limen("import", lab, weights, "--to", "Pre-training", "--accept")
    told = limen("import", lab, config(tmp_path), "--to", "Pre-training", "--accept")

    said = limen("show", lab, "Pre-training", "--json").json["records"][0]["answers"]
    assert said["parameters_total"]["value"]["central"] == 584
    assert "parameters_total stays 584, as answered; config.json comes to 2" in told.err
    assert "584" in limen("check", lab).err
    assert told.out.strip().endswith("recorded.")


def test_that_a_config_takes_the_place_of_an_earlier_one(
    limen: Limen, lab: Path, tmp_path: Path
) -> None:
    limen("import", lab, config(tmp_path), "--to", "Pre-training", "--accept")
    two = limen("show", lab, "Pre-training", "--json").json["records"][0]["answers"]
    again = limen(
        "import", lab, config(tmp_path, num_hidden_layers=4), "--to", "Pre-training", "--accept"
    )
    four = limen("show", lab, "Pre-training", "--json").json["records"][0]["answers"]

    assert "stays" not in again.err
    assert (
        four["parameters_total"]["value"]["central"] > two["parameters_total"]["value"]["central"]
    )


def test_that_an_unsupported_config_gets_one_sentence_and_no_number(
    limen: Limen, lab: Path, tmp_path: Path
) -> None:
    before = lab.read_bytes()
    path = config(tmp_path, model_type="frobnicator", architectures=["FrobForCausalLM"])
    outcome = limen("import", lab, path, "--to", "Pre-training", "--accept")

    assert (outcome.status, outcome.out) == (2, "")
    assert "frobnicator" in outcome.err
    assert "no figure is given" in outcome.err
    assert lab.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (
            "model.safetensors",
            (100 * 10**9).to_bytes(8, "little") + b'{"a": 1}',
            "its header claims 100,000,000,000 bytes",
        ),
        ("run.eval", b"PK\x03\x04 and no more", "run.eval cannot be read"),
        ("config.json", b'{"model_type": "llama", ', "config.json cannot be read"),
        ("empty.json", b"", "it is empty"),
    ],
)
def test_that_a_broken_file_gets_one_sentence_and_nothing_is_changed(  # noqa: PLR0913, PLR0917 - fixtures
    limen: Limen, lab: Path, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    before = lab.read_bytes()
    (tmp_path / name).write_bytes(content)
    outcome = limen("import", lab, tmp_path / name, "--to", "Pre-training", "--accept")

    assert (outcome.status, outcome.out) == (2, "")
    assert len(outcome.err.strip().splitlines()) == 1
    assert said in outcome.err
    assert lab.read_bytes() == before


def test_that_a_config_that_is_not_that_of_the_weights_is_told_with_both_numbers(
    limen: Limen, lab: Path, tmp_path: Path
) -> None:
    tensors = {
        f"model.layers.{number}.w": {"dtype": "F16", "shape": [2, 2], "data_offsets": [0, 8]}
        for number in range(3)
    }
    header = json.dumps(tensors).encode()
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(len(header).to_bytes(8, "little") + header + bytes(8))
    files = (config(tmp_path), weights)

    for accepting in ((), ("--accept",)):
        outcome = limen("import", lab, *files, "--to", "Pre-training", *accepting)
        assert outcome.status == 0
        assert "the files of the weights hold 12: it is not theirs" in outcome.err
        assert "The config has 2 layers, the files of the weights have 3." in outcome.err
    limen("import", lab, weights, "--to", "Pre-training", "--accept")
    again = limen("import", lab, files[0], "--to", "Pre-training", "--accept")
    assert "The config has 2 layers, the files of the weights have 3." in again.err


def test_that_the_file_itself_is_kept_where_that_is_asked_for(
    limen: Limen, lab: Path, tmp_path: Path
) -> None:
    words = ("--to", "Pre-training", "--accept", "--keep")
    assert limen("import", lab, config(tmp_path), *words).status == 0

    checked = limen("evidence", lab, "--verify", "--json")

    assert (checked.status, [one["state"] for one in checked.json["evidence"]]) == (0, ["fine"])
    assert checked.json["evidence"][0]["answers"] != []
