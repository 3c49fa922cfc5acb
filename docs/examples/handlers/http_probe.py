#!/usr/bin/env python3
"""A handler for `type: exec:http_probe`: asks a URL until it answers as wanted.

    - id: healthy
      type: exec:http_probe
      with: { url: "http://127.0.0.1:3000/health", status: 200, contains: ok, within: 30 }

`url` is needed; `status` is 200 and `within` 10 seconds if left out. Outputs: `status`, `elapsed_ms`.
"""
import json
import sys
import time
import urllib.error
import urllib.request

BETWEEN_SECONDS = 0.2


def answer(status, **more):
    json.dump({"status": status, **more}, sys.stdout)
    sys.exit(0)


def settings(wanted):
    """What is asked for; whatever else stands there is a mistake in the plan."""
    unknown = set(wanted) - {"url", "status", "contains", "within"}
    if unknown:
        answer("failed", **{"class": "config"}, message=f"`with` has the unknown key `{min(unknown)}`")
    url = wanted.get("url")
    if not isinstance(url, str) or not url.startswith(("http://", "https://")):
        answer("failed", **{"class": "config"}, message="`url` is no http or https address")
    return url, wanted.get("status", 200), wanted.get("contains", ""), wanted.get("within", 10)


def probe(url, patience):
    """The status and the body; an error of HTTP is an answer too."""
    try:
        with urllib.request.urlopen(url, timeout=patience) as response:
            return response.status, response.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode("utf-8", "replace")


def main():
    url, status, contains, within = settings(json.load(sys.stdin)["with"])
    begun = time.monotonic()
    while True:
        left = begun + within - time.monotonic()
        try:
            code, body = probe(url, max(left, BETWEEN_SECONDS))
            seen = f"{url} answers {code}" + ("" if contains in body else f", without `{contains}`")
            if code == status and contains in body:
                elapsed = round((time.monotonic() - begun) * 1000)
                answer("succeeded", outputs={"status": str(code), "elapsed_ms": str(elapsed)})
        except OSError as error:
            seen = f"{url} does not answer: {error}"
        print(seen, file=sys.stderr, flush=True)
        if time.monotonic() - begun >= within:
            answer("failed", **{"class": "transient"}, message=seen)
        time.sleep(BETWEEN_SECONDS)


main()
