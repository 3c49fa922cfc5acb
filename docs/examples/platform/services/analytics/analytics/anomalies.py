"""Values that stand far off from the others."""

from __future__ import annotations

import statistics
from dataclasses import dataclass


@dataclass(frozen=True)
class Anomaly:
    index: int
    value: float
    score: float

    def is_severe(self) -> bool:
        return abs(self.score) >= 6


class Detector:
    """Learns from a window of earlier values whether the next one is odd."""

    def __init__(self, window: int = 24, threshold: float = 3.0) -> None:
        if window < 3:
            raise ValueError("window must be at least 3")
        if threshold <= 0:
            raise ValueError("threshold must be positive")
        self.window = window
        self.threshold = threshold
        self._values: list[float] = []
        self._seen = 0

    def observe(self, value: float) -> Anomaly | None:
        index, self._seen = self._seen, self._seen + 1
        anomaly = None
        if len(self._values) == self.window:
            score = z_score(value, self._values)
            if abs(score) >= self.threshold:
                anomaly = Anomaly(index, value, score)
            self._values.pop(0)
        self._values.append(value)
        return anomaly

    def reset(self) -> None:
        self._values.clear()
        self._seen = 0


def z_score(value: float, values: list[float]) -> float:
    if len(values) < 2:
        raise ValueError("at least two values are needed")
    deviation = statistics.stdev(values)
    if deviation == 0:
        return 0.0
    return (value - statistics.fmean(values)) / deviation
