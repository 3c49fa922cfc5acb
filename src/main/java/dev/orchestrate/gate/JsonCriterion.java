package dev.orchestrate.gate;

import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.Value;

/** {@code json}: what a pointer finds in a JSON file. */
public final class JsonCriterion implements CriterionKind {
    static final String KIND = "json";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String description() {
        return "A value in a JSON file, found by a JSON pointer, meets all that is demanded of it.";
    }

    @Override
    public KeySpec shape() {
        return TreeCheck.shape(KIND, "a JSON file, a pointer into it, and what is demanded");
    }

    @Override
    public Verdict judge(Value body, GateContext context) throws CanNotJudge, InterruptedException {
        return TreeCheck.judge(body, context, JsonTree::read);
    }
}
