"""Every method that Qt calls is guarded, and the guard keeps the process alive."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import limen.gui
from limen.gui.guarded import guarded

SOURCES = sorted(Path(str(limen.gui.__file__)).parent.rglob("*.py"))


def _marked(method: ast.FunctionDef, name: str) -> bool:
    return any(name in ast.dump(decorator) for decorator in method.decorator_list)


def _methods(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    for class_ in (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
        yield from (node for node in class_.body if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_that_every_override_is_marked_and_guarded(path: Path) -> None:
    methods = list(_methods(ast.parse(path.read_text())))
    camel = [m for m in methods if m.name != m.name.lower()]
    marked = [m for m in methods if _marked(m, "override")]

    assert [m.name for m in camel if not _marked(m, "override")] == []
    assert [m.name for m in marked if not _marked(m, "guarded")] == []


def test_that_the_walk_sees_an_unguarded_override() -> None:
    tree = ast.parse("class W:\n    @override\n    def paintEvent(self, event): ...")

    assert [(_marked(m, "override"), _marked(m, "guarded")) for m in _methods(tree)] == [
        (True, False)
    ]


def test_that_a_guarded_method_answers_the_default_and_tells_the_boundary(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _value, _trace: told.append(kind))

    @guarded(default=7)
    def rows() -> int:
        return int("not a number")

    assert rows() == 7
    assert told == [ValueError]


def test_that_a_guarded_method_passes_its_answer_on() -> None:
    @guarded(default=0)
    def rows(parts: int) -> int:
        return parts * 2

    assert rows(4) == 8
