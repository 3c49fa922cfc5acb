package dev.orchestrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Plans of tests, from text. */
final class Texts {
    static final LoadOptions OPTIONS = new LoadOptions(Map.of(), 4, List.of("sh", "-ec"));

    private Texts() {}

    static Loaded parse(String text, LoadOptions options) {
        return new PlanLoader(TestCatalog.create())
                .parse("plan.yaml", text.getBytes(StandardCharsets.UTF_8), options);
    }

    static Loaded parse(String text) {
        return parse(text, OPTIONS);
    }

    /** A valid plan. */
    static Plan plan(String text) {
        Loaded loaded = parse(text);
        assertThat(loaded.diagnostics()).isEmpty();
        return Objects.requireNonNull(loaded.plan());
    }

    /** A valid plan of one phase `p` with these lines under it. */
    static Plan phase(String lines) {
        return plan("version: 1\nname: x\nphases:\n  - id: p\n" + lines.indent(4));
    }

    static Task task(Plan plan, String id) {
        for (Phase phase : plan.phases()) {
            for (Group group : phase.groups()) {
                for (Task task : group.tasks()) {
                    if (task.id().equals(id)) {
                        return task;
                    }
                }
            }
        }
        throw new AssertionError("no task " + id);
    }
}
