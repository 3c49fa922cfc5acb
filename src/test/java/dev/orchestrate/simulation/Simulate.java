package dev.orchestrate.simulation;

import dev.orchestrate.testing.PlanText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The program behind {@code scripts/simulate}, which says what its arguments are. */
final class Simulate {
    private final Workspaces workspaces;
    private final PrintStream out;

    private Simulate(Workspaces workspaces, PrintStream out) {
        this.workspaces = workspaces;
        this.out = out;
    }

    /** {@code FROM COUNT [as-found]}, or {@code trace SEED}. */
    public static void main(String... arguments) throws IOException {
        Path folder = Files.createTempDirectory("simulation");
        Simulate simulate = new Simulate(Workspaces.in(folder), System.out);
        int exit =
                arguments[0].equals("trace")
                        ? simulate.replay(Long.parseLong(arguments[1]))
                        : simulate.search(
                                Long.parseLong(arguments[0]),
                                Long.parseLong(arguments[1]),
                                arguments.length == 2);
        System.exit(exit);
    }

    private int replay(long seed) {
        World world = Worlds.of(seed);
        tell(world);
        Violation found = Simulator.run(world, workspaces, out::println);
        out.println(found == null ? "seed " + seed + ": no rule is broken" : found.getMessage());
        if (found != null && found.getCause() != null) {
            found.getCause().printStackTrace(out);
        }
        return found == null ? 0 : 1;
    }

    private int search(long from, long count, boolean shrinks) {
        long began = System.nanoTime();
        long told = began;
        for (long i = 0; i < count; i++) {
            World world = Worlds.of(from + i);
            Violation found = Simulator.run(world, workspaces, _ -> {});
            if (found != null) {
                out.println(
                        "seed "
                                + (from + i)
                                + ", after "
                                + (i + 1)
                                + " seeds: "
                                + found.getMessage());
                if (shrinks) {
                    shrink(world, found);
                }
                return 1;
            }
            long now = System.nanoTime();
            if (now - told > 60_000_000_000L) {
                told = now;
                out.println(speed(i + 1, now - began));
            }
        }
        out.println(speed(count, System.nanoTime() - began) + ", no rule is broken");
        return 0;
    }

    private void shrink(World world, Violation found) {
        World smallest =
                Shrinker.smallest(
                        world,
                        each -> {
                            Violation again = Simulator.run(each, workspaces, _ -> {});
                            return again != null && again.rule().equals(found.rule());
                        });
        out.println("as small as it still fails:");
        tell(smallest);
        Violation same = Objects.requireNonNull(Simulator.run(smallest, workspaces, out::println));
        out.println(same.getMessage());
    }

    private void tell(World world) {
        List.copyOf(world.plans()).forEach(plan -> out.println(PlanText.of(plan)));
        world.lives().forEach(out::println);
        out.println("attempts may fail: " + world.troubled());
    }

    private static String speed(long seeds, long nanos) {
        return String.format(
                Locale.ROOT, "%d seeds, %.0f seeds/s", seeds, seeds * 1e9 / Math.max(1, nanos));
    }
}
