"""The command line: ``limen COMMAND …``, for scripts and CI; it never imports Qt.

Exit status: 0 done; 1 the check found what ``--fail-on`` names; 2 the input or the call is wrong
(one sentence, nothing written); 3 a bug.
"""

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from limen.domain.errors import LimenError

if TYPE_CHECKING:
    from limen.app.clock import Clock

DONE, FOUND, REFUSED, BUG = 0, 1, 2, 3


def main(argv: Sequence[str], clock: "Clock | None" = None) -> int:
    """Run one command and give its exit status."""
    _spare_an_import()
    from limen.app.clock import SYSTEM
    from limen.cli.parser import parser

    arguments = parser(argv).parse_args(argv)
    try:
        status: int = arguments.run(arguments, clock or SYSTEM)
        sys.stdout.flush()
    except LimenError as error:
        print(f"limen: {getattr(error, 'at_terminal', error)}", file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        return _reader_went_away()
    except KeyboardInterrupt:
        print("limen: stopped; nothing more was written.", file=sys.stderr)
        return REFUSED
    except Exception as error:  # noqa: BLE001 - the one boundary: a bug says so and keeps its status
        print(_bug(error), file=sys.stderr)
        return BUG
    return status


def whole_process(argv: Sequence[str]) -> int:
    """`main` where the process ends after it.

    What is left is not gone through once more on the way out.
    """
    status = main(argv)
    gc.freeze()
    return status


def _spare_an_import() -> None:
    """Import msgspec without typing_extensions, which costs a tenth of a whole ``limen check``.

    msgspec prefers it where it is installed, though the standard library's typing will do.
    """
    if "msgspec" in sys.modules or "typing_extensions" in sys.modules:
        return
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # “not to be had”
    try:
        import msgspec  # noqa: F401 - for its effect
    finally:
        del sys.modules["typing_extensions"]


def _reader_went_away() -> int:
    """The reader of our output has enough (``limen show … | head``): nothing is wrong."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the last flush goes nowhere
    return DONE


def _bug(error: Exception) -> str:
    """What a bug report needs: the kind of error and the places in our code, no path of the machine."""
    places = []
    trace = error.__traceback__
    while trace:
        module = trace.tb_frame.f_globals.get("__name__", "?")
        places.append(f"{module}:{trace.tb_lineno}")
        trace = trace.tb_next
    where = " > ".join(place for place in places if place.startswith("limen"))
    return f"limen: this is a bug in Limen ({type(error).__name__} at {where}); please report it."
