"""From the API's orders to stored buckets."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from datetime import timedelta
from typing import Any

from analytics.aggregation import aggregate
from analytics.client import ApiClient
from analytics.events import Event, EventError, parse_event
from analytics.storage import BucketStore

log = logging.getLogger(__name__)

Source = Callable[[], Awaitable[list[dict[str, Any]]]]


def order_to_record(order: dict[str, Any]) -> dict[str, Any]:
    kind = "order.cancelled" if order.get("status") == "cancelled" else "order.placed"
    return {
        "id": order["id"],
        "kind": kind,
        "at": order["createdAt"],
        "amountCents": order.get("totalCents", 0),
    }


def parse_all(records: Iterable[dict[str, Any]]) -> list[Event]:
    """What is no event is logged and left out."""
    events = []
    for record in records:
        try:
            events.append(parse_event(record))
        except EventError as error:
            log.warning("dropped %r: %s", record, error)
    return events


async def batches(client: ApiClient, size: int) -> AsyncIterator[list[dict[str, Any]]]:
    if size < 1:
        raise ValueError("size must be at least 1")
    offset = 0
    while page := await client.orders(offset):
        yield page
        if len(page) < size:
            return
        offset += len(page)


async def run_once(
    client: ApiClient, store: BucketStore, width: timedelta = timedelta(hours=1)
) -> int:
    """Answers how many events were counted."""
    records: list[dict[str, Any]] = []
    async for page in batches(client, client.settings.batch_size):
        records.extend(order_to_record(order) for order in page)
    events = parse_all(records)
    for bucket in aggregate(events, width):
        await store.save(bucket)
    return len(events)


async def gather_sources(sources: list[Source], limit: int = 4) -> list[dict[str, Any]]:
    """Reads from many sources, at most `limit` of them at once."""
    if limit < 1:
        raise ValueError("limit must be at least 1")
    semaphore = asyncio.Semaphore(limit)

    async def read(source: Source) -> list[dict[str, Any]]:
        async with semaphore:
            return await source()

    pages = await asyncio.gather(*(read(source) for source in sources))
    return [record for page in pages for record in page]
