"""Keeps buckets in a SQLite file."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import datetime
from pathlib import Path

from analytics.aggregation import Bucket

SCHEMA = """
CREATE TABLE IF NOT EXISTS buckets (
    start TEXT PRIMARY KEY,
    count INTEGER NOT NULL,
    revenue_cents INTEGER NOT NULL
)
"""


class BucketStore:
    def __init__(self, path: str | Path = ":memory:") -> None:
        self._connection = sqlite3.connect(path, check_same_thread=False)
        self._lock = asyncio.Lock()
        self._connection.execute(SCHEMA)

    async def save(self, bucket: Bucket) -> None:
        """A bucket that is there already is written anew."""
        if bucket.count < 0:
            raise ValueError("count must not be negative")
        async with self._lock:
            with self._connection:
                self._connection.execute(
                    "INSERT OR REPLACE INTO buckets VALUES (?, ?, ?)",
                    (bucket.start.isoformat(), bucket.count, bucket.revenue_cents),
                )

    async def between(self, start: datetime, end: datetime) -> list[Bucket]:
        if end < start:
            raise ValueError("end must not be before start")
        async with self._lock:
            rows = self._connection.execute(
                "SELECT start, count, revenue_cents FROM buckets"
                " WHERE start >= ? AND start < ? ORDER BY start",
                (start.isoformat(), end.isoformat()),
            ).fetchall()
        return [Bucket(datetime.fromisoformat(row[0]), row[1], row[2]) for row in rows]

    async def count(self) -> int:
        async with self._lock:
            return self._connection.execute("SELECT count(*) FROM buckets").fetchone()[0]

    def close(self) -> None:
        self._connection.close()
