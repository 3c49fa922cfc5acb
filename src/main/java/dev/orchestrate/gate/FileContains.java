package dev.orchestrate.gate;

import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.KeySpec.Kind;
import dev.orchestrate.plan.Value;
import dev.orchestrate.workspace.Workspace;
import dev.orchestrate.workspace.WorkspaceProblem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code file_contains}: a pattern is found somewhere in a file. */
public final class FileContains implements CriterionKind {
    static final String KIND = "file_contains";
    static final int MOST_BYTES = 64 << 20;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String description() {
        return "A regular expression is found in a file of at most 64MB; `^` and `$` are the begin"
                + " and end of a line.";
    }

    @Override
    public KeySpec shape() {
        return new KeySpec(
                KIND,
                Kind.FIELDS,
                true,
                "a file and what it contains",
                List.of(),
                List.of(
                        KeySpec.required("path", Kind.TEXT, "relative to the workspace"),
                        KeySpec.required("pattern", Kind.TEXT, "a regular expression")));
    }

    @Override
    public Verdict judge(Value body, GateContext context) throws CanNotJudge, InterruptedException {
        Map<String, Value> fields = Body.fields(body);
        String path = Body.text(fields, "path");
        TextPattern pattern = TextPattern.of(Body.text(fields, "pattern"));
        @Nullable String found = pattern.find(content(path, context));
        return found == null
                ? new Verdict.Failed(null, pattern.named() + " is not found in `" + path + "`")
                : new Verdict.Passed(
                        Shown.cut(found), pattern.named() + " is found in `" + path + "`");
    }

    /** Bytes that are no text match nothing, and do not keep the rest from being searched. */
    private static String content(String path, GateContext context) throws CanNotJudge {
        try {
            byte[] bytes = new Workspace(context.workspace()).read(path, MOST_BYTES);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (WorkspaceProblem e) {
            throw new CanNotJudge(e.message(), e);
        }
    }
}
