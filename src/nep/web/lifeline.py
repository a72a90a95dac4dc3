"""A process that must not outlive the one that started it."""

import ctypes
import os
import signal
import sys
import threading
import time

_PR_SET_PDEATHSIG = 1
LINUX = sys.platform.startswith("linux")  # a name, so that the type checker reads both roads


def die_with_parent() -> None:
    """End this process when its parent ends, however that happens (kill -9 included).

    Linux does it by itself; elsewhere a thread looks once a second. Call it from the main thread, early.
    """
    parent = os.getppid()
    if LINUX:
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it ended between the two lines above
            os._exit(1)
        return
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
