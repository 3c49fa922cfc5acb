package dev.orchestrate.testing;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What must hold, checked millions of times: no words are put together while it holds. */
public final class Rule {
    private Rule() {}

    public static void holds(boolean held, String rule, Object shown) {
        if (!held) {
            throw new AssertionError(rule + ": " + shown);
        }
    }

    public static void same(@Nullable Object one, @Nullable Object other, String rule) {
        if (!Objects.equals(one, other)) {
            throw new AssertionError(rule + ":\n" + one + "\n" + other);
        }
    }
}
