"""The small language of the families: whole numbers, truths, texts, lists; nothing else runs.

Expressions come from shipped data; what a config says is only ever a value in them.
"""

import ast
import operator
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache
from math import floor
from typing import Any

Look = Callable[[str], Any]
"""What a name stands for."""

Run = Callable[[Look], Any]


def _of_layer(layers: Mapping[str, Any], layer: int) -> Mapping[str, Any]:
    """What is told of one layer alone, where layers are told by their numbers: “5” or “05”."""
    found: Mapping[str, Any] = {int(number): told for number, told in layers.items()}.get(layer, {})
    return found


_ARITHMETIC: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.FloorDiv: operator.floordiv,
    ast.Div: Fraction,
    ast.Mod: operator.mod,
}
_COMPARISONS: Mapping[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda one, many: one in (many or ()),
    ast.NotIn: lambda one, many: one not in (many or ()),
}
_FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "ceil": lambda number: -floor(-number),
    "count": lambda many, one, before: many[:before].count(one),
    "first": lambda one: one[0] if isinstance(one, list) else one,
    "int": floor,
    "last": lambda one: one[-1] if isinstance(one, list) else one,
    "len": len,
    "max": max,
    "min": min,
    "own": lambda layers, layer, key, usual: _of_layer(layers, layer).get(key, usual),
}


class UnfitError(Exception):
    """A value that cannot be what an expression needs; *key* names where it comes from."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class MistakenError(ValueError):
    """An expression outside of the language: a mistake in the data, not in a config."""


def evaluate(expression: str | int | bool, look: Look) -> Any:  # noqa: ANN401 - of any type
    """What *expression* comes to.

    Raises UnfitError where a value is missing, of another type or out of range.
    """
    if not isinstance(expression, str):
        return expression
    run, names = compiled(expression)
    try:
        return run(look)
    except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        raise UnfitError(names[0] if names else expression) from error


@lru_cache(maxsize=4096)
def compiled(expression: str) -> tuple[Run, tuple[str, ...]]:
    """The expression, ready to run, and the names in it in their order."""
    try:
        tree = ast.parse(expression, mode="eval")
    except (SyntaxError, ValueError) as error:
        raise MistakenError(f"“{expression}” is no expression") from error
    names: list[str] = []
    return _node(tree.body, names), tuple(dict.fromkeys(names))


def _node(node: ast.AST, names: list[str]) -> Run:
    kind = _NODES.get(type(node))
    if kind is None:
        raise MistakenError(f"“{ast.unparse(node)}” is outside of the language")
    return kind(node, names)


def _constant(node: ast.Constant, _names: list[str]) -> Run:
    return lambda _look: node.value


def _name(node: ast.expr, names: list[str]) -> Run:
    name = ast.unparse(node)
    names.append(name)
    return lambda look: look(name)


def _list(node: ast.List, names: list[str]) -> Run:
    items = [_node(item, names) for item in node.elts]
    return lambda look: [item(look) for item in items]


def _arithmetic(node: ast.BinOp, names: list[str]) -> Run:
    apply = _ARITHMETIC.get(type(node.op))
    if apply is None:
        raise MistakenError(f"“{ast.unparse(node)}” is outside of the language")
    left, right = _number(node.left, names), _number(node.right, names)
    return lambda look: apply(left(look), right(look))


def _number(node: ast.expr, names: list[str]) -> Run:
    """An operand, which a switch or a text cannot be; a comparison counts as 0 or 1."""
    run, source = _node(node, names), ast.unparse(node)
    named = isinstance(node, ast.Name | ast.Attribute)

    def number(look: Look) -> int | Fraction:
        found = run(look)
        if not isinstance(found, int | Fraction) or (named and found is True):
            raise UnfitError(source)
        return found

    return number


def _comparison(node: ast.Compare, names: list[str]) -> Run:
    left, right = _node(node.left, names), _node(node.comparators[0], names)
    compare = _COMPARISONS.get(type(node.ops[0]))
    if compare is None or len(node.ops) > 1:
        raise MistakenError(f"“{ast.unparse(node)}” is outside of the language")
    return lambda look: compare(left(look), right(look))


def _choice(node: ast.IfExp, names: list[str]) -> Run:
    then, test, other = (_node(part, names) for part in (node.body, node.test, node.orelse))
    return lambda look: then(look) if truth(test(look)) else other(look)


def _logic(node: ast.BoolOp, names: list[str]) -> Run:
    parts = [_node(part, names) for part in node.values]
    stops = isinstance(node.op, ast.Or)

    def logic(look: Look) -> Any:  # noqa: ANN401 - of any type
        found = None
        for part in parts:
            found = part(look)
            if truth(found) is stops:
                break
        return found

    return logic


def _unary(node: ast.UnaryOp, names: list[str]) -> Run:
    if isinstance(node.op, ast.Not):
        run = _node(node.operand, names)
        return lambda look: not truth(run(look))
    number = _number(node.operand, names)
    return lambda look: -number(look)


def _item(node: ast.Subscript, names: list[str]) -> Run:
    many, place = _node(node.value, names), _node(node.slice, names)
    return lambda look: many(look)[place(look)]


def _call(node: ast.Call, names: list[str]) -> Run:
    function = _FUNCTIONS.get(ast.unparse(node.func))
    if function is None:
        raise MistakenError(f"there is no function “{ast.unparse(node.func)}”")
    arguments = [_node(argument, names) for argument in node.args]
    return lambda look: function(*(argument(look) for argument in arguments))


def truth(value: object) -> bool:
    """Whether a switch is on, a number is not zero, or a list not empty; a text is no switch."""
    if isinstance(value, str):
        raise TypeError(value)
    return bool(value)


_NODES: Mapping[type[ast.AST], Callable[[Any, list[str]], Run]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.Attribute: _name,
    ast.List: _list,
    ast.BinOp: _arithmetic,
    ast.Compare: _comparison,
    ast.IfExp: _choice,
    ast.BoolOp: _logic,
    ast.UnaryOp: _unary,
    ast.Subscript: _item,
    ast.Call: _call,
}
