"""The processes of a trial, told from all others by the folder that stands in their words."""
import os
import signal
import subprocess
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Process:
    pid: int
    parent: int
    group: int
    words: str


def listed():
    """All that live; a zombie has ended."""
    ps = subprocess.run(["ps", "-A", "-o", "pid=", "-o", "ppid=", "-o", "pgid=", "-o", "stat=", "-o", "args="],
                        capture_output=True, text=True, errors="replace", check=True)
    for line in ps.stdout.split("\n"):
        parts = line.split(None, 4)
        if len(parts) == 5 and not parts[3].startswith("Z"):
            yield Process(int(parts[0]), int(parts[1]), int(parts[2]), parts[4])


def of(folder, known=()):
    """Those with the folder in their words, and the rest of their groups and of those that are known."""
    everything = [process for process in listed() if process.pid != os.getpid()]
    groups = {process.group for process in everything if str(folder) in process.words} | set(known)
    groups.discard(os.getpgrp())
    return [process for process in everything if process.group in groups]


def kill(pid, number=signal.SIGKILL):
    """False where it has ended already."""
    try:
        os.kill(pid, number)
        return True
    except ProcessLookupError:
        return False


def kill_group(group):
    try:
        os.killpg(group, signal.SIGKILL)
        return True
    except ProcessLookupError:
        return False


def wait_until(holds, seconds):
    """What does not tell of itself is asked now and then."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def sweep(folder):
    """Ends whatever of a trial still lives."""
    for _ in range(3):
        for process in of(folder):
            kill(process.pid)
