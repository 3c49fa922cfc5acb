package dev.orchestrate.plan.yaml;

/**
 * A place in a text packed into a {@code long}, as a large tree has millions of them: line from 1,
 * column from 1 and length, both in code points.
 */
public final class Place {
    /** A place without its lowest bits is its line and column, and sorts as these do. */
    public static final int LENGTH_BITS = 15;

    private static final int COLUMN_BITS = 22;
    private static final int MAX_LENGTH = (1 << LENGTH_BITS) - 1;
    private static final int MAX_COLUMN = (1 << COLUMN_BITS) - 1;

    private Place() {}

    /** Columns and lengths beyond what fits are cut to the greatest that does. */
    public static long of(int line, int column, int length) {
        long cut = Math.min(column, MAX_COLUMN);
        return ((long) line << (COLUMN_BITS + LENGTH_BITS))
                | (cut << LENGTH_BITS)
                | Math.clamp(length, 1, MAX_LENGTH);
    }

    public static int line(long place) {
        return (int) (place >>> (COLUMN_BITS + LENGTH_BITS));
    }

    public static int column(long place) {
        return (int) (place >>> LENGTH_BITS) & MAX_COLUMN;
    }

    public static int length(long place) {
        return (int) place & MAX_LENGTH;
    }
}
