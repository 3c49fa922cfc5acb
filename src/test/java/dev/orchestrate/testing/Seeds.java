package dev.orchestrate.testing;

/**
 * Random tests: each seed is tried, the failing one is told, {@code -Dseed=N} plays it again. With
 * {@code -Dseeds=N} they are the same each time, from 1 on, and at most so many.
 */
public final class Seeds {
    private Seeds() {}

    /** What must hold whatever the seed. */
    @FunctionalInterface
    public interface Property {
        void holds(long seed) throws Exception;
    }

    public static void each(int count, Property property) {
        Long given = Long.getLong("seed");
        if (given != null) {
            check(given, property);
            return;
        }
        Integer most = Integer.getInteger("seeds");
        long first = most == null ? System.nanoTime() : 1;
        int tried = most == null ? count : Math.min(most, count);
        for (int i = 0; i < tried; i++) {
            check(first + i, property);
        }
    }

    private static void check(long seed, Property property) {
        try {
            property.holds(seed);
        } catch (Exception | Error e) {
            throw new AssertionError("with -Dseed=" + seed + ": " + e.getMessage(), e);
        }
    }
}
