"""Answers `GET /health` and `GET /count`, and reads from the API now and then."""

from __future__ import annotations

import asyncio
import json
import logging
import signal

from analytics.client import ApiClient, ApiError
from analytics.config import ConfigError, Settings, load_settings
from analytics.pipeline import run_once
from analytics.storage import BucketStore

log = logging.getLogger("analytics")


async def answer(
    store: BucketStore, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    line = (await reader.readline()).decode("latin-1").split(" ")
    status, body = "404 Not Found", {"error": "not found"}
    if line[:2] == ["GET", "/health"]:
        status, body = "200 OK", {"status": "ok"}
    elif line[:2] == ["GET", "/count"]:
        status, body = "200 OK", {"buckets": await store.count()}
    content = json.dumps(body).encode()
    head = f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nConnection: close\r\n"
    writer.write(head.encode() + f"Content-Length: {len(content)}\r\n\r\n".encode() + content)
    await writer.drain()
    writer.close()


async def poll(client: ApiClient, store: BucketStore, seconds: float) -> None:
    while True:
        try:
            log.info("counted %d events", await run_once(client, store))
        except ApiError as error:
            log.warning("%s", error)
        await asyncio.sleep(seconds)


async def main(settings: Settings) -> None:
    store = BucketStore()
    server = await asyncio.start_server(
        lambda reader, writer: answer(store, reader, writer), settings.host, settings.port
    )
    poller = asyncio.create_task(poll(ApiClient(settings), store, settings.poll_seconds))
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, poller.cancel)
    log.info("listening on %s", server.sockets[0].getsockname())
    try:
        await poller
    except asyncio.CancelledError:
        log.info("stopped")
    finally:
        server.close()
        store.close()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
    try:
        asyncio.run(main(load_settings()))
    except ConfigError as error:
        raise SystemExit(str(error)) from error
