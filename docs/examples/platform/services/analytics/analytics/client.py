"""Reads reports from the platform's API."""

from __future__ import annotations

import asyncio
import json
import urllib.error
import urllib.request
from typing import Any

from analytics.config import Settings


class ApiError(RuntimeError):
    """The API can not be reached, or it refused."""


def fetch_json(url: str, token: str, timeout: float = 10.0) -> Any:
    if not url.startswith(("http://", "https://")):
        raise ApiError(f"not a web address: {url}")
    request = urllib.request.Request(url, headers={"Authorization": f"Bearer {token}"})
    try:
        with urllib.request.urlopen(request, timeout=timeout) as response:
            return json.loads(response.read())
    except urllib.error.HTTPError as error:
        raise ApiError(f"{url} answered {error.code}") from error
    except urllib.error.URLError as error:
        raise ApiError(f"{url} can not be reached: {error.reason}") from error


class ApiClient:
    def __init__(self, settings: Settings, retries: int = 3, pause: float = 0.5) -> None:
        self.settings = settings
        self.retries = retries
        self.pause = pause

    async def get(self, path: str) -> Any:
        """Tries again, each time after twice the pause, as long as there are retries left."""
        if not path.startswith("/"):
            raise ValueError("path must begin with a slash")
        url = self.settings.api_url + path
        pause = self.pause
        for left in range(self.retries, -1, -1):
            try:
                return await asyncio.to_thread(fetch_json, url, self.settings.api_token)
            except ApiError:
                if left == 0:
                    raise
            await asyncio.sleep(pause)
            pause *= 2
        raise ApiError("retries must not be negative")

    async def orders(self, offset: int = 0) -> list[dict[str, Any]]:
        page = await self.get(f"/orders?offset={offset}&limit={min(self.settings.batch_size, 100)}")
        return page["items"]

    async def is_healthy(self) -> bool:
        try:
            health = await self.get("/health")
        except ApiError:
            return False
        return health.get("status") == "ok"
