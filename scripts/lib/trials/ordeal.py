"""One round of torture: a random plan, killed and resumed until it is done."""
import random
import signal
import subprocess
from collections import Counter

from trials import processes
from trials.effects import Effects
from trials.program import PROGRAM, Trouble, call, environment, last_words, status, write_plan

# How often each is struck; where no task is at work at the moment, none is.
VICTIMS = {"program": 3, "group": 3, "launcher": 2, "task": 6}
# After so many the run is left alone, so that it ends.
MOST_DEATHS = 8
HANGS_AFTER = 120
# What a killed invocation may still need to take in its own end.
LINGERS = 10
# The exit code of `status` where there is no run.
NO_RUN = 2


class Ordeal:
    """Confined to one folder and one seed; what does not hold is told as Trouble."""

    def __init__(self, folder, seed):
        self.folder = folder
        self.random = random.Random(seed)
        self.kills = Counter()
        self.deps = {}
        self.made = False
        # process groups that were seen: one can outlive the leader by whose words it is known
        self.groups = set()
        # tasks that have succeeded, and with how many attempts
        self.succeeded = {}
        # whether something that may have ended unseen can be quarantined
        self.launcher_died = False
        self.task_died = False
        self.effects = Effects(folder)
        write_plan(folder, "torture-%d" % seed, self.phases(), max_parallel=self.random.randint(1, 6),
                   defaults={"idempotent": False, "grace": "1s"})

    def phases(self):
        """At most three of random webs; in one, a task waits for at most three of those before it."""
        made, number = [], 0
        for _ in range(self.random.randint(1, 3)):
            group = []
            for _ in range(self.random.randint(2, 12)):
                name = "t%d" % number
                earlier = [task["id"] for task in group]
                deps = self.random.sample(earlier, min(len(earlier), self.random.randint(0, 3)))
                barrier = [task["id"] for task in made[-1]] if made else []
                self.deps[name] = deps + barrier
                group.append({"id": name, "run": self.effects.command(name, self.seconds(), self.seconds()),
                              "depends_on": deps, "priority": self.random.randint(0, 2)})
                number += 1
            self.random.shuffle(group)
            made.append(group)
        return made

    def seconds(self):
        return self.random.choice([0, self.random.uniform(0, 0.15)])

    def endure(self):
        """Invocation after invocation, until the run is done; gives what was killed how often."""
        for _ in range(len(self.deps) + 2 * MOST_DEATHS):
            code = self.invoke(leave_alone=sum(self.kills.values()) >= MOST_DEATHS)
            state = self.state(killed=code is None)
            if state is None:
                continue
            self.check(state, code)
            if self.act_as_a_person(state):
                state = status(self.folder)
            # a run that is over is not resumed: `run --resume` would begin another
            if state["status"] == "succeeded":
                self.check_the_end()
                return self.kills
        raise Trouble("not done after many invocations: %s" % state["counts"])

    def invoke(self, leave_alone):
        """Runs until it ends or is killed; None is for killed."""
        log = open(self.folder / "invocations.log", "ab")
        process = subprocess.Popen(
            [PROGRAM, "run", "--resume", "--plan", self.folder / "plan.json", "--output", "plain"],
            cwd=self.folder, env=environment(), stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
        log.close()
        try:
            while not leave_alone:
                victim = self.random.choices(list(VICTIMS), VICTIMS.values())[0]
                try:
                    process.wait(self.random.uniform(0, 1.2))
                    break
                except subprocess.TimeoutExpired:
                    if self.strike(victim, process) and process.returncode is not None:
                        return None
                    leave_alone = sum(self.kills.values()) >= MOST_DEATHS
            return self.ended(process)
        finally:
            if process.poll() is None:
                processes.kill_group(process.pid)
                process.wait()

    def ended(self, process):
        try:
            return process.wait(HANGS_AFTER)
        except subprocess.TimeoutExpired:
            raise Trouble("it does not end within %d s" % HANGS_AFTER) from None

    def strike(self, victim, process):
        """Kills one, where it is there; whether it died of that and not before, of itself."""
        if victim in ("program", "group"):
            (processes.kill if victim == "program" else processes.kill_group)(process.pid)
            if process.wait(LINGERS) != -signal.SIGKILL:
                return False
        else:
            found = self.launchers() if victim == "launcher" else self.running_tasks()
            if not found or not processes.kill(self.random.choice(found).pid):
                return False
            self.launcher_died |= victim == "launcher"
            self.task_died |= victim == "task"
        self.kills[victim] += 1
        return True

    def launchers(self):
        words = "/launcher %s/" % self.folder
        return [process for process in self.alive() if words in process.words]

    def running_tasks(self):
        script = "sh %s " % self.effects.script
        return [process for process in self.alive() if process.words.startswith(script)]

    def alive(self):
        found = processes.of(self.folder, self.groups)
        self.groups.update(process.group for process in found)
        return found

    def state(self, killed):
        """What a stranger is told of the run; none, where all that were killed had not made one yet."""
        if killed and not self.made:
            if call(self.folder, "status", "--plan", "plan.json", timeout=HANGS_AFTER).returncode == NO_RUN:
                return None
        self.made = True
        return status(self.folder)

    def check(self, state, code):
        """What must hold after every invocation, however it ended (code None: it was killed)."""
        tasks = {task["id"]: task for task in state["tasks"]}
        if set(tasks) != set(self.deps):
            raise Trouble("the run has other tasks than the plan: %s" % sorted(set(tasks) ^ set(self.deps)))
        effects = Counter(self.effects.done())
        doubled = [name for name, count in effects.items() if count > 1]
        if doubled:
            raise Trouble("done twice: %s" % ", ".join(sorted(doubled)))
        if self.effects.twins():
            raise Trouble("started beside a live twin: %s" % ", ".join(self.effects.twins()))
        for name, task in tasks.items():
            self.check_task(name, task, effects)
        self.check_run(state, code, Counter(task["status"] for task in tasks.values()))

    def check_task(self, name, task, effects):
        said, attempts = task["status"], len(task["attempts"])
        if name in self.succeeded and (said, attempts) != ("succeeded", self.succeeded[name]):
            raise Trouble("%s had succeeded with attempt %d, and is %s with %d attempts" % (
                name, self.succeeded[name], said, attempts))
        if said == "succeeded":
            self.succeeded[name] = attempts
            if not effects[name]:
                raise Trouble("%s has succeeded without its effect" % name)
        if said == "quarantined" and not self.launcher_died:
            raise Trouble("%s is quarantined, though its launcher lived: %s" % (name, task["reason"]))
        if said == "failed" and not self.task_died:
            raise Trouble("%s failed, though nobody killed it: %s" % (name, task["reason"]))

    @staticmethod
    def check_run(state, code, counts):
        said = state["status"]
        if sum(counts.values()) != state["counts"]["total"]:
            raise Trouble("the counts do not add up: %s" % state["counts"])
        if code is None:
            if counts["running"] and said != "interrupted":
                raise Trouble("nobody executes the run, tasks show as running, and its status is %s" % said)
            return
        if counts["running"]:
            raise Trouble("it ended with %d and left tasks that show as running" % code)
        wanted = ("failed", 1) if counts["failed"] else ("quarantined", 1) if counts["quarantined"] else ("succeeded", 0)
        if (said, code) != wanted:
            raise Trouble("status %s and exit code %d, where %s and %d were due: %s" % (said, code, *wanted, dict(counts)))

    def act_as_a_person(self, state):
        """Looks whether what failed or is quarantined has had its effect, and decides by that; whether anything was."""
        there = self.effects.done()
        undecided = [task["id"] for task in state["tasks"] if task["status"] in ("failed", "quarantined")]
        for name in undecided:
            word = "done" if name in there else "retry"
            ran = call(self.folder, word, name, "--plan", "plan.json", timeout=HANGS_AFTER)
            if ran.returncode not in (0, 1, 3):
                raise Trouble("`orchestrate %s %s`: %s" % (word, name, last_words(ran)))
        return bool(undecided)

    def check_the_end(self):
        effects = self.effects.done()
        if sorted(effects) != sorted(self.deps):
            raise Trouble("lost: %s" % ", ".join(sorted(set(self.deps) - set(effects))))
        place = {name: number for number, name in enumerate(effects)}
        for name, deps in self.deps.items():
            for dep in deps:
                if place[dep] > place[name]:
                    raise Trouble("%s ran before %s, for which it waits" % (name, dep))
        if not processes.wait_until(lambda: not self.alive(), LINGERS):
            raise Trouble("left running: %s" % "; ".join(process.words for process in self.alive()))
