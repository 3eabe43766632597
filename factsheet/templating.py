"""Jinja in its sandbox: templates in, text out, and every fault told with file and line.

Templates get plain data only: dicts, lists, strings, numbers, booleans, None.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    UndefinedError,
    meta,
    select_autoescape,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from factsheet.errors import Place, Problem

LIMIT = 40_000_000
"""Characters that one template may write; a sheet of 500 facts writes about two million."""

_PACKAGE = Path(__file__).resolve().parent
_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>#|~"})
_OPENING = re.compile(r"^(\d+(?=[.)](?:\s|$))|(?=[-+](?:\s|$)))")
"""What would begin a list: a dash, or a number with its dot."""
_LINE = "<line>"
_FAKE = "__jinja_exception__"
"""What Jinja puts into the globals of the frames it writes for template lines."""


Sandbox = Environment
"""What `environment` gives and `render` takes."""


class TemplateBroken(Exception):
    """A template that cannot be rendered. `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what)
        self.problem = problem


class _NameMissing(UndefinedError):
    def __init__(self, message: str, *, name: str, among: tuple[str, ...] | None) -> None:
        super().__init__(message)
        self.name = name
        self.among = among


class _Strict(StrictUndefined):
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
        fault: Any = partial(_NameMissing, name=str(name), among=among)
        self._undefined_exception = fault


def shipped() -> Path:
    """The folder of the templates that come with the program."""
    installed = _PACKAGE / "workspace" / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


def environment(folder: Path | None = None) -> Sandbox:
    """A sandbox that finds templates in `folder` first, then among the shipped ones.

    Names that end in `.html` are escaped; others are not.
    """
    folders = [shipped()] if folder is None else [folder, shipped()]
    return ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([FileSystemLoader(one) for one in folders]),
        undefined=_Strict,
        autoescape=select_autoescape(("html",), default=False, default_for_string=False),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


def render(env: Sandbox, name: str, values: Mapping[str, Any], *, limit: int = LIMIT) -> str:
    """What the template of that name writes. Errors: TemplateBroken."""
    return _written(env, values, limit, name=name, source=None)


def render_line(
    env: Sandbox, source: str, values: Mapping[str, Any], place: Place, *, limit: int = 10_000
) -> str:
    """What one line of template text writes, unescaped. `place` is where the line stands.

    Errors: TemplateBroken.
    """
    try:
        return _written(env, values, limit, name=_LINE, source=source)
    except TemplateBroken as broken:
        told = broken.problem
        moved = Problem(told.code, told.what, place, source if place.line else None, hint=told.hint)
        raise TemplateBroken(moved) from None


def one_line(text: str) -> str:
    """The text without line breaks and control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def for_markdown(value: Any, *, keep: Collection[str] = ()) -> Any:
    """The same values, each text one line of which Markdown takes nothing for a mark.

    What stands under the keys to `keep` is no text of an article and stays as it is.
    """
    if isinstance(value, str):
        return _OPENING.sub(r"\1\\", one_line(value).translate(_MARKS))
    if isinstance(value, Mapping):
        return {
            key: one if key in keep else for_markdown(one, keep=keep) for key, one in value.items()
        }
    if isinstance(value, Sequence):
        return [for_markdown(one, keep=keep) for one in value]
    return value


def names_in(env: Sandbox, source: str, place: Place) -> frozenset[str]:
    """The values that a line of template text asks for. Errors: TemplateBroken."""
    try:
        return frozenset(meta.find_undeclared_variables(env.parse(source)))
    except TemplateSyntaxError as error:
        what = f"template cannot be read: {error.message}"
        raise TemplateBroken(Problem("T601", what, place, source or None)) from None


def _written(
    env: Sandbox, values: Mapping[str, Any], limit: int, *, name: str, source: str | None
) -> str:
    _hold_plain(values, "values")
    try:
        template = env.get_template(name) if source is None else env.from_string(source)
        return _collected(template, values, limit)
    except TemplateNotFound as error:
        raise TemplateBroken(_not_found(env, error, name)) from None
    except TemplateSyntaxError as error:
        file = error.filename or error.name or name
        where = Place(file, error.lineno)
        what = f"template cannot be read: {error.message}"
        raise TemplateBroken(_at(where, "T601", what)) from None
    except _NameMissing as error:
        raise TemplateBroken(_missing(env, error, values)) from None
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        where = _last_place(error.__traceback__, name)
        raise TemplateBroken(_at(where, "T604", f"template stopped: {error}")) from None
    except RecursionError:
        raise TemplateBroken(Problem("T604", "template calls itself", Place(name))) from None


def _collected(template: Template, values: Mapping[str, Any], limit: int) -> str:
    parts: list[str] = []
    size = 0
    for part in template.generate(values):
        parts.append(part)
        size += len(part)
        if size > limit:
            where = Place(template.filename or template.name or "template")
            what = f"template writes more than {limit} characters"
            raise TemplateBroken(Problem("T605", what, where))
    return "".join(parts)


def _missing(env: Sandbox, error: _NameMissing, values: Mapping[str, Any]) -> Problem:
    where = _last_place(error.__traceback__, "template")
    among = error.among
    if among is None:
        among = (*values, *env.globals, *_locals(error.__traceback__))
    return _at(
        where, "T602", f'"{error.name}" is not there', _nearest(error.name, among), error.name
    )


def _not_found(env: Sandbox, error: TemplateNotFound, asked: str) -> Problem:
    name = str(error.name or asked)
    # An include that fails stands in a template, and its line is worth telling.
    where = _last_place(error.__traceback__, name)
    return _at(where, "T603", f'no template "{name}"', _nearest(name, env.list_templates()), name)


def _at(place: Place, code: str, what: str, hint: str | None = None, mark: str = "") -> Problem:
    line = _source_line(place)
    if line is None:
        return Problem(code, what, place, hint=hint)
    column = line.find(mark) + 1 if mark and mark in line else len(line) - len(line.lstrip()) + 1
    place = Place(place.file, place.line, column)
    return Problem(code, what, place, line, max(len(mark), 1), hint)


def _nearest(name: str, among: Iterable[str]) -> str | None:
    known = sorted({one for one in among if not one.startswith("_")})
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    if near:
        return f'did you mean "{near[0]}"?'
    return f"there are: {', '.join(known[:12])}" if known else None


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


def _hold_plain(value: object, path: str) -> None:
    """Nothing with behaviour reaches a template. Errors: TypeError names where it was."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            _hold_plain(one, f"{path}.{key}")
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for number, one in enumerate(value):
            _hold_plain(one, f"{path}[{number}]")
    elif type(value) not in (str, int, float, bool, type(None)):
        message = f"{path} is a {type(value).__name__}, which no template may have"
        raise TypeError(message)
