package dev.orchestrate.run;

import java.time.Instant;
import java.util.Objects;

/** Keeps when a group began and ended. */
final class GroupTimes {
    private GroupTimes() {}

    static void follow(Draft d, int task, Instant at) {
        int number = d.dag.groupOf(task);
        GroupState group = d.groups.get(number);
        Tally tally = d.groupTallies.get(number);
        boolean begun = tally.total() > tally.pending() + tally.blocked() + tally.canceled();
        Instant start = group.startedAt() == null && begun ? at : group.startedAt();
        Instant finish = tally.open() == 0 && start != null ? at : null;
        boolean moved =
                !Objects.equals(start, group.startedAt())
                        || !Objects.equals(finish, group.finishedAt());
        if (moved) {
            d.groups = d.groups.with(number, group.withTimes(start, finish));
        }
    }
}
