"""The worker's side of the sandbox: how a process shuts itself in. Linux namespaces by ctypes, and limits everywhere.

The order matters. Namespaces come before any parser is imported; the file system goes away after the last import and
before the first outside byte, so that a parser has no file to read, no place to write, no process to signal, no network
to reach and no right to ask for more.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
import tempfile
from pathlib import Path

from habeas.archive.sandbox.limits import OPEN_FILES, Limits

# linux/sched.h, linux/mount.h, linux/prctl.h, linux/capability.h
_NEW_USER = 0x10000000
_NEW_NAMESPACES = 0x40000000 | 0x20000000 | 0x00020000 | 0x08000000 | 0x04000000  # net pid mnt ipc uts
_NOBODY = 65534
_MOUNT_NO_SUID, _MOUNT_NO_DEVICES, _MOUNT_NO_PROGRAMS, _MOUNT_READ_ONLY, _MOUNT_REMOUNT = 2, 4, 8, 1, 32
_MOUNT_RECURSIVE, _MOUNT_PRIVATE = 0x4000, 0x40000
_SET_PARENT_DEATH_SIGNAL, _SET_DUMPABLE, _SET_NO_NEW_PRIVILEGES = 1, 4, 38
_CAPABILITY_VERSION_3 = 0x20080522

_HARD_CPU_SECONDS = 3600


def enter_namespaces() -> bool:
    """Leave the machine's network, processes and mounts behind; the caller goes on as a new process.

    Root needs no namespace of users for that, and does without one: so it can become nobody afterwards, for whom the
    limit on processes holds. Returns whether it has to. Raises `OSError` where the kernel does not allow it.
    """
    user, group = os.getuid(), os.getgid()
    is_root = user == 0 and _may("unshare", _NEW_NAMESPACES)
    if not is_root:
        _call("unshare", _NEW_USER | _NEW_NAMESPACES)
        for name, line in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
            Path("/proc/self", name).write_text(line, "ascii")
    # The first process of a namespace is deaf to SIGXCPU, so the worker has to be its second.
    for _ in range(2):
        if child := os.fork():
            _leave_as(child)
        _call("prctl", _SET_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
    return is_root


def _leave_as(child: int) -> None:
    """Wait for the child and end as it ended; a signal is told as shells do."""
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    os._exit(code if code >= 0 else 128 - code)


def leave_file_system(*, become_nobody: bool) -> None:
    """Make an empty read-only folder the root, and give up every capability; root becomes nobody for good."""
    here = tempfile.gettempdir().encode()
    flags = _MOUNT_NO_SUID | _MOUNT_NO_DEVICES | _MOUNT_NO_PROGRAMS
    _call("mount", b"none", b"/", None, _MOUNT_RECURSIVE | _MOUNT_PRIVATE, None)
    _call("mount", b"none", here, b"tmpfs", flags, b"size=4k,mode=0555")
    _call("mount", b"none", here, None, flags | _MOUNT_REMOUNT | _MOUNT_READ_ONLY, b"size=4k,mode=0555")
    os.chdir(here)
    os.chroot(here)
    os.chdir("/")
    if become_nobody:
        os.setgroups([])
        os.setresgid(_NOBODY, _NOBODY, _NOBODY)
        os.setresuid(_NOBODY, _NOBODY, _NOBODY)
        # A change of user forgets the wish to die with the parent.
        _call("prctl", _SET_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
    _drop_capabilities()


def _drop_capabilities() -> None:
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    nothing = (ctypes.c_uint32 * 6)()
    _call("capset", header, nothing)


def give_up_privileges() -> None:
    """No program this process starts can gain rights, and no other process can look into it. Linux only."""
    if sys.platform == "linux":
        _call("prctl", _SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        _call("prctl", _SET_DUMPABLE, 0, 0, 0, 0)


def leave_folder() -> None:
    """Stand in an empty folder that no longer exists: relative names lead nowhere."""
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    Path(folder).rmdir()


def limit_memory(limits: Limits) -> None:
    """At most ``limits.mebibytes`` of address space, from here on."""
    _limit(resource.RLIMIT_AS, limits.mebibytes << 20)


def limit_the_rest() -> None:
    """No file may grow, no process start, no core be dumped, few files be open."""
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_NPROC, 0)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_NOFILE, OPEN_FILES)


def grant_seconds(seconds: int) -> None:
    """Let this process run for so many more seconds of processor time; then the kernel ends it."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(usage.ru_utime + usage.ru_stime) + 1
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    most = _HARD_CPU_SECONDS if hard == resource.RLIM_INFINITY else hard
    resource.setrlimit(resource.RLIMIT_CPU, (min(spent + seconds, most), most))


def used_mebibytes() -> int:
    """The most memory this process has had so far."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most >> 20 if sys.platform == "darwin" else most >> 10


def _limit(which: int, value: int) -> None:
    hard = resource.getrlimit(which)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    try:
        resource.setrlimit(which, (value, value))
    except (ValueError, OSError):
        # macOS knows some of these limits and does not let them be set; it never counts as level A.
        if sys.platform == "linux":
            raise


def _may(name: str, *arguments: object) -> bool:
    """Whether a function of the C library could be called; `OSError` is an answer here."""
    try:
        _call(name, *arguments)
    except OSError:
        return False
    return True


def _call(name: str, *arguments: object) -> None:
    """A function of the C library that gives 0, or `OSError`."""
    function = getattr(ctypes.CDLL(None, use_errno=True), name)
    if function(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
