"""The program under trial: how it is called, its plans, and what it says of a run."""
import json
import os
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
PROGRAM = PROJECT / "scripts/orchestrate"
KEPT = ("PATH", "HOME", "LANG", "TMPDIR", "JAVA_HOME", "ORCHESTRATE_HOME", "ORCHESTRATE_JAVA_OPTS")


class Trouble(Exception):
    """What keeps a trial from its end, in words for who called it."""


@dataclass(frozen=True)
class Task:
    """What any of the programs can be asked for: a command for a shell, and the ids it waits for."""

    id: str
    command: str
    deps: tuple = ()


def environment(**more):
    """Nothing but what every login has, so that a figure does not hang on who measures."""
    return {**{name: os.environ[name] for name in KEPT if name in os.environ}, "CI": "true", **more}


def call(folder, *arguments, timeout=None, **more):
    """Calls the program in a folder and waits for it; what it prints comes back."""
    try:
        return subprocess.run(
            [PROGRAM, *arguments], cwd=folder, env=environment(**more), stdin=subprocess.DEVNULL,
            capture_output=True, text=True, errors="replace", timeout=timeout)
    except subprocess.TimeoutExpired:
        raise Trouble("`orchestrate %s` gave no answer in %d s" % (" ".join(map(str, arguments)), timeout)) from None


def ready():
    """Builds the program where that is needed, and makes sure that it runs."""
    ran = call(PROJECT, "--version", timeout=900)
    if ran.returncode:
        raise Trouble("the program does not run: %s" % last_words(ran))
    return ran.stdout.split("\n")[0].strip()


def last_words(ran):
    words = (ran.stderr.strip() or ran.stdout.strip()).split("\n")
    return "exit code %d: %s" % (ran.returncode, " / ".join(line.strip() for line in words[-3:]))


def write_plan(folder, name, groups, **top):
    """Writes plan.json: one phase for each list of tasks in it, all of a phase in one parallel group."""
    phases = [
        {"id": "p%d" % number, "groups": [{"id": "g", "execution": "parallel", "tasks": tasks}]}
        for number, tasks in enumerate(groups, 1)
    ]
    plan = {"version": 1, "name": name, **top, "phases": phases}
    path = Path(folder, "plan.json")
    path.write_text(json.dumps(plan))
    return path


def argv_task(task):
    """The plan's form of a task whose command needs no shell."""
    return {"id": task.id, "run": shlex.split(task.command), "depends_on": list(task.deps)}


def status(folder):
    ran = call(folder, "status", "--plan", "plan.json", "--format", "json", timeout=120)
    if ran.returncode:
        raise Trouble("no status: %s" % last_words(ran))
    return json.loads(ran.stdout)


def wide(count, command="/bin/true"):
    return [Task("t%d" % number, command) for number in range(count)]


def chain(count, command="/bin/true"):
    return [Task("t%d" % number, command, ("t%d" % (number - 1),) if number else ()) for number in range(count)]
