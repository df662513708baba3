"""Weights: only what every shape in the header bears out becomes a number."""

import json
import shutil
from pathlib import Path

import pytest
from places import FIXTURES, each

from limen.domain.errors import UnreadableFileError
from limen.domain.evidence import Reading
from limen.importers import read, safetensors

WEIGHTS = FIXTURES / "weights"
COUNTED = {
    "parameters_total": "584",
    "parameters": "584",
    "weights_parameters": "584",
    "weights_layers": "1",
}
INDEX = "model.safetensors.index.json"
SECOND = "model-00002-of-00002.safetensors"


def _said(reading: Reading) -> dict[str, str]:
    return {proposal.question: proposal.raw for proposal in reading.proposals}


def _file(path: Path, tensors: object, data: int = 0, length: int | None = None) -> Path:
    header = json.dumps(tensors).encode() if not isinstance(tensors, bytes) else tensors
    size = len(header) if length is None else length
    path.write_bytes(size.to_bytes(8, "little") + header + bytes(data))
    return path


def _tensor(
    dtype: str = "F16", shape: tuple[object, ...] = (2, 2), end: object = 8
) -> dict[str, object]:
    return {"dtype": dtype, "shape": list(shape), "data_offsets": [0, end]}


def _refusal(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as refusal:
        read(path)
    return str(refusal.value)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(WEIGHTS, tmp_path / "weights"))


def test_that_shapes_add_up_without_buffers() -> None:
    reading = read(WEIGHTS / "model.safetensors")

    assert _said(reading) == COUNTED
    assert reading.proposals[0].place == "header, 5 tensors"
    assert reading.warnings == ()
    assert not reading.partial


def test_that_an_index_counts_in_the_files_beside_it() -> None:
    reading = read(WEIGHTS / INDEX)

    assert _said(reading) == COUNTED
    assert reading.proposals[0].place == "5 tensors in 2 files"
    assert reading.warnings == ()


def test_that_bytes_are_never_taken_for_parameters(folder: Path) -> None:
    (folder / SECOND).unlink()
    index = json.loads((folder / INDEX).read_text())
    del index["metadata"]["total_parameters"]
    (folder / INDEX).write_text(json.dumps(index))

    reading = read(folder / INDEX)

    assert reading.proposals == ()
    assert reading.warnings[0].startswith("1 file of 2 that the index names are not beside it.")


def test_that_a_claim_is_called_one_while_files_are_missing(folder: Path) -> None:
    (folder / SECOND).unlink()

    reading = read(folder / INDEX)

    assert _said(reading)["parameters_total"] == "584"
    assert reading.proposals[0].place == "line 3: metadata.total_parameters"
    assert "What the index claims" in reading.proposals[0].note


def test_that_a_wrong_claim_is_corrected_by_the_files(folder: Path) -> None:
    text = (folder / INDEX).read_text().replace('"total_parameters": 584', '"total_parameters": 9')
    (folder / INDEX).write_text(text)

    reading = read(folder / INDEX)

    assert _said(reading)["parameters_total"] == "584"
    assert reading.warnings == ("The index claims 9 parameters; its files hold 584.",)


def test_that_tensors_that_the_index_leaves_out_do_not_count(folder: Path) -> None:
    shutil.copy(folder / "model.safetensors", folder / SECOND)

    reading = read(folder / INDEX)

    assert _said(reading)["parameters_total"] == "584"
    assert reading.warnings == ("3 tensors of the files left out: the index names others.",)


def test_that_a_tensor_that_no_file_has_is_told(folder: Path) -> None:
    text = (folder / INDEX).read_text().replace("model.norm.weight", "model.norm.scale")
    (folder / INDEX).write_text(text)

    assert "“model.norm.scale” is not in model-00002-of-00002.safetensors" in _refusal(
        folder / INDEX
    )


@pytest.mark.parametrize(
    "name", ["../model.safetensors", "/etc/passwd", "a/b", "a\\b", "..", "", ".", "a\0b"]
)
def test_that_an_index_cannot_lead_out_of_its_folder(folder: Path, name: str) -> None:
    (folder / INDEX).write_text(json.dumps({"weight_map": {"a": name}}))

    assert "it names a file outside of its folder" in _refusal(folder / INDEX)


def test_that_a_link_cannot_lead_out_of_the_folder(folder: Path) -> None:
    elsewhere = folder.parent / "elsewhere"
    (folder / SECOND).rename(elsewhere)
    (folder / SECOND).symlink_to(elsewhere)

    assert "is a link that leads out of its folder" in _refusal(folder / INDEX)


def test_that_a_link_to_itself_is_told(folder: Path) -> None:
    (folder / SECOND).unlink()
    (folder / SECOND).symlink_to(folder / SECOND)

    assert "is a link that leads out of its folder" in _refusal(folder / INDEX)


def test_that_the_links_of_a_download_cache_are_followed(folder: Path) -> None:
    snapshot = folder.parent / "snapshot"
    snapshot.mkdir()
    for file in folder.iterdir():
        (snapshot / file.name).symlink_to(Path("..", folder.name, file.name))

    assert _said(read(snapshot / INDEX))["parameters_total"] == "584"


@pytest.mark.parametrize(
    ("index", "problem"),
    [
        ({"weight_map": []}, "its map of weights is not one"),
        ({"weight_map": {"a": 1}}, "its map of weights is not one"),
        ({"weight_map": {str(n): f"{n}.safetensors" for n in range(4001)}}, "it names 4,001 files"),
    ],
)
def test_that_a_malformed_index_is_told(folder: Path, index: object, problem: str) -> None:
    (folder / INDEX).write_text(json.dumps(index))

    assert problem in _refusal(folder / INDEX)


def test_that_an_index_with_a_name_twice_is_told(folder: Path) -> None:
    (folder / INDEX).write_text('{"weight_map": {"a": "x", "a": "y"}}')

    assert "a name occurs twice" in _refusal(folder / INDEX)


def test_that_quantised_weights_give_no_number() -> None:
    reading = read(WEIGHTS / "quantised.safetensors")

    assert reading.proposals == ()
    assert reading.warnings[0].startswith("The weights are packed or quantised (F16, I32):")


@pytest.mark.parametrize(
    ("name", "dtype", "bits"),
    [
        ("w.weight", "U8", 8),
        ("w.weight", "I8", 8),
        ("w.weight", "F8_E4M3", 8),
        ("w.weight", "F4", 4),
        ("w.weight_scale_inv", "F32", 32),
        ("experts.gate_up_proj_blocks", "F16", 16),
    ],
)
def test_that_packed_types_and_scales_give_no_number(
    tmp_path: Path, name: str, dtype: str, bits: int
) -> None:
    end = 8 * bits // 8
    path = _file(tmp_path / "w.safetensors", {name: _tensor(dtype, (2, 4), end)}, end)

    assert read(path).proposals == ()
    assert f"({dtype})" in read(path).warnings[0]


def test_that_masks_are_no_parameters_but_biases_are(tmp_path: Path) -> None:
    tensors = {
        "h.0.attn.bias": _tensor("F16", (1, 1, 2, 2), 8),
        "h.0.attn.c_attn.bias": _tensor("F16", (4,), 8),
        "layer.attention.bias": _tensor("F16", (4,), 8),
        "position_ids": _tensor("I64", (1, 1), 8),
    }
    path = _file(tmp_path / "w.safetensors", tensors, 8)

    assert _said(read(path))["parameters_total"] == "8"


def test_that_a_file_without_weights_says_so(tmp_path: Path) -> None:
    path = _file(tmp_path / "w.safetensors", {"__metadata__": {"format": "pt"}})

    assert read(path).warnings == ("The file holds no weights.",)


def test_that_only_the_header_of_a_large_file_is_hashed(tmp_path: Path) -> None:
    path = _file(tmp_path / "w.safetensors", {"w.weight": _tensor()}, 8)
    with path.open("r+b") as file:
        file.truncate(65_000_000)

    reading = read(path)

    assert reading.partial
    assert _said(reading)["parameters_total"] == "4"


@pytest.mark.parametrize(
    ("claim", "problem"),
    [
        (100_000_000_000, "its header claims 100,000,000,000 bytes; 100,000,000 are the most."),
        (1_000, "it ends within its header."),
    ],
)
def test_that_a_header_that_claims_too_much_is_refused(
    tmp_path: Path, claim: int, problem: str
) -> None:
    path = _file(tmp_path / "w.safetensors", {"w": _tensor()}, 8, claim)

    assert problem in _refusal(path)


@pytest.mark.parametrize(
    ("tensors", "problem"),
    [
        ({"w": _tensor(end=8_000)}, "lies outside of the file, which may be cut short"),
        ({"w": _tensor(shape=(2, 3))}, "has a shape that does not fit its bytes"),
        ({"w": _tensor(shape=(10**18, 10**18))}, "has a shape that does not fit its bytes"),
        ({"w": _tensor(shape=(10**30,))}, "is not described as the format asks"),
        ({"w": _tensor(shape=(2,) * 1000)}, "is not described as the format asks"),
        ({"w": _tensor(shape=(-2, -2))}, "is not described as the format asks"),
        ({"w": _tensor(shape=(2.0, 2))}, "is not described as the format asks"),
        ({"w": _tensor(shape=(True, 4))}, "is not described as the format asks"),
        ({"w": _tensor(end="8")}, "is not described as the format asks"),
        ({"w": [1]}, "is not described as the format asks"),
        ({"a\u202eb": {}}, "its tensor “a�b” is not described"),
        (b'{"w": 1, "w": 2}', "in its header, a name occurs twice."),
        (b'{"w": \xff\xff}', "in its header, it is not text in UTF-8."),
        (b'{"w": ' + b"[" * 99_999, "in its header, its JSON is nested too deeply."),
    ],
)
def test_that_a_header_that_cannot_be_true_is_refused(
    tmp_path: Path, tensors: object, problem: str
) -> None:
    assert problem in _refusal(_file(tmp_path / "w.safetensors", tensors, 8))


def test_that_one_file_of_several_is_not_compared_with_a_config(folder: Path) -> None:
    reading = read(folder / SECOND)

    assert _said(reading).keys() == {"parameters_total", "parameters"}
    assert reading.warnings == (
        "It is one of 2 files: import the index, so that all of them count.",
    )
    alone = folder / "model-00001-of-00001.safetensors"
    (folder / "model.safetensors").rename(alone)
    assert _said(read(alone)) == COUNTED


def test_that_an_adapter_is_not_taken_for_the_model(tmp_path: Path) -> None:
    names = ("base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight", "x.lora_B.weight")
    reading = read(_file(tmp_path / "adapter.safetensors", {name: _tensor() for name in names}, 8))

    assert _said(reading) == {"trainable": "adapter", "parameters_trainable": "8"}


@pytest.mark.parametrize(
    ("names", "layers"),
    [
        (("h.0.a.weight", "h.1.a.weight", "h.1.b.weight", "wte.weight"), "2"),
        (("encoder.block.0.layer.0.q", "encoder.block.1.layer.7.q", "decoder.block.0.a"), "2"),
        (("tower.layers.0.a", "model.layers.3.experts.17.a", "model.layers.4.a"), "2"),
        (("wte.weight",), None),
    ],
)
def test_that_layers_are_counted_by_the_names(
    tmp_path: Path, names: tuple[str, ...], layers: str | None
) -> None:
    reading = read(_file(tmp_path / "m.safetensors", {name: _tensor() for name in names}, 8))

    assert _said(reading).get("weights_layers") == layers


def test_that_text_is_not_taken_for_weights() -> None:
    assert not safetensors.recognises(b"import a{b}", "a.py")
    assert not safetensors.recognises(b"abcdefgh{", "a.txt")
    assert safetensors.recognises(b"abcdefgh{", "a.safetensors")


@each("safetensors/local_tiny_llama_138048.safetensors")
def test_that_a_real_file_has_its_known_parameters(sample: Path) -> None:
    assert _said(read(sample))["parameters_total"] == "138048"


@each("safetensors/*.json")
def test_that_a_real_excerpt_gives_no_number(sample: Path) -> None:
    reading = read(sample)

    assert reading.proposals == ()
    assert "2 files of 2 that the index names" in reading.warnings[0]


@each("safetensors/tiny-random-PhiModel_model-2-of-2.safetensors")
def test_that_a_real_shard_is_counted(sample: Path) -> None:
    assert _said(read(sample))["parameters_total"] == "46282"
