"""Every method that Qt calls is guarded, and the guard keeps the process alive."""

import ast
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import FunctionType

import pytest

import limen.gui
from limen.gui.guarded import guarded

SOURCES = sorted(Path(str(limen.gui.__file__)).parent.rglob("*.py"))


def _is_guarded(method: ast.FunctionDef) -> bool:
    return any("guarded" in ast.dump(decorator) for decorator in method.decorator_list)


def _unguarded(tree: ast.AST) -> list[str]:
    """Methods in Qt's own spelling that are not guarded; ours are never spelt so."""
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    methods = [node for one in classes for node in one.body if isinstance(node, ast.FunctionDef)]
    return [m.name for m in methods if m.name != m.name.lower() and not _is_guarded(m)]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_that_every_method_in_the_spelling_of_qt_is_guarded(path: Path) -> None:
    assert _unguarded(ast.parse(path.read_text())) == []


def test_that_the_walk_sees_an_unguarded_override() -> None:
    tree = ast.parse("class W:\n    @override\n    def paintEvent(self, event): ...")

    assert _unguarded(tree) == ["paintEvent"]


def _classes() -> list[type]:
    package = limen.gui.__path__
    modules = [
        import_module(found.name)
        for found in walk_packages(package, "limen.gui.")
        if not found.name.endswith("__main__")
    ]
    return [
        one
        for module in modules
        for one in vars(module).values()
        if isinstance(one, type) and one.__module__ == module.__name__
    ]


def _overrides_of_qt(one: type) -> list[str]:
    """The methods of a class that hide one of Qt's, with no class of ours in between."""
    named = [
        (name, next((base for base in one.__mro__[1:] if name in vars(base)), None))
        for name, member in vars(one).items()
        if isinstance(member, FunctionType) and not name.startswith("__")
    ]
    return [name for name, base in named if base and base.__module__.startswith("PySide6")]


def test_that_every_method_that_hides_one_of_qt_is_guarded() -> None:
    hiding = [(one, name) for one in _classes() for name in _overrides_of_qt(one)]

    assert len(hiding) > 10
    assert [
        f"{one.__name__}.{name}"
        for one, name in hiding
        if not getattr(vars(one)[name], "guards", False)
    ] == []


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
