package dev.orchestrate.plan.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a text holds.
 *
 * @param root null if nothing of the text can be used
 */
public record YamlTree(@Nullable Node root, List<YamlProblem> problems) {
    public YamlTree {
        problems = List.copyOf(problems);
    }
}
