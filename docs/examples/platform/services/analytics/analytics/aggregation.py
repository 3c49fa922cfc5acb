"""Sums of events over fixed periods of time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from analytics.events import Event, Kind

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
SIGNS = {Kind.PAYMENT_CAPTURED: 1, Kind.PAYMENT_REFUNDED: -1}


@dataclass
class Bucket:
    start: datetime
    count: int = 0
    revenue_cents: int = 0

    def add(self, event: Event) -> None:
        self.count += 1
        self.revenue_cents += SIGNS.get(event.kind, 0) * event.amount_cents

    def average_cents(self) -> float:
        if self.count == 0:
            return 0.0
        return self.revenue_cents / self.count


def bucket_start(at: datetime, width: timedelta) -> datetime:
    if width <= timedelta(0):
        raise ValueError("width must be positive")
    return at - (at - EPOCH) % width


def aggregate(events: Iterable[Event], width: timedelta = timedelta(hours=1)) -> list[Bucket]:
    """Buckets in order of time; an event that comes twice counts once."""
    seen: set[str] = set()
    buckets: dict[datetime, Bucket] = {}
    for event in events:
        if event.id in seen:
            continue
        seen.add(event.id)
        start = bucket_start(event.at, width)
        buckets.setdefault(start, Bucket(start)).add(event)
    return [buckets[start] for start in sorted(buckets)]


def totals_by_tag(events: Iterable[Event], tag: str) -> dict[str, int]:
    if not tag:
        raise ValueError("tag must not be empty")
    totals: defaultdict[str, int] = defaultdict(int)
    for event in events:
        totals[event.tags.get(tag, "none")] += SIGNS.get(event.kind, 0) * event.amount_cents
    return dict(totals)


def moving_average(values: list[float], size: int) -> list[float]:
    if size < 1:
        raise ValueError("size must be at least 1")
    if size > len(values):
        return []
    return [sum(values[i : i + size]) / size for i in range(len(values) - size + 1)]
