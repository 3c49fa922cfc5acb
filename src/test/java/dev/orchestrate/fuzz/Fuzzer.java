package dev.orchestrate.fuzz;

import java.io.IOException;
import java.util.Locale;

/** What a fuzzer calls: the two methods have the names and forms that it looks for. */
public final class Fuzzer {
    private static Target target = Target.PLAN;

    private Fuzzer() {}

    /** Goes through all seeds first, so that no input is slow for being among the first. */
    public static void fuzzerInitialize(String... arguments) throws IOException {
        target = Target.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        SeedInputs.of(target).forEach(target::check);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        target.check(input);
    }
}
