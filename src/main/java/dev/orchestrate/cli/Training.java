package dev.orchestrate.cli;

/**
 * Runs several command lines in one JVM, one argument each: packaging calls it to record what they
 * load for the start-up cache, for which one JVM has to have seen them all. How they end is of no
 * interest.
 */
final class Training {
    private Training() {}

    public static void main(String[] commands) {
        for (String command : commands) {
            Main.execute(command.split(" ", -1));
        }
        System.exit(0);
    }
}
