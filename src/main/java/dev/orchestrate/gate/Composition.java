package dev.orchestrate.gate;

import dev.orchestrate.plan.Criterion;
import java.util.ArrayList;
import java.util.List;

/**
 * Verdicts made of verdicts. What could not be judged never helps a gate to open: {@code all_of}
 * and {@code not} over it have not passed, {@code any_of} passes by another part only.
 */
final class Composition {
    private static final int FEW = 3;

    private Composition() {}

    /** Parts with {@code required: false} are told, and do not count. */
    static Verdict all(List<Criterion> parts, List<Verdict> verdicts) {
        List<Verdict> counting = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).required()) {
                counting.add(verdicts.get(i));
            }
        }
        List<String> bad = reasons(parts, verdicts, false);
        String reason = bad.isEmpty() ? "all passed" : few(bad);
        if (holds(counting, Verdict.Failed.class)) {
            return new Verdict.Failed(counted(verdicts), reason);
        }
        return holds(counting, Verdict.Unjudged.class)
                ? new Verdict.Unjudged(reason)
                : new Verdict.Passed(counted(verdicts), reason);
    }

    static Verdict any(List<Criterion> parts, List<Verdict> verdicts) {
        if (holds(verdicts, Verdict.Passed.class)) {
            return new Verdict.Passed(counted(verdicts), few(reasons(parts, verdicts, true)));
        }
        String reason = few(reasons(parts, verdicts, false));
        return holds(verdicts, Verdict.Unjudged.class)
                ? new Verdict.Unjudged(reason)
                : new Verdict.Failed(counted(verdicts), reason);
    }

    static Verdict not(Verdict part) {
        return switch (part) {
            case Verdict.Passed(var observed, String reason) ->
                    new Verdict.Failed(observed, "it should not be so: " + reason);
            case Verdict.Failed(var observed, String reason) ->
                    new Verdict.Passed(observed, "as it should not be so: " + reason);
            case Verdict.Unjudged unjudged -> unjudged;
        };
    }

    /** The first few, and how many more there are. */
    static String few(List<String> texts) {
        if (texts.size() <= FEW) {
            return String.join("; ", texts);
        }
        return String.join("; ", texts.subList(0, FEW)) + "; and " + (texts.size() - FEW) + " more";
    }

    private static boolean holds(List<Verdict> verdicts, Class<? extends Verdict> kind) {
        for (Verdict verdict : verdicts) {
            if (kind.isInstance(verdict)) {
                return true;
            }
        }
        return false;
    }

    private static String counted(List<Verdict> verdicts) {
        int passed = 0;
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Verdict.Passed) {
                passed++;
            }
        }
        return passed + " of " + verdicts.size() + " passed";
    }

    private static List<String> reasons(
            List<Criterion> parts, List<Verdict> verdicts, boolean passed) {
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Verdict verdict = verdicts.get(i);
            if (verdict instanceof Verdict.Passed == passed) {
                reasons.add(parts.get(i).id() + ": " + verdict.reason());
            }
        }
        return reasons;
    }
}
