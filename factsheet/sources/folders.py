"""Walk what was asked for, in a fixed order, and pass over what was seen before."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, Self

from factsheet.errors import Place, Problem
from factsheet.model import Page
from factsheet.sources import files, lines
from factsheet.sources.seen import NOTHING, Seen
from factsheet.sources.unfinished import Unfinished


class _Stand(NamedTuple):
    """One file as the folder lists it."""

    path: Path
    name: str
    size: int
    mtime_ns: int
    sidecar: Path | None
    root: str


class Collection(Iterator[Page | Problem]):
    """The pages and problems of one collection; what was passed over is known when it is spent.

    `seen` holds how each file that was read now stands: keep it, and give it as `known` next time.
    `unchanged` names the files that were passed over.
    """

    def __init__(
        self,
        roots: Sequence[Path],
        known: Mapping[str, Seen],
        base: Path | None,
        now: datetime | None,
    ) -> None:
        self.seen: dict[str, Seen] = {}
        self.unchanged: list[str] = []
        self._known = known
        self._base = base
        self._unfinished = Unfinished(now)
        self._homes: dict[Path, str] = {}
        self._other: Counter[str] = Counter()
        self._claimed: tuple[set[str], set[str]] | None = (set(), set()) if len(roots) > 1 else None
        self._items = self._walk(roots)

    def __iter__(self) -> Self:
        """Itself."""
        return self

    def __next__(self) -> Page | Problem:
        """The next page or problem. Errors: StopIteration."""
        return next(self._items)

    def _walk(self, roots: Sequence[Path]) -> Iterator[Page | Problem]:
        for root in roots:
            try:
                folder = root.is_dir()
                there = folder or root.exists()
            except OSError as error:
                yield files.unreadable(str(root), error)
                continue
            if folder:
                yield from self._folder(root, root, "", frozenset())
            elif there:
                yield from self._single(root)
            else:
                yield Problem("S101", "there is no such file or folder", Place(str(root)))
        yield from self._left_alone()

    def _single(self, path: Path) -> Iterator[Page | Problem]:
        if files.media_of(path.name) is None:
            kinds = ", ".join(f".{kind}" for kind in (*files.MEDIA, files.LINES))
            yield Problem("S104", "this kind of file is no article", Place(path.name), hint=kinds)
            return
        sidecar = path.with_name(path.name + files.SIDECAR)
        try:
            stat = path.stat()
            beside = sidecar if sidecar.is_file() else None
        except OSError as error:
            yield files.unreadable(path.name, error)
            return
        yield from self._file(path.parent, path, path.name, stat, beside)

    def _folder(
        self, root: Path, folder: Path, below: str, above: frozenset[tuple[int, int]]
    ) -> Iterator[Page | Problem]:
        try:
            stat = folder.stat()
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=_by_name)
        except OSError as error:
            yield files.unreadable(below.rstrip("/") or str(folder), error)
            return
        here = (stat.st_dev, stat.st_ino)
        if here in above:
            return
        sidecars = {entry.name for entry in entries if entry.name.endswith(files.SIDECAR)}
        known, unchanged = self._known, self.unchanged
        fast = bool(known) and self._claimed is None and not sidecars
        for entry in entries:
            name = below + entry.name
            if fast and (was := known.get(name)) is not None:
                try:
                    now = entry.stat()
                except OSError:
                    pass
                else:
                    if was.mtime_ns == now.st_mtime_ns and was.size == now.st_size:
                        unchanged.append(name)
                        continue
            yield from self._entry(root, entry, name, sidecars, above | {here})

    def _entry(
        self,
        root: Path,
        entry: os.DirEntry[str],
        name: str,
        sidecars: set[str],
        above: frozenset[tuple[int, int]],
    ) -> Iterator[Page | Problem]:
        if entry.name.startswith(".") or entry.name in sidecars:
            return
        path = Path(entry.path)
        try:
            if entry.is_dir():
                yield from self._folder(root, path, f"{name}/", above)
                return
            if files.media_of(entry.name) is None or not (entry.is_file() or entry.is_symlink()):
                self._other[Path(entry.name).suffix.lower() or "no suffix"] += 1
                return
            stat = entry.stat()
        except OSError as error:
            yield files.unreadable(name, error)
            return
        beside = path.with_name(entry.name + files.SIDECAR)
        sidecar = beside if beside.name in sidecars else None
        yield from self._file(root, path, name, stat, sidecar)

    def _file(
        self, root: Path, path: Path, name: str, stat: os.stat_result, sidecar: Path | None
    ) -> Iterator[Page | Problem]:
        home = self._home(root)
        own = self._own_name(root, home, path, name, sidecar)
        if own is None:
            return
        if own != name and own not in self._known and name in self._known:
            what = f"another folder has a page of the same name; this one is kept as {own}"
            yield Problem("S109", what, Place(name), level="advice")
        size, mtime_ns = stat.st_size, stat.st_mtime_ns
        if sidecar is not None:
            try:
                beside = sidecar.stat()
            except OSError as error:
                yield files.unreadable(own + files.SIDECAR, error)
                sidecar = None
            else:
                size, mtime_ns = size + beside.st_size, max(mtime_ns, beside.st_mtime_ns)
        stand = _Stand(path, own, size, mtime_ns, sidecar, home)
        was = self._known.get(own)
        if was is not None and (was.size, was.mtime_ns) == (size, mtime_ns):
            self.unchanged.append(own)
        elif files.media_of(path.name) == files.LINES:
            yield from self._lines(stand, was, stat.st_size)
        else:
            yield from self._page(stand, was, stat.st_size)

    def _page(self, stand: _Stand, was: Seen | None, size: int) -> Iterator[Page | Problem]:
        content = files.contents(stand.path, stand.name, size)
        if not isinstance(content, Problem):
            content = (
                self._unfinished.changed(stand.path, stand.name, size, stand.mtime_ns) or content
            )
        if isinstance(content, Problem):
            yield content
            return
        sidecar = None
        if stand.sidecar is not None:
            labels = files.contents(stand.sidecar, stand.name + files.SIDECAR, 0)
            if isinstance(labels, Problem):
                yield labels
            else:
                sidecar = labels
        if self._note(stand, files.digest_of(content + (sidecar or b"")), was):
            media = files.media_of(stand.path.name)
            if media is not None and media != "jsonl":
                yield from files.page_of(content, stand.name, media, sidecar)

    def _lines(self, stand: _Stand, was: Seen | None, size: int) -> Iterator[Page | Problem]:
        try:
            digest = lines.digest_of_file(stand.path)
        except OSError as error:
            yield files.unreadable(stand.name, error)
            return
        problem = self._unfinished.changed(stand.path, stand.name, size, stand.mtime_ns)
        if problem is not None:
            yield problem
        elif self._note(stand, digest, was):
            yield from lines.pages_of(stand.path, stand.name)

    def _note(self, stand: _Stand, digest: str, was: Seen | None) -> bool:
        """Whether the content is new. A file that was only touched counts as unchanged."""
        self.seen[stand.name] = Seen(stand.size, stand.mtime_ns, digest, stand.root)
        if was is not None and was.digest == digest:
            self.unchanged.append(stand.name)
            return False
        return True

    def _home(self, root: Path) -> str:
        """The root as it is remembered: as seen from the base, so that both may move together."""
        if root not in self._homes:
            self._homes[root] = "" if self._base is None else _seen_from(self._base, root)
        return self._homes[root]

    def _own_name(
        self, root: Path, home: str, path: Path, name: str, sidecar: Path | None
    ) -> str | None:
        """The name, with its root's where another root has one like it; None for the same file."""
        taken: set[str] = set()
        if self._claimed is not None:
            taken, paths = self._claimed
            real = os.path.realpath(path)
            if real in paths:
                return None
            paths.add(real)
        names = [name, f"{root.resolve().name}/{name}", f"{home.strip('./') or 'here'}/{name}"]
        free = [one for one in names if one not in taken] or names[-1:]
        own = self._of_root(free, home) or next(
            (one for one in free if not self._another(one, home, path, sidecar)), free[-1]
        )
        taken.add(own)
        return own

    def _of_root(self, names: Sequence[str], home: str) -> str | None:
        """The name under which a page of this root is known already."""
        same = (one for one in names if one in self._known and self._known[one].root == home)
        return next(same, None)

    def _another(self, name: str, home: str, path: Path, sidecar: Path | None) -> bool:
        """Is the page known by that name another one, of another root and with other words?"""
        was = self._known.get(name)
        if was is None or not was.root or not home:
            return False
        try:
            if sidecar is None:
                return lines.digest_of_file(path) != was.digest
            return files.digest_of(path.read_bytes() + sidecar.read_bytes()) != was.digest
        except OSError:  # told where the page itself is read
            return False

    def _left_alone(self) -> Iterator[Problem]:
        if self._other:
            kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(self._other.items()))
            total = sum(self._other.values())
            what = f"{total} other file{'s' if total > 1 else ''} left alone: {kinds}"
            yield Problem("S108", what, level="advice")


def collect(
    roots: Sequence[Path],
    known: Mapping[str, Seen] = NOTHING,
    base: Path | None = None,
    now: datetime | None = None,
) -> Collection:
    """Pages and problems of these folders (with all below them) and files, in a fixed order.

    A page's name is its path below the folder that was asked for, or the file's own name; a page of
    that name but with other words, known from another folder as seen from `base`, keeps it. What
    stands as `known` says is passed over without being read. What somebody is still writing is left
    for the next time; `now` tells which files are that young.
    """
    return Collection(roots, known, base, now)


def _seen_from(base: Path, root: Path) -> str:
    try:
        return Path(os.path.relpath(root.resolve(), base.resolve())).as_posix()
    except ValueError:  # another drive
        return root.resolve().as_posix()


def _by_name(entry: os.DirEntry[str]) -> str:
    return entry.name
