"""Takes from this process what drawing a page does not need: memory, files, network, programs.

On Linux the kernel holds it (setrlimit; seccomp with a list of the calls that are left). Elsewhere
only the clock of whoever waits for the process does.
"""

from __future__ import annotations

import ctypes
import os
import platform
import sys
from pathlib import Path
from typing import Final

from services.viewing.limits import MOST_CPU_S, MOST_MEMORY

_ENVIRONMENT_BEGINS: Final = 47
"""Of the fields of /proc/self/stat behind the name of the program: env_start; env_end follows."""
_SET_NO_NEW_PRIVS, _SET_SECCOMP, _FILTER = 38, 22, 2
"""Of prctl(2)."""
_X86_64: Final = 0xC000003E
"""AUDIT_ARCH_X86_64: numbers of calls mean something only together with the machine."""
_LEFT: Final = {
    "read": 0,
    "write": 1,
    "close": 3,
    "fstat": 5,
    "poll": 7,
    "lseek": 8,
    "mmap": 9,
    "mprotect": 10,
    "munmap": 11,
    "brk": 12,
    "rt_sigaction": 13,
    "rt_sigprocmask": 14,
    "rt_sigreturn": 15,
    "sched_yield": 24,
    "mremap": 25,
    "madvise": 28,
    "getpid": 39,
    "exit": 60,
    "gettimeofday": 96,
    "sigaltstack": 131,
    "gettid": 186,
    "futex": 202,
    "restart_syscall": 219,
    "clock_gettime": 228,
    "clock_nanosleep": 230,
    "exit_group": 231,
    "getrandom": 318,
}
"""The calls that are left, by their numbers on x86-64; any other fails with EPERM."""
_LOAD, _SAME, _GIVE = 0x20, 0x15, 0x06
"""Of classic BPF: load a word, jump if equal, return."""
_AT_NUMBER, _AT_MACHINE = 0, 4
_KILL, _REFUSE, _ALLOW = 0x80000000, 0x00050001, 0x7FFF0000
"""SECCOMP_RET_KILL_PROCESS, SECCOMP_RET_ERRNO with EPERM, SECCOMP_RET_ALLOW."""


class _Line(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16),
        ("if_so", ctypes.c_uint8),
        ("if_not", ctypes.c_uint8),
        ("value", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("lines", ctypes.POINTER(_Line)))


def confine(kept: int) -> None:
    """Give up everything but memory within its limit and the pipe `kept`; there is no way back.

    Whatever this process will still import has to be imported before.
    """
    _shut_files(kept)
    _forget_environment()
    if sys.platform == "linux":
        _limit()
        _allow_few_calls()


def _shut_files(kept: int) -> None:
    """Keep the pipe; what would be read or printed is nothing."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in range(3):
        os.dup2(nothing, standard)
    os.closerange(3, kept)
    os.closerange(kept + 1, 4096)


def _forget_environment() -> None:
    """Wipe the environment where the kernel laid it too: it may hold secrets."""
    os.environ.clear()
    if sys.platform == "linux":
        told = Path("/proc/self/stat").read_text(encoding="ascii", errors="replace")
        fields = told.rpartition(")")[2].split()
        begin, end = int(fields[_ENVIRONMENT_BEGINS]), int(fields[_ENVIRONMENT_BEGINS + 1])
        ctypes.memset(begin, 0, end - begin)


def _limit() -> None:
    import resource  # noqa: PLC0415 - Windows has none

    limits = {
        resource.RLIMIT_AS: MOST_MEMORY,
        resource.RLIMIT_CPU: MOST_CPU_S,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NPROC: 0,
    }
    for kind, most in limits.items():
        _soft, hard = resource.getrlimit(kind)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (least, least))


def _allow_few_calls() -> None:
    """Ask the kernel to refuse every call that is not on the list; where it cannot, go without."""
    if platform.machine() != "x86_64":
        return
    count = len(_LEFT)
    lines = [
        _Line(_LOAD, 0, 0, _AT_MACHINE),
        _Line(_SAME, 1, 0, _X86_64),
        _Line(_GIVE, 0, 0, _KILL),
        _Line(_LOAD, 0, 0, _AT_NUMBER),
        *(_Line(_SAME, count - place, 0, number) for place, number in enumerate(_LEFT.values())),
        _Line(_GIVE, 0, 0, _REFUSE),
        _Line(_GIVE, 0, 0, _ALLOW),
    ]
    program = _Program(len(lines), (_Line * len(lines))(*lines))
    libc = ctypes.CDLL(None)
    if libc.prctl(_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0:
        libc.prctl(_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0)
