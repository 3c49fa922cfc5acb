package dev.orchestrate.journal;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** Ids of runs, which sort by time: {@code 20260131-101502.123-7f3a}, in UTC. */
final class RunId {
    private RunId() {}

    static String of(Instant now, RandomGenerator random) {
        String at = Timestamp.of(now);
        return at.substring(0, 4)
                + at.substring(5, 7)
                + at.substring(8, 10)
                + '-'
                + at.substring(11, 13)
                + at.substring(14, 16)
                + at.substring(17, 23)
                + '-'
                + fourDigits(random);
    }

    static String fourDigits(RandomGenerator random) {
        return Integer.toHexString(0x10000 | random.nextInt(0x10000)).substring(1);
    }
}
