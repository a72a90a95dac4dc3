"""A variable that nobody gave is an error in our templates, and nothing in other people's."""

import sys
from pathlib import Path
from types import FrameType

OURS = str(Path(__file__).resolve().parent.parent / "src" / "nep")


class UnknownVariableError(AssertionError):
    """A template of ours names something that its view did not give."""


class UnknownVariable(str):
    """Stands as `string_if_invalid`: Django asks whether it holds "%s", then puts the name there."""

    __slots__ = ()

    def __mod__(self, name: object) -> str:
        template = _template_being_drawn(sys._getframe(1))
        if template.startswith(OURS):
            raise UnknownVariableError(f"unknown variable {name!s} in {template}")
        return ""


def _template_being_drawn(frame: FrameType | None) -> str:
    while frame is not None:
        origin = getattr(frame.f_locals.get("self"), "origin", None)
        if origin is not None:
            return str(origin.name)
        frame = frame.f_back
    return ""
