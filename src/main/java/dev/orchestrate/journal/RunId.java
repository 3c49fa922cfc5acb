package dev.orchestrate.journal;

import dev.orchestrate.run.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids of runs, which sort by time: {@code 20260131-101502.123-7f3a}, in UTC. */
final class RunId {
    private static final Pattern FORM =
            Pattern.compile(
                    "(\\d{4})(\\d\\d)(\\d\\d)-(\\d\\d)(\\d\\d)(\\d\\d\\.\\d{3})-[0-9a-f]{4}");

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

    /** When the run of an id began, as its id says; null where it is no id. */
    static @Nullable Instant began(String id) {
        Matcher parts = FORM.matcher(id);
        if (!parts.matches()) {
            return null;
        }
        try {
            return Timestamp.parse(parts.replaceAll("$1-$2-$3T$4:$5:$6Z"));
        } catch (DateTimeException e) {
            return null;
        }
    }

    static String fourDigits(RandomGenerator random) {
        return Integer.toHexString(0x10000 | random.nextInt(0x10000)).substring(1);
    }
}
