package dev.orchestrate.gate.metric;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tracefile that {@code geninfo(1)} describes: records of a source each, lines of a word, a
 * colon and values. Only the totals of each record are read.
 */
final class Lcov {
    /** Found and hit, by what they count. */
    private static final Map<String, List<String>> TOTALS =
            Map.of(
                    "line", List.of("LF", "LH"),
                    "function", List.of("FNF", "FNH"),
                    "branch", List.of("BRF", "BRH"));

    private Lcov() {}

    static Reading read(byte[] content) throws MalformedReport {
        Reading reading = new Reading();
        Map<String, Long> record = new HashMap<>();
        boolean any = false;
        int number = 0;
        for (String line : new String(content, UTF_8).split("\n", -1)) {
            number++;
            String text = line.strip();
            if (text.equals("end_of_record")) {
                take(record, reading);
                record.clear();
                any = true;
            } else if (!text.isEmpty() && !text.startsWith("#")) {
                value(text, number, record);
            }
        }
        if (!any) {
            throw new MalformedReport("has no `end_of_record`");
        }
        return reading;
    }

    private static void value(String text, int number, Map<String, Long> record)
            throws MalformedReport {
        int colon = text.indexOf(':');
        if (colon <= 0) {
            throw new MalformedReport("line " + number + " is no record of a tracefile");
        }
        String word = text.substring(0, colon);
        if (TOTALS.values().stream().anyMatch(words -> words.contains(word))) {
            try {
                record.put(word, Long.parseUnsignedLong(text.substring(colon + 1).strip()));
            } catch (NumberFormatException e) {
                throw new MalformedReport("line " + number + ": `" + word + "` is no count", e);
            }
        }
    }

    private static void take(Map<String, Long> record, Reading reading) {
        TOTALS.forEach((name, words) -> {
            Long found = record.get(words.getFirst());
            Long hit = record.get(words.getLast());
            if (found != null && hit != null) {
                reading.share(name, hit, found);
            }
        });
    }
}
