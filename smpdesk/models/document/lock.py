"""The lock file beside the document: who may write to it.

``Partnership.smp.lock`` names the user, the machine and the time. While its program runs it also
holds the operating system's lock on that file, which ends with the program however it ends: that
is how the lock left by a crash on this machine is told from a live one, whatever the clock says.
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
import uuid
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from smpdesk.errors import UserError
from smpdesk.models.document.clock import now

_FAR = 1 << 30
"""Where the operating system's lock lies: beyond the text, so that others may read it."""


@dataclass(frozen=True)
class Holder:
    """Who has the file open for writing: user, machine and since when (ISO date and time)."""

    user: str
    machine: str
    since: str
    token: str = ""

    def text(self) -> str:
        """The holder in words: ``safety on CSU-LAPTOP-2 since 27 January 2017, 10:42``."""
        return f"{self.user} on {self.machine} since {_when(self.since)}"


class HeldByAnotherError(Exception):
    """The file is open for writing elsewhere; ``holder`` says by whom."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(holder.text())
        self.holder = holder


class Lock:
    """The right to write to one document, held until ``release``."""

    def __init__(self, path: Path, descriptor: int, holder: Holder) -> None:
        self.path = path
        self.holder = holder
        self._descriptor = descriptor

    @classmethod
    def acquire(cls, document: Path, user: str, *, take_over: bool = False) -> Self:
        """Lock the document; raises ``HeldByAnotherError``, or ``OSError`` where none can be made.

        The lock of a program that crashed on this machine is taken over without asking; any
        other only when ``take_over`` is given.
        """
        path = lock_path(document)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        try:
            ours = _lock(descriptor)
            there = _read(descriptor)
            if not take_over and not _may_take(ours, there):
                raise HeldByAnotherError(there or Holder("someone", "this machine", now()))
            holder = Holder(user, platform.node(), now(), uuid.uuid4().hex)
            _write(descriptor, holder)
            if not _same_file(path, descriptor):
                raise HeldByAnotherError(read_lock(document) or holder)
        except BaseException:
            os.close(descriptor)
            raise
        return cls(path, descriptor, holder)

    def check(self, document: Path) -> None:
        """Raise ``UserError`` when another has taken the lock over."""
        there = read_lock(document)
        if there is None or there.token != self.holder.token:
            who = there.text() if there else "another program"
            raise UserError(
                f"{document.name} has been taken over by {who}, so the change was not made. "
                f"What you see is as it was until then: close the file and open it again."
            )
        _lock(self._descriptor)

    def release(self) -> None:
        """Give the lock back; one that another took over is left to them."""
        with contextlib.suppress(OSError):
            held = _read(self._descriptor)
            if held is not None and held.token == self.holder.token:
                _give_up(self.path, self._descriptor)
                return
            os.close(self._descriptor)


def lock_path(document: Path) -> Path:
    """The lock file of a document: beside it, with ``.lock`` added to its name."""
    return document.with_name(document.name + ".lock")


def read_lock(document: Path) -> Holder | None:
    """Who the lock file says has the document; None when there is none or it can't be read."""
    try:
        return _parsed(lock_path(document).read_bytes())
    except OSError:
        return None


def held_by(document: Path) -> Holder | None:
    """Who has the document open for writing now; the lock of a crash here counts as nobody's."""
    path = lock_path(document)
    try:
        descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    except OSError:
        return read_lock(document)
    try:
        there = _read(descriptor)
        return None if _may_take(_lock(descriptor), there) else there
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def locked(path: Path, user: str) -> Iterator[None]:
    """Hold the lock of a document that is not open here; raises ``UserError`` if another does."""
    try:
        lock = Lock.acquire(path.resolve(), user)
    except HeldByAnotherError as held:
        raise UserError(
            f"{path.name} is open: {held.holder.text()} has it. Close it there first."
        ) from held
    except OSError as error:
        raise UserError(
            f"{path.absolute().parent} can't be written to ({error.strerror}). Nothing was changed."
        ) from error
    try:
        yield
    finally:
        lock.release()


def _same_file(path: Path, descriptor: int) -> bool:
    """Whether the lock file has not been removed by its last holder in this moment."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _may_take(ours: bool | None, there: Holder | None) -> bool:
    """Whether the lock is free: new, or left by a crash on this machine.

    ``ours`` says whether the operating system gave us its lock; None where it has none to give.
    """
    if there is None:
        return ours is not False
    return ours is True and there.machine == platform.node()


def _read(descriptor: int) -> Holder | None:
    os.lseek(descriptor, 0, os.SEEK_SET)
    return _parsed(os.read(descriptor, 4096))


def _parsed(text: bytes) -> Holder | None:
    try:
        return Holder(**json.loads(text))
    except (ValueError, TypeError):
        return None


def _write(descriptor: int, holder: Holder) -> None:
    text = json.dumps(asdict(holder), indent=1).encode()
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, text)
    os.ftruncate(descriptor, len(text))
    os.fsync(descriptor)


def _when(written: str) -> str:
    import datetime as dt

    try:
        moment = dt.datetime.fromisoformat(written)
    except ValueError:
        return written
    return f"{moment.day} {moment:%B %Y, %H:%M}"


if os.name == "nt":  # pragma: no cover
    import msvcrt

    def _lock(descriptor: int) -> bool | None:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True

    def _give_up(path: Path, descriptor: int) -> None:
        os.ftruncate(descriptor, 0)
        os.close(descriptor)
        path.unlink()

else:
    import errno
    import fcntl

    def _lock(descriptor: int) -> bool | None:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno in (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL):
                return None
            raise
        return True

    def _give_up(path: Path, descriptor: int) -> None:
        path.unlink(missing_ok=True)
        os.close(descriptor)
