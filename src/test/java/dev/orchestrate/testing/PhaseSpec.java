package dev.orchestrate.testing;

import dev.orchestrate.plan.Criterion;
import dev.orchestrate.plan.Group;
import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Retry;
import dev.orchestrate.plan.Role;
import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.expr.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A phase in the making. */
public final class PhaseSpec {
    private final String id;
    private final List<Task> checkpoint = new ArrayList<>();
    private final List<Criterion> criteria = new ArrayList<>();
    private final List<Task> onFailure = new ArrayList<>();
    private List<GroupSpec> groups = List.of();
    private @Nullable List<String> after;
    private @Nullable Template when;
    private Phase.Approval approval = Phase.Approval.AUTO;
    private Retry retry = Retry.ONCE;
    private @Nullable Duration timeout;

    PhaseSpec(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    public PhaseSpec groups(GroupSpec... to) {
        groups = List.of(to);
        return this;
    }

    /** One sequential group, {@code PHASE/-}. */
    public PhaseSpec tasks(TaskSpec... tasks) {
        return groups(Plans.sequential("-", tasks));
    }

    /** Instead of the phase above; nothing: at once. */
    public PhaseSpec after(String... phases) {
        after = List.of(phases);
        return this;
    }

    public PhaseSpec when(String condition) {
        when = Plans.template(condition);
        return this;
    }

    /** The next of its checkpoint commands. */
    public PhaseSpec checkpoint(String command) {
        String task = id + ":checkpoint:" + (checkpoint.size() + 1);
        checkpoint.add(Plans.task(task).as(Role.CHECKPOINT).run(command).idempotent().only());
        return this;
    }

    /** The next of its criteria, one that is judged without a task. */
    public PhaseSpec criterion(Criterion.Check check) {
        String own = Integer.toString(criteria.size() + 1);
        criteria.add(new Criterion(own, null, true, null, check));
        return this;
    }

    /** The next of its criteria, a command. */
    public PhaseSpec commandCriterion(String command) {
        String task = id + ":criterion:" + (criteria.size() + 1);
        return criterion(
                new Criterion.Check.Command(
                        Plans.task(task).as(Role.CRITERION).run(command).idempotent().only()));
    }

    /** The next of its {@code on_failure} tasks. */
    public PhaseSpec onFailure(String command) {
        String task = id + ":on_failure:" + (onFailure.size() + 1);
        onFailure.add(Plans.task(task).as(Role.ON_FAILURE).run(command).only());
        return this;
    }

    /** The same, under a condition. */
    public PhaseSpec onFailure(String command, String when) {
        String task = id + ":on_failure:" + (onFailure.size() + 1);
        onFailure.add(Plans.task(task).as(Role.ON_FAILURE).run(command).when(when).only());
        return this;
    }

    public PhaseSpec approval(Phase.Approval to) {
        approval = to;
        return this;
    }

    public PhaseSpec retry(Retry to) {
        retry = to;
        return this;
    }

    public PhaseSpec timeout(Duration to) {
        timeout = to;
        return this;
    }

    Phase build(List<String> above) {
        List<Group> built = new ArrayList<>();
        List<String> groupAbove = List.of();
        for (GroupSpec group : groups) {
            built.add(group.build(id, groupAbove));
            groupAbove = List.of(group.id());
        }
        return new Phase(
                id,
                "phase " + id,
                null,
                after == null ? above : after,
                when,
                List.copyOf(built),
                List.copyOf(checkpoint),
                List.copyOf(criteria),
                approval,
                retry,
                timeout,
                List.copyOf(onFailure));
    }
}
