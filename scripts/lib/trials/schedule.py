"""Lower bounds of a makespan, and what a list schedule without any cost of its own reaches."""
import heapq
from graphlib import TopologicalSorter


def bound(seconds, deps, width):
    """No schedule is shorter: the longest path, or the work on all hands."""
    ends = {}
    for task in TopologicalSorter(deps).static_order():
        ends[task] = seconds[task] + max((ends[dep] for dep in deps[task]), default=0.0)
    return max(max(ends.values()), sum(seconds.values()) / width)


def remaining(deps, weight):
    """For each task the heaviest path from it to an end, itself included."""
    after = {task: [] for task in deps}
    for task, wanted in deps.items():
        for dep in wanted:
            after[dep].append(task)
    path = {}
    for task in reversed(list(TopologicalSorter(deps).static_order())):
        path[task] = weight(task) + max((path[other] for other in after[task]), default=0)
    return path


def orders(seconds, deps):
    """Ranks of the tasks in each order of a list schedule, the lowest first: by name, task to rank."""
    place = {task: number for number, task in enumerate(deps)}
    in_tasks = remaining(deps, lambda task: 1)
    in_seconds = remaining(deps, lambda task: seconds[task])
    return {
        "longest path in tasks": {task: (-in_tasks[task], place[task]) for task in deps},
        "in durations": {task: (-in_seconds[task], place[task]) for task in deps},
        "plan order": {task: (place[task],) for task in deps},
    }


def makespan(seconds, deps, width, rank):
    """Whenever a hand is free, the first of the ready tasks begins."""
    missing = {task: len(wanted) for task, wanted in deps.items()}
    after = {task: [] for task in deps}
    for task, wanted in deps.items():
        for dep in wanted:
            after[dep].append(task)
    ready = [(rank[task], task) for task in deps if not missing[task]]
    heapq.heapify(ready)
    running, now = [], 0.0
    while ready or running:
        while ready and len(running) < width:
            _, task = heapq.heappop(ready)
            heapq.heappush(running, (now + seconds[task], task))
        now = running[0][0]
        # all that end at this instant make room and make ready before the next is chosen
        while running and running[0][0] == now:
            for other in after[heapq.heappop(running)[1]]:
                missing[other] -= 1
                if not missing[other]:
                    heapq.heappush(ready, (rank[other], other))
    return now
