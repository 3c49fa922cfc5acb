package dev.orchestrate.testing;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What random plans look like.
 *
 * @param phases at most
 * @param groups of a phase at most
 * @param tasks of a group at most, before matrices are expanded
 * @param features what may occur; each does in some plans, at some places
 */
public record Shape(int phases, int groups, int tasks, Set<Feature> features) {
    /** Three phases of three groups of four tasks, with everything. */
    public static final Shape SMALL = of(3, 3, 4);

    public Shape {
        features = Set.copyOf(features);
    }

    /** With every feature. */
    public static Shape of(int phases, int groups, int tasks) {
        return new Shape(phases, groups, tasks, EnumSet.allOf(Feature.class));
    }

    public Shape without(Feature... features) {
        EnumSet<Feature> left = EnumSet.allOf(Feature.class);
        left.retainAll(this.features);
        left.removeAll(List.of(features));
        return new Shape(phases, groups, tasks, left);
    }

    /** With these features and no other. */
    public Shape only(Feature... features) {
        return new Shape(phases, groups, tasks, Set.of(features));
    }

    /** What a random plan may have. Without any, all groups and phases follow each other. */
    public enum Feature {
        /** Phases with several, or no, phases before them. */
        PHASE_GRAPH,
        /** Groups with several, or no, groups before them. */
        GROUP_GRAPH,
        /** Tasks with dependencies of their own, in their group, phase or an earlier phase. */
        TASK_GRAPH,
        /** Dependencies that run against the order of the plan's text. */
        SHUFFLED,
        MATRIX,
        RUN_IF,
        /** {@code when} of phases, groups and tasks, on {@code vars.on} and {@code vars.off}. */
        WHEN,
        /** Tasks with {@code if_skipped: skip}. */
        SKIP_IF_SKIPPED,
        NOT_CRITICAL,
        /** Tasks that may simply be run again. */
        IDEMPOTENT,
        PRIORITIES,
        LOCKS,
        /** Tasks that count for more than one. */
        CPUS,
        /** Groups with a limit of their own. */
        GROUP_LIMITS,
        /** Of the plan and of groups. */
        FAIL_FAST,
        /** Tasks with several attempts. */
        RETRIES,
        /** Phases with several tries. */
        PHASE_RETRIES,
        /** Limits of attempts, groups, phases and the run. */
        TIMEOUTS,
        /** Tasks that a person does. */
        MANUAL_TASKS,
        /** Phases that a person, or nobody, approves. */
        APPROVALS,
        /** Checkpoint commands and criteria. */
        CHECKS,
        ON_FAILURE
    }
}
