package dev.orchestrate.plan;

import dev.orchestrate.plan.yaml.Node;
import dev.orchestrate.plan.yaml.YamlReader;
import org.jspecify.annotations.Nullable;

/** What the text of a plan says of its name, whatever else may be wrong in it. */
public final class PlanName {
    private PlanName() {}

    /** Null where it says nothing of it, or can not be read. */
    public static @Nullable String of(byte[] text) {
        if (YamlReader.read(text).root() instanceof Node.Mapping plan) {
            for (int i = 0; i < plan.size(); i++) {
                if (plan.key(i).equals("name") && plan.value(i) instanceof Node.Scalar name) {
                    return name.text();
                }
            }
        }
        return null;
    }
}
