"""``@override`` without its cost: on Python 3.11 it comes from a package that takes long to import."""

from typing import TYPE_CHECKING, TypeVar

Method = TypeVar("Method")

if TYPE_CHECKING:
    from typing_extensions import override as override  # noqa: PLC0414 - re-exported
else:

    def override(method: Method) -> Method:
        """Mark *method* as overriding one of a base class; only type checkers care."""
        return method
