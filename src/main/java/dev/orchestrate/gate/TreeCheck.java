package dev.orchestrate.gate;

import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.KeySpec.Kind;
import dev.orchestrate.plan.Value;
import dev.orchestrate.workspace.Workspace;
import dev.orchestrate.workspace.WorkspaceProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code json} and {@code yaml} have in common: a file, a pointer into it, and demands. */
final class TreeCheck {
    static final int MOST_BYTES = 32 << 20;

    private TreeCheck() {}

    /** Reads the bytes of a file. */
    interface Reader {
        Value read(byte[] content) throws CanNotJudge, InterruptedException;
    }

    static KeySpec shape(String kind, String description) {
        List<KeySpec> fields = new ArrayList<>();
        fields.add(KeySpec.required("path", Kind.TEXT, "relative to the workspace"));
        fields.add(
                KeySpec.optional(
                        "pointer", Kind.TEXT, "a JSON pointer; left out: the whole document"));
        for (Operators operator : Operators.values()) {
            fields.add(operator.spec());
        }
        return new KeySpec(kind, Kind.FIELDS, true, description, List.of(), fields);
    }

    /** Every operator must hold; without one there must be a value. */
    static Verdict judge(Value body, GateContext context, Reader reader)
            throws CanNotJudge, InterruptedException {
        Map<String, Value> fields = Body.fields(body);
        String path = Body.text(fields, "path");
        Value at = fields.get("pointer");
        Pointer pointer = Pointer.of(at == null ? "" : Body.text(at, "pointer"));
        Value seen = pointer.in(tree(path, context, reader));
        String subject = pointer.named() + " in `" + path + "`";
        Value exists = fields.get(Operators.EXISTS.key());
        boolean wantedThere = exists == null || Operators.flag(exists);
        if (seen == null) {
            return missing(subject, wantedThere, asksForPresence(fields));
        }
        return wantedThere
                ? demands(seen, fields, subject)
                : new Verdict.Failed(Shown.value(seen), subject + " is there");
    }

    /** By {@code exists}, or without any operator. */
    private static boolean asksForPresence(Map<String, Value> fields) {
        return fields.containsKey(Operators.EXISTS.key())
                || Arrays.stream(Operators.values())
                        .noneMatch(operator -> fields.containsKey(operator.key()));
    }

    private static Verdict missing(String subject, boolean wantedThere, boolean asked)
            throws CanNotJudge {
        if (!wantedThere) {
            return new Verdict.Passed(null, subject + " is missing, as it should be");
        }
        if (asked) {
            return new Verdict.Failed(null, subject + " is missing");
        }
        throw new CanNotJudge(subject + " is missing");
    }

    private static Verdict demands(Value seen, Map<String, Value> fields, String subject)
            throws CanNotJudge, InterruptedException {
        List<String> met = new ArrayList<>();
        List<String> unmet = new ArrayList<>();
        for (Operators operator : Operators.values()) {
            @Nullable Value wanted = fields.get(operator.key());
            if (wanted != null) {
                (holds(operator, seen, wanted, subject) ? met : unmet).add(operator.demand(wanted));
            }
        }
        String observed = Shown.value(seen);
        if (!unmet.isEmpty()) {
            return new Verdict.Failed(
                    observed, subject + " is not " + String.join(", nor ", unmet));
        }
        String demanded = met.isEmpty() ? Operators.EXISTS.demand(seen) : String.join(", ", met);
        return new Verdict.Passed(observed, subject + " is " + demanded);
    }

    private static boolean holds(Operators operator, Value seen, Value wanted, String subject)
            throws CanNotJudge, InterruptedException {
        try {
            return operator.holds(seen, wanted);
        } catch (CanNotJudge e) {
            throw new CanNotJudge(subject + ": " + e.reason(), e);
        }
    }

    private static Value tree(String path, GateContext context, Reader reader)
            throws CanNotJudge, InterruptedException {
        try {
            return reader.read(new Workspace(context.workspace()).read(path, MOST_BYTES));
        } catch (WorkspaceProblem e) {
            throw new CanNotJudge(e.message(), e);
        } catch (CanNotJudge e) {
            throw new CanNotJudge("`" + path + "` " + e.reason(), e);
        }
    }
}
