"""The same tasks for make, ninja, doit and Snakemake, each written as its manual would have it.

With marks, a task that has ended leaves what the peer needs to know that: a file under done/, or a
line in the peer's own records. Without, it leaves the least that the peer can do with.
"""
import json
import shutil
import subprocess
from pathlib import Path

DODO = """\
import json
from doit.tools import run_once
DOIT_CONFIG = {"verbosity": 0, "default_tasks": ["t"]}
def task_t():
    for name, command, deps, once in json.load(open("tasks.json")):
        yield {"name": name, "actions": [command], "task_dep": ["t:" + dep for dep in deps],
               "uptodate": [run_once] if once else []}
"""
SNAKEFILE = """\
import json
TASKS = {name: (command, deps) for name, command, deps, _ in json.load(open("tasks.json"))}
rule all:
    input: expand("done/{name}", name=TASKS)
rule task:
    input: lambda wildcards: ["done/" + dep for dep in TASKS[wildcards.name][1]]
    output: touch("done/{name}")
    params: command=lambda wildcards: TASKS[wildcards.name][0]
    shell: "{params.command}"
"""


class Make:
    name, package = "make", "make"

    def write(self, folder, tasks, marks):
        at = "done/%s" if marks else "%s"
        rules = ["all: " + " ".join(at % task.id for task in tasks)]
        for task in tasks:
            command = "%s && touch $@" % task.command if marks else task.command
            rules.append("%s: %s\n\t@%s" % (at % task.id, " ".join(at % dep for dep in task.deps), command))
        Path(folder, "Makefile").write_text("\n".join(rules) + "\n")

    def run(self, width):
        return ["make", "-s", "-j%d" % width]

    def show(self):
        return ["make", "-n"]

    def mended(self, _):
        """What a person has to type before it goes on after a kill, and how it is then started."""
        return [], None


class Ninja(Make):
    name, package = "ninja", "ninja-build"

    def write(self, folder, tasks, marks):
        at = "done/%s" if marks else "%s"
        lines = ["rule task", "  command = $do && touch $out" if marks else "  command = $do"]
        for task in tasks:
            lines.append("build %s: task %s" % (at % task.id, " ".join(at % dep for dep in task.deps)))
            lines.append("  do = %s" % task.command)
        Path(folder, "build.ninja").write_text("\n".join(lines) + "\n")

    def run(self, width):
        return ["ninja", "--quiet", "-j%d" % width]

    def show(self):
        return ["ninja", "-n"]


class Doit(Make):
    name, package = "doit", "python3-doit"

    def write(self, folder, tasks, marks):
        write_tasks(folder, tasks, marks)
        Path(folder, "dodo.py").write_text(DODO)

    def run(self, width):
        return ["doit", "run", "-n", str(width), "-P", "thread", "-v", "0"]

    def show(self):
        return ["doit", "list", "--all"]


class Snakemake(Make):
    name, package = "snakemake", "snakemake"

    def write(self, folder, tasks, marks):
        write_tasks(folder, tasks, marks)
        Path(folder, "Snakefile").write_text(SNAKEFILE)

    def run(self, width):
        return ["snakemake", "--quiet", "all", "--cores", str(width)]

    def show(self):
        return ["snakemake", "--dry-run", "--quiet", "rules"]

    def mended(self, width):
        return [["snakemake", "--unlock"]], self.run(width) + ["--rerun-incomplete"]


def write_tasks(folder, tasks, marks):
    rows = [(task.id, task.command, task.deps, marks) for task in tasks]
    Path(folder, "tasks.json").write_text(json.dumps(rows))


ALL = (Make(), Ninja(), Doit(), Snakemake())


def installed(names=tuple(peer.name for peer in ALL)):
    """The peers that are here, of those named; and a sentence on those that are not."""
    wanted = [peer for peer in ALL if peer.name in names]
    here = [peer for peer in wanted if shutil.which(peer.name)]
    absent = [peer for peer in wanted if peer not in here]
    if not absent:
        return here, ""
    return here, "Left out, because not installed: %s (Debian: `apt-get install %s`)." % (
        ", ".join(peer.name for peer in absent), " ".join(peer.package for peer in absent))


def versions(peers):
    return ", ".join("%s %s" % (peer.name, version(peer)) for peer in peers)


def version(peer):
    lines = subprocess.run([peer.name, "--version"], capture_output=True, text=True).stdout.split("\n")
    return lines[0].split()[-1] if lines[0] else "of an unknown version"
