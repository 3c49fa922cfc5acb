package dev.orchestrate.engine;

import dev.orchestrate.plan.Plan;
import dev.orchestrate.run.RunOptions;
import dev.orchestrate.run.Selection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call of {@code orchestrate run} in the making: without anything, one without options. */
public final class Ask {
    final Map<String, String> vars = new LinkedHashMap<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private @Nullable Selection selection;
    private @Nullable Boolean failFast;
    private @Nullable Duration timeout;
    private boolean everyGateAsks;
    private boolean approves;
    private boolean resume;
    private boolean rerunUnknown;
    private boolean sequential;
    private boolean fresh;
    private ChangedTasks changed = ChangedTasks.REFUSE;
    private Waits waits = Waits.NO;
    private @Nullable Duration waitAtMost;

    public static Ask run() {
        return new Ask();
    }

    public static Ask resume() {
        Ask ask = new Ask();
        ask.resume = true;
        return ask;
    }

    public static Ask fresh() {
        Ask ask = new Ask();
        ask.fresh = true;
        return ask;
    }

    public Ask var(String name, String value) {
        vars.put(name, value);
        return this;
    }

    public Ask label(String name, String value) {
        labels.put(name, value);
        return this;
    }

    public Ask tasks(String... ids) {
        selection = new Selection(List.of(), List.of(), List.of(ids), false);
        return this;
    }

    public Ask phases(String... ids) {
        selection = new Selection(List.of(ids), List.of(), List.of(), false);
        return this;
    }

    public Ask groups(String... names) {
        selection = new Selection(List.of(), List.of(names), List.of(), false);
        return this;
    }

    public Ask withDependencies() {
        Selection s = selection == null ? Selection.ALL : selection;
        selection = new Selection(s.phases(), s.groups(), s.tasks(), true);
        return this;
    }

    public Ask failFast(boolean on) {
        failFast = on;
        return this;
    }

    public Ask timeout(Duration limit) {
        timeout = limit;
        return this;
    }

    public Ask everyGateAsks() {
        everyGateAsks = true;
        return this;
    }

    public Ask yes() {
        approves = true;
        return this;
    }

    public Ask rerunUnknown() {
        rerunUnknown = true;
        return this;
    }

    public Ask sequential() {
        sequential = true;
        return this;
    }

    public Ask changed(ChangedTasks what) {
        changed = what;
        return this;
    }

    public Ask waiting(Waits forWhom, @Nullable Duration atMost) {
        waits = forWhom;
        waitAtMost = atMost;
        return this;
    }

    RunRequest of(Plan plan, String text) {
        RunOptions options =
                new RunOptions(
                        null,
                        sequential,
                        failFast,
                        timeout,
                        null,
                        everyGateAsks,
                        approves,
                        resume,
                        rerunUnknown);
        return new RunRequest(
                plan, text, vars, labels, selection, options, fresh, changed, waits, waitAtMost);
    }
}
