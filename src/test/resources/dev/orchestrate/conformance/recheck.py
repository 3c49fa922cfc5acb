#!/usr/bin/env python3
"""Gives each line of a journal, or a checkpoint as a whole, the check that goes with what it says."""
import sys


def table():
    for byte in range(256):
        for _ in range(8):
            byte = byte >> 1 ^ (0x82F63B78 if byte & 1 else 0)
        yield byte


TABLE = list(table())


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc = crc >> 8 ^ TABLE[(crc ^ byte) & 0xFF]
    return crc ^ 0xFFFFFFFF


def checked(text):
    body = text.rsplit(b',"check":"', 1)[0]
    return body + b',"check":"%08x"}' % crc32c(body)


for name in sys.argv[1:]:
    with open(name, "rb") as file:
        text = file.read().rstrip(b"\n")
    parts = text.split(b"\n") if name.endswith(".jsonl") else [text]
    with open(name, "wb") as file:
        file.write(b"\n".join(checked(part) for part in parts) + b"\n")
