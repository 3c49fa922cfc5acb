"""Settings, read from the environment once at start."""

import os
from dataclasses import dataclass


class ConfigError(ValueError):
    """A variable of the environment has a value that can not be used."""


@dataclass(frozen=True)
class Settings:
    api_url: str
    api_token: str
    batch_size: int = 50
    poll_seconds: float = 5.0
    host: str = "127.0.0.1"
    port: int = 8090


def load_settings() -> Settings:
    api_token = os.environ.get("ANALYTICS_API_TOKEN", "")
    if not api_token:
        raise ConfigError("ANALYTICS_API_TOKEN must be set")
    return Settings(
        api_url=os.environ.get("ANALYTICS_API_URL", "http://127.0.0.1:3000").rstrip("/"),
        api_token=api_token,
        batch_size=read_int("ANALYTICS_BATCH_SIZE", 50, minimum=1, maximum=1000),
        poll_seconds=float(os.environ.get("ANALYTICS_POLL_SECONDS", "5")),
        host=os.getenv("ANALYTICS_HOST", "127.0.0.1"),
        port=read_int("ANALYTICS_PORT", 8090, minimum=0, maximum=65535),
    )


def read_int(name: str, default: int, *, minimum: int, maximum: int) -> int:
    text = os.environ.get(name)
    if text is None:
        return default
    try:
        value = int(text)
    except ValueError as error:
        raise ConfigError(f"{name} must be a whole number") from error
    if not minimum <= value <= maximum:
        raise ConfigError(f"{name} must be from {minimum} to {maximum}")
    return value
