"""What happened on the platform, as the API reports it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime, timezone
from enum import Enum
from typing import Any


class EventError(ValueError):
    """A record is no event."""


class Kind(str, Enum):
    ORDER_PLACED = "order.placed"
    ORDER_CANCELLED = "order.cancelled"
    PAYMENT_CAPTURED = "payment.captured"
    PAYMENT_REFUNDED = "payment.refunded"


@dataclass(frozen=True)
class Event:
    id: str
    kind: Kind
    at: datetime
    amount_cents: int = 0
    tags: dict[str, str] = field(default_factory=dict)


def parse_event(record: dict[str, Any]) -> Event:
    if not isinstance(record, dict):
        raise EventError("an event must be an object")
    missing = [name for name in ("id", "kind", "at") if name not in record]
    if missing:
        raise EventError(f"missing {', '.join(missing)}")
    try:
        kind = Kind(record["kind"])
    except ValueError as error:
        raise EventError(f"unknown kind {record['kind']}") from error
    return Event(
        id=str(record["id"]),
        kind=kind,
        at=parse_time(record["at"]),
        amount_cents=parse_amount(record.get("amountCents", 0)),
        tags=dict(record.get("tags", {})),
    )


def parse_time(text: str) -> datetime:
    """A time without a zone is taken as UTC."""
    try:
        at = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError as error:
        raise EventError(f"not a time: {text}") from error
    return at if at.tzinfo else at.replace(tzinfo=timezone.utc)


def parse_amount(amount: int) -> int:
    if isinstance(amount, bool) or not isinstance(amount, int):
        raise EventError("amount must be a whole number of cents")
    if amount < 0:
        raise EventError("amount must not be negative")
    return amount


def to_json(event: Event) -> str:
    fields = asdict(event) | {"kind": event.kind.value, "at": event.at.isoformat()}
    return json.dumps(fields, sort_keys=True)
