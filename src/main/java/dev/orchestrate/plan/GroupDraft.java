package dev.orchestrate.plan;

import dev.orchestrate.plan.expr.Template;
import dev.orchestrate.plan.yaml.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group while it is loaded. */
final class GroupDraft {
    final PhaseDraft phase;

    /** Its place among the groups of its phase, from 0. */
    final int number;

    final String id;
    final long place;
    final List<TaskDraft> tasks = new ArrayList<>();
    String name = "";
    boolean sequential = true;
    int maxParallel;
    boolean failFast;
    @Nullable Template when;
    @Nullable Duration timeout;

    /** As written; null where the group follows the one above. */
    @Nullable List<Node.Scalar> dependsOnText;

    /** Numbers of groups of its phase; resolved. */
    List<Integer> dependsOn = List.of();

    /** Numbers of all groups that end before it begins; resolved. */
    BitSet upstream = new BitSet();

    /** The place among the phase's tasks of its first. */
    int firstTask;

    GroupDraft(PhaseDraft phase, int number, String id, long place) {
        this.phase = phase;
        this.number = number;
        this.id = id;
        this.place = place;
    }

    String fullName() {
        return phase.id + "/" + id;
    }
}
