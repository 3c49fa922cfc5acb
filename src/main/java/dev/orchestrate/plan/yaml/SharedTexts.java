package dev.orchestrate.plan.yaml;

import java.util.HashMap;
import java.util.Map;

/** The same words come up again and again in a text; each is kept once. */
final class SharedTexts {
    private static final int MOST = 1 << 13;
    private static final int LONGEST = 32;

    private final Map<String, String> known = new HashMap<>();

    /** An equal text, the same object each time; not for long ones, nor when there are many. */
    String of(String text) {
        if (text.length() > LONGEST) {
            return text;
        }
        String kept = known.get(text);
        if (kept != null) {
            return kept;
        }
        if (known.size() < MOST) {
            known.put(text, text);
        }
        return text;
    }
}
