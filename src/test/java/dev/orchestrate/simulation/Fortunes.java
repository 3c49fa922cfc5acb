package dev.orchestrate.simulation;

import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.testing.Script;
import java.time.Duration;
import java.util.Random;

/** What becomes of attempts: the same for the same seed, task and number, whatever else happens. */
final class Fortunes {
    private Fortunes() {}

    static Script of(long seed, AttemptKey key, boolean troubled) {
        Random chance = new Random((seed * 31 + key.task().hashCode()) * 31 + key.number());
        Duration time = Duration.ofMillis(chance.nextInt(5) * 700L);
        int roll = chance.nextInt(100);
        if (!troubled || roll < 62) {
            return Script.succeeds().after(time);
        }
        if (roll < 76) {
            return Script.exits(1).after(time);
        }
        if (roll < 82) {
            return Script.exits(75).after(time);
        }
        if (roll < 87) {
            return Script.hangs();
        }
        if (roll < 90) {
            return Script.hangs().stubborn();
        }
        if (roll < 93) {
            return Script.isKilled().after(time);
        }
        if (roll < 95) {
            return Script.succeeds().taken(Script.Taking.REFUSES);
        }
        if (roll < 97) {
            return Script.succeeds().taken(Script.Taking.NEVER_BEGINS);
        }
        return roll < 98
                ? Script.succeeds().taken(Script.Taking.LOSES)
                : Script.notStarted("no such file");
    }
}
