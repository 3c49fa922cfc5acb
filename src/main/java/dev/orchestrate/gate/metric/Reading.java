package dev.orchestrate.gate.metric;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was read of one report or of several: shares, which are percentages of counts, and sums.
 * Files are added up by their counts, so that a large one weighs more. Confined to a thread.
 */
public final class Reading {
    private final Map<String, Share> shares = new LinkedHashMap<>();
    private final Map<String, Double> sums = new LinkedHashMap<>();

    /** So many of so many. */
    public record Share(long part, long whole) {
        Share plus(Share other) {
            return new Share(part + other.part, whole + other.whole);
        }

        /** Undefined where the whole is nothing. */
        public double percent() {
            return 100.0 * part / whole;
        }
    }

    void share(String name, long part, long whole) {
        shares.merge(name, new Share(part, whole), Share::plus);
    }

    @CanIgnoreReturnValue
    Reading sum(String name, double value) {
        sums.merge(name, value, Double::sum);
        return this;
    }

    /** Adds another file's. */
    public void add(Reading other) {
        other.shares.forEach((name, share) -> share(name, share.part(), share.whole()));
        other.sums.forEach(this::sum);
    }

    public Set<String> names() {
        Set<String> names = new TreeSet<>(shares.keySet());
        names.addAll(sums.keySet());
        return names;
    }

    public @Nullable Share share(String name) {
        return shares.get(name);
    }

    public @Nullable Double sum(String name) {
        return sums.get(name);
    }
}
