package dev.orchestrate.gate;

import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.Value;

/** {@code yaml}: what a pointer finds in a YAML file. */
public final class YamlCriterion implements CriterionKind {
    static final String KIND = "yaml";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String description() {
        return "A value in a YAML file, found by a JSON pointer, meets all that is demanded of it.";
    }

    @Override
    public KeySpec shape() {
        return TreeCheck.shape(KIND, "a YAML file, a pointer into it, and what is demanded");
    }

    @Override
    public Verdict judge(Value body, GateContext context) throws CanNotJudge, InterruptedException {
        return TreeCheck.judge(body, context, YamlTree::read);
    }
}
