"""A chart of makespans over their bound, as SVG: one field per width, one row per workflow."""
import html

ROW, LABEL, FIELD, GAP, TOP = 18, 290, 190, 40, 64
# Rings of several sizes, so that each is seen where all are at one place.
RADII = {"run": 2.5, "second run": 2.5, "longest path in tasks": 4, "in durations": 5.5, "plan order": 7}
COLORS = {"run": "#0550ae", "second run": "#116329",
          "longest path in tasks": "#0969da", "in durations": "#1a7f37", "plan order": "#9a6700"}
MEASURED = ("run", "second run")


def svg(rows, widths):
    """rows: (workflow, {width: {series: ratio}}); a ratio of 1 is the bound, at the left of each field."""
    most = max(ratio for _, fields in rows for series in fields.values() for ratio in series.values())
    most = max(1.1, most)
    width, height = max(LABEL + len(widths) * (FIELD + GAP), 820), TOP + len(rows) * ROW + 12
    yield '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" role="img">' % (width, height, width)
    yield "<title>Makespan of recorded workflows, as multiples of the shortest that is possible</title>"
    yield '<rect width="100%" height="100%" fill="#ffffff"/>'
    yield '<g font-family="system-ui, sans-serif" font-size="12" fill="#1f2328">'
    yield from legend()
    for column, at_once in enumerate(widths):
        left = LABEL + column * (FIELD + GAP)
        yield text(left, TOP - 22, "%d at a time" % at_once, "bold")
        for value in (1, (1 + most) / 2, most):
            x = left + place(value, most)
            yield '<path d="M%.1f %d V%d" stroke="#d0d7de"/>' % (x, TOP - 4, height - 8)
            yield text(x, TOP - 8, "%.2f" % value, anchor="middle")
    for number, (name, fields) in enumerate(rows):
        y = TOP + number * ROW + ROW / 2
        yield text(8, y + 4, name)
        for column, at_once in enumerate(widths):
            left = LABEL + column * (FIELD + GAP)
            for series, ratio in fields[at_once].items():
                yield mark(series, left + place(ratio, most), y)
    yield "</g></svg>"


def place(ratio, most):
    return FIELD * (max(ratio, 1) - 1) / (most - 1)


def legend():
    x = 8
    for series in COLORS:
        yield mark(series, x + 5, 16)
        yield text(x + 14, 20, series if series in MEASURED else "simulated, " + series)
        x += 100 if series in MEASURED else 200


def mark(series, x, y):
    """What was measured is full, what was simulated is hollow."""
    look = 'fill="%s"' if series in MEASURED else 'fill="none" stroke="%s" stroke-width="1.5"'
    return '<circle cx="%.1f" cy="%.1f" r="%.1f" %s/>' % (x, y, RADII[series], look % COLORS[series])


def text(x, y, words, weight="normal", anchor="start"):
    return '<text x="%.1f" y="%.1f" font-weight="%s" text-anchor="%s">%s</text>' % (x, y, weight, anchor, html.escape(words))
