#!/bin/sh
# Waits until a service answers: wait-for-health.sh URL [SECONDS]
set -eu
url=${1:?usage: wait-for-health.sh URL [SECONDS]}
left=${2:-60}
until curl --fail --silent --show-error --max-time 5 "$url" >/dev/null; do
    left=$((left - 1))
    if [ "$left" -le 0 ]; then
        echo "$url did not become healthy" >&2
        exit 1
    fi
    sleep 1
done
echo "$url is healthy"
