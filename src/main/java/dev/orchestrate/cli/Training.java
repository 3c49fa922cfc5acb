package dev.orchestrate.cli;

import java.time.Duration;

/**
 * Runs several command lines in one JVM, one argument each: packaging calls it to record what they
 * load for the start-up cache, for which one JVM has to have seen them all. How they end is of no
 * interest, and one that hangs does not hang the packaging.
 */
final class Training {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    private Training() {}

    public static void main(String[] commands) throws InterruptedException {
        Thread.ofPlatform().daemon().start(() -> runAll(commands)).join(LONG_ENOUGH);
        System.exit(0);
    }

    private static void runAll(String[] commands) {
        for (String command : commands) {
            Main.execute(command.split(" ", -1));
        }
    }
}
