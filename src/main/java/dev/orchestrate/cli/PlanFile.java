package dev.orchestrate.cli;

import dev.orchestrate.plan.LoadOptions;
import dev.orchestrate.plan.Loaded;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.PlanLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A valid plan, and the very text that it was loaded from: read once, so that no edit comes in
 * between.
 */
record PlanFile(Plan plan, String text) {
    private static final long MOST_BYTES = 64L << 20;

    /** Tells what is wrong with a plan, and refuses one that is not valid. */
    static PlanFile read(Wiring wiring, Map<String, String> vars) {
        Path file = wiring.workplace().plan();
        PlanLoader loader = wiring.plans();
        LoadOptions options = wiring.loading(vars, true);
        byte[] bytes = new byte[0];
        Loaded loaded;
        try {
            boolean plain = Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES;
            bytes = plain ? Files.readAllBytes(file) : bytes;
            loaded =
                    plain
                            ? loader.parse(file.toString(), bytes, options)
                            : loader.load(file, options);
        } catch (IOException _) {
            // the loader comes to the same end, and says why in its own way
            loaded = loader.load(file, options);
        }
        Plan plan = PlanProblem.refuseInvalid(loaded, file, wiring.call().output().err());
        return new PlanFile(plan, new String(bytes, StandardCharsets.UTF_8));
    }
}
