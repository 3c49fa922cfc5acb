"""Measuring several commands side by side, so that a slow moment of the machine meets them all."""
import os
import statistics
import subprocess
import time
from dataclasses import dataclass
from typing import Callable

from trials.program import PROGRAM, Trouble, environment
from trials.script import say


@dataclass(frozen=True)
class Contestant:
    """A command to be timed. prepare(folder) writes what it needs into a new folder and gives its words."""

    name: str
    prepare: Callable
    more: tuple = ()


@dataclass(frozen=True)
class Timed:
    seconds: float
    megabytes: float


def ours(name, write, *arguments, java=None):
    """The program itself; write(folder) makes its plan."""

    def prepare(folder):
        write(folder)
        return [PROGRAM, *arguments]

    options = " ".join(filter(None, [os.environ.get("ORCHESTRATE_JAVA_OPTS"), java]))
    return Contestant(name, prepare, (("ORCHESTRATE_JAVA_OPTS", options),) if java else ())


def timed(argv, folder, more=(), expected=0):
    """Runs a command: its seconds, and the most memory that it or a process it waited for has held."""
    with open(os.path.join(folder, "errors"), "w+b") as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            argv, cwd=folder, env=environment(TMPDIR=str(folder), **dict(more)), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=errors)
        try:
            _, result, usage = os.wait4(process.pid, 0)
        except BaseException:
            process.terminate()
            process.wait()
            raise
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(result)
        if process.returncode != expected:
            errors.seek(0)
            raise Trouble("`%s` ended with %d: %s" % (
                " ".join(map(str, argv)), process.returncode, errors.read().decode(errors="replace")[-300:].strip()))
    # the kernel of macOS counts bytes, others KiB
    unit = 1 if os.uname().sysname == "Darwin" else 1024
    return Timed(seconds, usage.ru_maxrss * unit / 1e6)


def race(folder, rounds, contestants):
    """Times each in turn, rounds times, in a new folder each time: the seconds of each by its name.

    Nothing is deleted in between: on ext4 files made after many were deleted cost more.
    """
    took = {contestant.name: [] for contestant in contestants}
    for number in range(rounds):
        # another begins each time, so that nobody always follows the same neighbour
        turn = number % len(contestants)
        for contestant in contestants[turn:] + contestants[:turn]:
            place = folder / ("%d-%s" % (number, contestant.name.replace(" ", "-").replace("/", "-")))
            place.mkdir()
            argv = contestant.prepare(place)
            took[contestant.name].append(timed(argv, place, contestant.more).seconds)
        say("round %d of %d" % (number + 1, rounds))
    return took


def medians(took):
    return {name: statistics.median(seconds) for name, seconds in took.items()}


def paired(took, name, unit):
    """The median of the ratios of each round."""
    return statistics.median(one / other for one, other in zip(took[name], took[unit]))
