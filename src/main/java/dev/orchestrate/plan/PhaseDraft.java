package dev.orchestrate.plan;

import dev.orchestrate.plan.expr.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A phase while it is loaded: filled in step by step, then made into a {@link Phase}. */
final class PhaseDraft {
    final int number;
    final String id;
    final long place;
    final Fields fields;
    final List<GroupDraft> groups = new ArrayList<>();

    /** All its tasks, in the order of the plan. */
    final List<TaskDraft> tasks = new ArrayList<>();

    String name = "";
    @Nullable String description;
    @Nullable Template when;
    Phase.Approval approval = Phase.Approval.AUTO;
    Retry retry = Retry.ONCE;
    @Nullable Duration timeout;

    /** Numbers of the phases that it depends on directly; resolved. */
    List<Integer> dependsOn = List.of();

    /** Numbers of all phases that come before it; resolved. */
    BitSet upstream = new BitSet();

    List<Task> checkpoint = List.of();
    List<Task> onFailure = List.of();
    List<Criterion> criteria = List.of();

    PhaseDraft(int number, String id, long place, Fields fields) {
        this.number = number;
        this.id = id;
        this.place = place;
        this.fields = fields;
    }
}
