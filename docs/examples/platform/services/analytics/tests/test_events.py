from datetime import datetime, timezone

from analytics.events import parse_time


def test_a_time_without_a_zone_is_utc():
    assert parse_time("2026-01-02T03:04:05") == datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
