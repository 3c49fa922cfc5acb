package dev.orchestrate.task.configedit;

import dev.orchestrate.task.TaskProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the token of a job may do, as far as the file says it. */
final class Permissions {
    private static final String KEY = "permissions";

    private Permissions() {}

    /** Lets a job read the repository. Where nothing is said GitHub lets it. */
    static List<Edit> contents(Workflow workflow, Workflow.Job job) {
        Object said = said(workflow, job);
        return said == null ? List.of() : grant(said, job, "contents", "read");
    }

    /**
     * Lets a job send findings to GitHub.
     *
     * @throws TaskProblem nothing is said, so that saying it would take away what is allowed now
     */
    static List<Edit> securityEvents(Workflow workflow, Workflow.Job job) throws TaskProblem {
        Object said = said(workflow, job);
        if (said == null) {
            throw Workflow.refused(
                    job.shown()
                            + " has no `permissions`, and needs `security-events: write` to"
                            + " send findings: say there what it may do, or take `format: table`");
        }
        return grant(said, job, "security-events", "write");
    }

    private static @Nullable Object said(Workflow workflow, Workflow.Job job) {
        Object own = job.body().get(KEY);
        return own == null ? workflow.root().get(KEY) : own;
    }

    private static List<Edit> grant(Object said, Workflow.Job job, String name, String level) {
        if (said.equals("write-all") || (said.equals("read-all") && level.equals("read"))) {
            return List.of();
        }
        Map<String, Object> there = Tree.map(said);
        Object has = there.get(name);
        if (level.equals(has) || "write".equals(has)) {
            return List.of();
        }
        List<Object> place = Edit.path(job.path(), KEY);
        if (job.body().get(KEY) instanceof Map<?, ?> own && !own.isEmpty()) {
            return List.of(Edit.Put.of(Edit.path(place, name), level));
        }
        Map<String, Object> all = new LinkedHashMap<>(there);
        all.put(name, level);
        return List.of(Edit.Put.after("runs-on", place, all));
    }
}
