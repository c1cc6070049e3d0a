"""What one file may cost. The server's prlimit is the first wall; these checks, and setrlimit, the second."""
from __future__ import annotations

import resource
import signal
from dataclasses import dataclass, fields

from .refusals import Refused


@dataclass
class Limits:
    """Each can be set in the request; what the request leaves out is as here."""

    bytes: int = 50_000_000
    unpacked: int = 300_000_000
    ratio: int = 250
    members: int = 5_000
    depth: int = 200
    pages: int = 300
    scanned_pages: int = 60
    pixels: int = 60_000_000
    cells: int = 200_000
    lines: int = 20_000
    columns: int = 400
    characters: int = 5_000_000
    seconds: int = 300
    memory: int = 1_500_000_000
    written: int = 500_000_000

    @classmethod
    def of(cls, request: object) -> "Limits":
        limits = cls()
        given = request if isinstance(request, dict) else {}
        for field in fields(cls):
            value = given.get(field.name)
            if isinstance(value, int) and not isinstance(value, bool) and value > 0:
                setattr(limits, field.name, value)
        return limits

    def close_the_second_wall(self) -> None:
        """Asks the kernel to hold us to it. A lower bound that somebody else set stays."""
        _lower(resource.RLIMIT_AS, self.memory)
        _lower(resource.RLIMIT_FSIZE, self.written)
        _lower(resource.RLIMIT_CORE, 0)
        # A library may take a while to come back to where the signal is heard.
        _lower(resource.RLIMIT_CPU, self.seconds, self.seconds + 8)

        def late(*_: object) -> None:
            raise Refused("too-slow", limit=self.seconds)

        signal.signal(signal.SIGXCPU, late)
        signal.signal(signal.SIGALRM, late)
        signal.setitimer(signal.ITIMER_REAL, self.seconds)


def _lower(which: int, soft: int, hard: int | None = None) -> None:
    hard = soft if hard is None else hard
    now_soft, now_hard = resource.getrlimit(which)
    if now_hard != resource.RLIM_INFINITY:
        soft, hard = min(soft, now_hard), min(hard, now_hard)
    if now_soft != resource.RLIM_INFINITY:
        soft = min(soft, now_soft)
    resource.setrlimit(which, (soft, hard))
