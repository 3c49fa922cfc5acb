"""Markdown for docs/benchmarks.md: the machine, tables, bars."""
import datetime
import os
import platform


def machine():
    """What the figures hold for."""
    return "%s, %d cores, %s %s, %s" % (
        cpu(), os.cpu_count() or 0, platform.system(), platform.release(), datetime.date.today().isoformat())


def cpu():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            for line in file:
                if line.startswith("model name"):
                    return " ".join(line.partition(":")[2].split())
    except OSError:
        pass
    return platform.processor() or platform.machine()


def heading(script, sizes, *remarks):
    """How the table below was made; empty remarks are left out."""
    print("`%s`: %s. %s." % (script, sizes, machine()))
    for remark in filter(None, remarks):
        print(remark)
    print()


def table(heads, rows):
    """The first column is a name, the others are figures."""
    print("| " + " | ".join(heads) + " |")
    print("| --- |" + " ---: |" * (len(heads) - 1))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")
    print()


def bars(figures, unit):
    """A chart of (name, figure), each bar as long as its figure is large."""
    longest = max(figure for _, figure in figures)
    name_width = max(len(name) for name, _ in figures)
    print("```")
    for name, figure in figures:
        length = max(1, round(40 * figure / longest))
        print("%s  %s %.2f %s" % (name.ljust(name_width), "█" * length, figure, unit))
    print("```")
    print()


def milliseconds(seconds):
    return "%.0f ms" % (seconds * 1000) if seconds >= 0.01 else "%.1f ms" % (seconds * 1000)
