"""What goes wrong in a template, told with file, line, and the nearest name that is there."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any

from jinja2 import (
    Environment,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.utils import missing

from factsheet.errors import Place, Problem

_KINDS: dict[type, str] = {
    list: "what stands before the dot is a list: {% for one in ... %} goes through it",
    str: "what stands before the dot is a text: it has no parts",
    type(None): "what stands before the dot is nothing: {% if ... %} asks for that",
}
_NO_SUCH = re.compile(r"No (filter|test) named '(.*?)'")
_FAKE = "__jinja_exception__"
"""What Jinja puts into the globals of the frames it writes for template lines."""


class OutOfTime(Exception):
    """The time that templates may take is over."""


FAULTS = (
    TemplateError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    RecursionError,
    MemoryError,
    OutOfTime,
)
"""What a template may do wrong."""


class TemplateBroken(Exception):
    """A template that cannot be rendered. `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what)
        self.problem = problem


class NameMissing(UndefinedError):
    """A name that is not there, and those that are."""

    def __init__(
        self, message: str, *, name: str, among: tuple[str, ...] | None, hint: str | None
    ) -> None:
        super().__init__(message)
        self.name = name
        self.among = among
        self.hint = hint


class Strict(StrictUndefined):
    """Undefined is an error that remembers which names there would have been."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: object = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> None:
        super().__init__(hint, obj, name, exc)
        among = None if obj is missing else tuple(map(str, obj)) if isinstance(obj, dict) else ()
        hidden = obj is missing or str(name).startswith("_")
        kind = None if hidden else _KINDS.get(type(obj))
        fault: Any = partial(NameMissing, name=str(name), among=among, hint=kind)
        self._undefined_exception = fault


def fault(env: Environment, error: Exception, name: str, values: Mapping[str, Any]) -> Problem:
    """What went wrong while the template of that name was rendered from these values."""
    match error:
        case TemplateNotFound():
            return _not_found(env, error, name)
        case TemplateSyntaxError():
            return unreadable(env, error, name)
        case NameMissing():
            return _missing(env, error, values)
        case RecursionError():
            return Problem("T604", "template calls itself", Place(name))
    where = _last_place(error.__traceback__, name)
    code, what = "T604", f"template stopped: {error}"
    if isinstance(error, OutOfTime):
        code, what = "T606", "template does not come to its end"
    if isinstance(error, MemoryError):
        code, what = "T607", "template takes too much memory"
    return _no_such(env, where, str(error)) or at_line(where, code, what)


def unreadable(env: Environment, error: TemplateSyntaxError, name: str) -> Problem:
    """What cannot be read, and where; of an unknown filter or test the nearest that is there."""
    where = Place(error.filename or error.name or name, error.lineno)
    said = error.message or ""
    return _no_such(env, where, said) or at_line(where, "T601", f"template cannot be read: {said}")


def _no_such(env: Environment, where: Place, said: str) -> Problem | None:
    found = _NO_SUCH.match(said)
    return unknown(env, where, *found.groups()) if found else None


def unknown(env: Environment, where: Place, kind: str, asked: str) -> Problem:
    """A filter or test that is not there."""
    known = env.filters if kind == "filter" else env.tests
    return at_line(where, "T601", f'there is no {kind} "{asked}"', nearest(asked, known), asked)


def _missing(env: Environment, error: NameMissing, values: Mapping[str, Any]) -> Problem:
    where = _last_place(error.__traceback__, "template")
    among = error.among
    if among is None:
        among = (*values, *env.globals, *_locals(error.__traceback__))
    hint = error.hint or nearest(error.name, among)
    return at_line(where, "T602", f'"{error.name}" is not there', hint, error.name)


def _not_found(env: Environment, error: TemplateNotFound, asked: str) -> Problem:
    # An include that fails stands in a template, and its line is worth telling.
    return no_template(env, _last_place(error.__traceback__, asked), str(error.name or asked))


def no_template(env: Environment, where: Place, name: str) -> Problem:
    """A template that is not there; nearest is one of that name in another folder."""
    known = env.list_templates()
    alike = [one for one in known if one.rpartition("/")[2] == name.rpartition("/")[2]]
    return at_line(where, "T603", f'no template "{name}"', nearest(name, alike or known), name)


def at_line(place: Place, code: str, what: str, hint: str | None = None, mark: str = "") -> Problem:
    """A problem at a place, with the line that stands there and the `mark` in it."""
    line = _source_line(place)
    if line is None:
        return Problem(code, what, place, hint=hint)
    column = line.find(mark) + 1 if mark and mark in line else len(line) - len(line.lstrip()) + 1
    place = Place(place.file, place.line, column)
    return Problem(code, what, place, line, max(len(mark), 1), hint)


def nearest(name: str, among: Iterable[str], *, alone: bool = False) -> str | None:
    """A hint at the name that is nearest; else, unless that `alone` is asked, at those there are."""
    known = sorted({one for one in among if not one.startswith("_")})
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.75 if alone else 0.5)
    if near:
        return f'did you mean "{near[0]}"?'
    return f"there are: {', '.join(known[:12])}" if known and not alone else None


def _last_place(trace: TracebackType | None, fallback: str) -> Place:
    """The innermost template line of a traceback: Jinja gives its frames the template's name."""
    place = Place(fallback)
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if _FAKE in trace.tb_frame.f_globals:
            place = Place(file, trace.tb_lineno)
        trace = trace.tb_next
    return place


def _locals(trace: TracebackType | None) -> list[str]:
    names: list[str] = []
    while trace is not None:
        if _FAKE in trace.tb_frame.f_globals:
            names = [one for one in trace.tb_frame.f_locals if one.isidentifier()]
        trace = trace.tb_next
    return names


def _source_line(place: Place) -> str | None:
    try:
        lines = Path(place.file).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return None
    return lines[place.line - 1] if 0 < place.line <= len(lines) else None
