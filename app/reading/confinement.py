"""Takes from the reading process what it does not need: time, memory, files, other processes, the network.

Linux and other Unixes: limits of the kernel for this process. Windows: a job with limits that this process joins.
What the system does not offer is left out; the parent's own clock ends a process that outlasts its patience anyway.
"""

from __future__ import annotations

import sys

from reports.read.paper import Limits

if sys.platform == "win32":

    def confine(limits: Limits) -> None:
        """Join a job that limits memory and time of this process, and allows no other beside it."""
        from app.reading.windows_job import join

        join(seconds=limits.seconds, memory=limits.memory)

    def shut() -> None:
        """Windows has nothing of the kind for a running process."""

else:
    import resource

    def confine(limits: Limits) -> None:
        """Limit time and memory, and forbid writing files and starting programs; for the rest of this process."""

        def most(what: int, value: int, grace: int = 0) -> None:
            """Never more than there was: that would be refused."""
            _, hard = resource.getrlimit(what)
            highest = value + grace if hard == resource.RLIM_INFINITY else min(value + grace, hard)
            resource.setrlimit(what, (min(value, highest), highest))

        most(resource.RLIMIT_CORE, 0)
        most(resource.RLIMIT_FSIZE, 0)
        most(resource.RLIMIT_CPU, limits.seconds, 2)  # the first second over tells of it
        if hasattr(resource, "RLIMIT_NPROC"):
            most(resource.RLIMIT_NPROC, 0)
        if sys.platform == "linux":  # elsewhere it is not kept, or counts what it should not
            most(resource.RLIMIT_AS, limits.memory)

    def shut() -> None:
        """Forbid opening anything more: no file, no connection. Whatever is needed has been loaded before."""
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
