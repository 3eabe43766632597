"""Jinja in its sandbox: templates in, text out, and every fault told with file and line.

Templates get plain data only: dicts, lists, strings, numbers, booleans, None.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    Template,
    TemplateRuntimeError,
    TemplateSyntaxError,
    Undefined,
    meta,
    nodes,
    select_autoescape,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from factsheet.errors import Place, Problem
from factsheet.templatefaults import (
    FAULTS,
    OutOfTime,
    Strict,
    TemplateBroken,
    fault,
    nearest,
    no_template,
    unknown,
    unreadable,
)

__all__ = [
    "OWN",
    "OutOfTime",
    "Sandbox",
    "TemplateBroken",
    "environment",
    "faults",
    "for_markdown",
    "names_in",
    "nearest",
    "one_line",
    "render",
    "render_line",
    "shipped",
]

LIMIT = 40_000_000
"""Characters that one template may write; a sheet of 500 facts writes about two million."""

_PACKAGE = Path(__file__).resolve().parent
_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>#|~"})
_OPENING = re.compile(r"^(\d+(?=[.)](?:\s|$))|(?=[-+](?:\s|$)))")
"""What would begin a list: a dash, or a number with its dot."""
_LINE = "<line>"
OWN = "own"
"""The folder among the templates whose files stand before all others."""
OURS = "shipped"
"""`shipped/sheet.html` is the program's own, whatever stands before it."""

_LINE_PARTS = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.CondExpr, nodes.Name, nodes.Const,
    nodes.Compare, nodes.Operand, nodes.Not, nodes.And, nodes.Or, nodes.Concat, nodes.Test, nodes.Filter,
)  # fmt: skip
"""What a line of a rule may be made of: nothing in it can go on without end."""

Sandbox = Environment
"""What `environment` gives and `render` takes."""


class _Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox in which a name behind a dot is a key first: `{{ L.items }}` is a label."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The part of that name."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


def _written_out(value: object) -> object:
    """A value as it is written. Errors: TemplateRuntimeError, where it has no words of its own."""
    if isinstance(value, str | int | float | Undefined):
        return value
    kind = {list: "a list", dict: "a table of names", type(None): "nothing"}.get(type(value))
    raise TemplateRuntimeError(f"{kind or 'what stands here'} cannot be written as it is")


def _digest(text: str) -> str:
    """The hash by which a page's policy lets a script run."""
    return b64encode(sha256(text.encode(errors="replace")).digest()).decode()


def shipped() -> Path:
    """The folder of the templates that come with the program."""
    installed = _PACKAGE / "workspace" / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


def environment(folder: Path | None = None) -> Sandbox:
    """A sandbox that finds templates in `folder/own`, then `folder`, then among the shipped ones.

    Names that end in `.html` are escaped; others are not.
    """
    ours = FileSystemLoader(shipped())
    theirs = [] if folder is None else [FileSystemLoader(folder / OWN), FileSystemLoader(folder)]
    env = _Sandbox(
        loader=ChoiceLoader([*theirs, ours, PrefixLoader({OURS: ours})]),
        undefined=Strict,
        finalize=_written_out,
        autoescape=select_autoescape(("html",), default=False, default_for_string=False),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    del env.globals["lipsum"], env.filters["random"]  # the same store gives the same bytes
    env.filters["digest"] = _digest
    return env


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
        tree = env.parse(source)
    except TemplateSyntaxError as error:
        what = f"template cannot be read: {error.message}"
        raise TemplateBroken(Problem("T601", what, place, source or None)) from None
    if any(not isinstance(one, _LINE_PARTS) for one in tree.find_all(nodes.Node)):
        what = "a rule's line is made of {{ }} and {% if %} only"
        raise TemplateBroken(Problem("T608", what, place, source))
    return frozenset(meta.find_undeclared_variables(tree))


def faults(env: Sandbox) -> Iterator[Problem]:
    """What is wrong with each template as it is written, before anything is asked of it."""
    for name in env.list_templates(extensions=("html", "txt", "md", "css", "js")):
        if name.partition("/")[0] not in (OWN, OURS):
            yield from _faults(env, name)


def _faults(env: Sandbox, name: str) -> Iterator[Problem]:
    try:
        file = env.get_template(name).filename or name
        tree = env.parse(Path(file).read_text(encoding="utf-8"))
    except TemplateSyntaxError as error:
        yield unreadable(env, error, name)
        return
    known = env.list_templates()
    for part in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
        wanted = part.template.as_const() if isinstance(part.template, nodes.Const) else None  # type: ignore[attr-defined]
        if isinstance(wanted, str) and wanted not in known:
            yield no_template(env, Place(file, part.lineno), wanted)
    for kind, found, there in (
        ("filter", nodes.Filter, env.filters),
        ("test", nodes.Test, env.tests),
    ):
        for one in tree.find_all(found):
            if one.name not in there:
                yield unknown(env, Place(file, one.lineno), kind, one.name)


def _written(
    env: Sandbox, values: Mapping[str, Any], limit: int, *, name: str, source: str | None
) -> str:
    _hold_plain(values, "values")
    try:
        template = env.get_template(name) if source is None else env.from_string(source)
        return _collected(template, values, limit)
    except FAULTS as error:
        raise TemplateBroken(fault(env, error, name, values)) from None


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
