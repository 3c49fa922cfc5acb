package dev.orchestrate.task.configedit;

import java.util.List;

/** The named actions on files that configure Jest. */
final class JestActions {
    static final List<JestAction> ALL =
            List.of(new ExpandCoverageCollection(), new AddDirectoryThresholds());

    private JestActions() {}
}
