package dev.orchestrate.testing;

import java.util.random.RandomGenerator;

/** What a power cut leaves of that which was not synced. */
@FunctionalInterface
public interface Survival {
    Survival OF_NOTHING = _ -> 0;
    Survival OF_EVERYTHING = length -> length;

    /**
     * Asked for every change that was not synced, in the order in which they were made. A later one
     * may survive an earlier one.
     *
     * @param length the bytes of a write; 1 of any other change, which is kept whole or not at all
     * @return how many bytes of it, from its beginning, are on the disk
     */
    int of(int length);

    /** Each change is lost, kept, or torn. */
    static Survival by(RandomGenerator random) {
        return length ->
                switch (random.nextInt(3)) {
                    case 0 -> 0;
                    case 1 -> length;
                    default -> random.nextInt(length + 1);
                };
    }
}
