package dev.orchestrate.run;

import dev.orchestrate.plan.dag.Dag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run at one moment: what its journal says, and the indexes over it. Immutable, so a view of it
 * is a plain reference; a transition costs the logarithm of the plan's size, plus the out-degree of
 * what changed.
 */
public final class RunState {
    private final Facts facts;
    private final Indexes indexes;
    private final Selected selected;

    RunState(Facts facts, Indexes indexes, Selected selected) {
        this.facts = facts;
        this.indexes = indexes;
        this.selected = selected;
    }

    /** The state that these facts make, its indexes computed anew. */
    public static RunState of(Facts facts) {
        return Draft.rebuilt(facts);
    }

    public Facts facts() {
        return facts;
    }

    Indexes indexes() {
        return indexes;
    }

    Selected selected() {
        return selected;
    }

    public Dag dag() {
        return facts.dag();
    }

    public String run() {
        return facts.run();
    }

    /** The number of the last event that went into it. */
    public long seq() {
        return facts.seq();
    }

    /** The state of a task of any role, or null where the plan has no such task. */
    public @Nullable TaskState task(String id) {
        int item = facts.dag().indexOf(id);
        return item < 0 ? null : facts.items().get(item);
    }

    /** The state of a phase, or null where the plan has no such phase. */
    public @Nullable PhaseState phase(String id) {
        int phase = facts.dag().phaseIndexOf(id);
        return phase < 0 ? null : facts.phases().get(phase);
    }

    public boolean isSelected(int task) {
        return selected.has(task);
    }

    /** Whether any task of a phase is selected. */
    public boolean isPhaseSelected(int phase) {
        Dag.PhaseNode node = facts.dag().phases().get(phase);
        return selected.anyIn(node.firstTask(), node.endTask());
    }

    /** Tasks of role {@code task} by status. */
    public RunView.Counts counts() {
        return indexes.tally().counts();
    }

    /** Tasks, of any role, of which an attempt runs, by item number. */
    public List<Integer> running() {
        return new ArrayList<>(indexes.running());
    }

    /** Whether an attempt of any task runs. */
    public boolean isAnythingRunning() {
        return !indexes.running().isEmpty();
    }

    /** When the next retry is due, of a task or of a phase; null where none is. */
    public @Nullable Instant nextDue() {
        return indexes.due().isEmpty() ? null : indexes.due().first().at();
    }

    /** Whether the judgement of a phase has been asked for, as it stood in that round. */
    public boolean isJudging(String phase, int round) {
        int number = facts.dag().phaseIndexOf(phase);
        return number >= 0
                && indexes.judging().contains(number)
                && facts.phases().get(number).round() == round;
    }

    /** Whether a task or a gate waits for a person. */
    public boolean awaitsPerson() {
        return indexes.tally().awaitingPerson() > 0 || Standing.anyGateOpen(this);
    }

    /** Whether a manual task waits for its person. */
    public boolean awaitsPersonForTask(Set<String> except) {
        int asked = indexes.tally().awaitingPerson();
        for (String id : except) {
            TaskState task = task(id);
            asked -= task != null && task.asksPerson() ? 1 : 0;
        }
        return asked > 0;
    }

    /** Whether the gate of a phase is open for a person's decision. */
    public boolean awaitsPerson(String phase) {
        int number = facts.dag().phaseIndexOf(phase);
        return number >= 0 && Standing.awaitsPerson(this, number);
    }

    /** Derived anew at each call; costs the number of phases. */
    public RunStatus status() {
        return Standing.of(this);
    }

    /** Whether the run can still go on: it has neither succeeded nor been canceled. */
    public boolean isOpen() {
        return facts.progress().closed() == null;
    }
}
