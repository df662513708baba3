"""JSON knows its lines, and what is not wanted is passed over."""

import json
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from limen.importers import jsontext
from limen.importers.jsontext import MalformedJsonError

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
)

DOCUMENT = """{
  "eval": {"task": "toy", "config": {
      "limit": 2
  }},
  "samples": [{"text": "]}\\"{"}, NaN],
  "results": [
    1,
    {"value": 0.35}
  ]
}
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("eval",), 2),
        (("eval", "config", "limit"), 3),
        (("samples", 1), 5),
        (("results", 1, "value"), 8),
        (("results", 2), 0),
        (("eval", "task", "x"), 0),
        (("nothing",), 0),
    ],
)
def test_that_a_value_knows_its_line(path: tuple[jsontext.Step, ...], line: int) -> None:
    assert jsontext.line(DOCUMENT, *path) == line


def test_that_places_read_as_people_write_them() -> None:
    assert jsontext.place(DOCUMENT, "results", 1, "value") == "line 8: results[1].value"
    assert jsontext.place(DOCUMENT, "nothing") == "nothing"


def test_that_only_what_is_wanted_is_decoded() -> None:
    assert jsontext.selected(DOCUMENT, {"results"}) == {"results": [1, {"value": Decimal("0.35")}]}


@given(st.dictionaries(st.text(max_size=8), JSON, max_size=5), st.sampled_from([None, 1, "\t"]))
def test_that_passing_over_agrees_with_decoding(
    content: dict[str, object], indent: int | str | None
) -> None:
    document = json.dumps(content, indent=indent, ensure_ascii=False)

    assert jsontext.selected(document, content.keys()) == content
    assert jsontext.keys(document) == tuple(content)
    assert jsontext.whole(document) == content


@pytest.mark.parametrize(
    "broken",
    [
        '{"a": [1, 2',
        '{"a": "x',
        '{"a" 1}',
        '{"a": 1 "b": 2}',
        "{1: 2}",
        "[1]",
        '{"a"',
        '{"a":',
        "{",
        "",
        '{"a": }',
        '{"a": {"b": 1}, "c"',
    ],
)
def test_that_a_broken_document_is_told(broken: str) -> None:
    with pytest.raises(MalformedJsonError):
        jsontext.selected(broken, {"z"})


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        ("[" * 200_000, "nested too deeply"),
        ("9" * 5_000, "cut short or broken"),
        ("{} {}", "something follows"),
        ('{"a": 1, "a": 2}', "a name occurs twice"),
    ],
)
def test_that_absurd_documents_are_told(broken: str, problem: str) -> None:
    with pytest.raises(MalformedJsonError, match=problem):
        jsontext.whole(broken, once=True)


def test_that_what_is_no_utf_8_is_told() -> None:
    with pytest.raises(MalformedJsonError, match="UTF-8"):
        jsontext.text(b'{"a": "\xff"}')


def test_that_the_keys_of_a_beginning_are_seen() -> None:
    assert jsontext.keys('{"version": 2, "eval": {"task": "to') == ("version", "eval")


@pytest.mark.parametrize(
    ("number", "counted"), [(7, 7), (0, 0), (-1, 0), (True, 0), (10**30, 0), ("7", 0), (None, 0)]
)
def test_that_only_a_count_counts(number: object, counted: int) -> None:
    assert jsontext.count({"n": [number]}, "n", 0) == counted
