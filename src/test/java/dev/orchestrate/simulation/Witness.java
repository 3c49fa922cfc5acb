package dev.orchestrate.simulation;

import static dev.orchestrate.simulation.Violation.unless;

import dev.orchestrate.engine.Facets;
import dev.orchestrate.engine.Sim;
import dev.orchestrate.executor.AttemptEnd;
import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.run.AttemptStatus;
import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.Facts;
import dev.orchestrate.run.RunListener;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.Transitions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sees everything that happens in a simulation, and holds it against the rules: those between the
 * journal and the disk, the processes, and the states that lived. Confined to one thread.
 */
final class Witness implements RunListener {
    private static final Path RUNS = Path.of("/state/.orchestrate/runs");
    private static final Pattern GRAPH = Pattern.compile(", dag=\\S+@\\w+");
    private static final Pattern SEQ = Pattern.compile("\"seq\"\\s*:\\s*(\\d+)");

    private final Sim sim;
    private final Consumer<String> trace;
    private Ledger ledger = new Ledger();
    private final List<Moment> lived = new ArrayList<>();
    private final Gates gates = new Gates();
    private long durable;
    private boolean deaths;

    /**
     * A state that lived.
     *
     * @param at since when, in nanoseconds of the made-up time
     */
    private record Moment(Facts facts, long at) {}

    Witness(Sim sim, Consumer<String> trace) {
        this.sim = sim;
        this.trace = trace;
    }

    @Override
    public void happened(Entry entry, RunState after) {
        // A graph has no text of its own but a number that is another one each time.
        trace.accept(entry.seq() + " " + GRAPH.matcher(entry.event().toString()).replaceFirst(""));
        unless(
                entry.event() instanceof Event.RunStarted || after.seq() == entry.seq(),
                "a state is that of its last entry",
                entry);
        if (entry.event() instanceof Event.RunStarted) {
            ledger = new Ledger();
            lived.clear();
        }
        ledger.happened(entry, sim.time.nanos());
        Standing.check(entry, after);
        gates.happened(entry.event(), after.dag(), sim.time.nanos());
        lived.add(new Moment(after.facts(), sim.time.nanos()));
        if (entry.event() instanceof Event.AttemptEnded e) {
            truly(new AttemptKey(after.run(), e.task(), e.attempt()), e);
        }
    }

    /** What is said of an end is what became of the process. */
    private void truly(AttemptKey key, Event.AttemptEnded e) {
        unless(!sim.processes.runs(key), "an attempt has ended when its process has", e);
        AttemptEnd end = sim.processes.known(key);
        boolean own = ledger.ending(e.task(), e.attempt()) == null;
        if (end != null && own && end.limit() == AttemptEnd.Limit.NONE) {
            boolean well = end.result() instanceof AttemptEnd.Result.Exited(int code) && code == 0;
            unless(
                    well == (e.status() == AttemptStatus.SUCCEEDED),
                    "an end is recorded as it was",
                    e + ", but " + end);
        }
        boolean lost = deaths || sim.processes.isLost(key);
        unless(e.status() != AttemptStatus.UNKNOWN || lost, "unknown only what nobody can know", e);
    }

    /** A process is about to begin. */
    void begins(AttemptKey key) {
        trace.accept("begins " + key.task() + "." + key.number());
        for (String task : sim.processes.alive()) {
            unless(!task.equals(key.task()), "nothing starts beside a live twin", key);
        }
        unless(isDurable("attempt.started", key), "intent is durable before its effect", key);
    }

    /** A process is about to be signalled by its orchestrator. */
    void signals(AttemptKey key) {
        unless(isDurable("attempt.ending", key), "an ending is durable before its signal", key);
    }

    /** A checkpoint is about to take the place of the one before. */
    void replaces(Path checkpoint) {
        String next = sim.disk.machine().visible(checkpoint.resolveSibling(".state.json.tmp"));
        Matcher seq = SEQ.matcher(next);
        long upTo = seq.find() ? Long.parseLong(seq.group(1)) : 0;
        String journal = sim.disk.machine().durable(checkpoint.resolveSibling("journal.jsonl"));
        long lines = lines(journal);
        unless(upTo <= lines, "a checkpoint is not ahead of the journal", upTo + " > " + lines);
    }

    private boolean isDurable(String event, AttemptKey key) {
        String journal =
                sim.disk.machine().durable(RUNS.resolve(key.run()).resolve("journal.jsonl"));
        String named = "\"task\":\"" + key.task() + "\",\"attempt\":" + key.number() + ",";
        int from = journal.indexOf("\"" + event + "\"");
        while (from >= 0) {
            int end = journal.indexOf('\n', from);
            if (end >= 0 && journal.substring(from, end).contains(named)) {
                return true;
            }
            from = journal.indexOf("\"" + event + "\"", from + 1);
        }
        return false;
    }

    /** An orchestrator is about to die, or has; how much it had made durable. */
    void dies(boolean withProcesses) {
        deaths |= withProcesses;
        durable = durableLines();
    }

    private long durableLines() {
        if (lived.isEmpty()) {
            return 0;
        }
        Path run = RUNS.resolve(lived.get(0).facts().run());
        return lines(sim.disk.machine().durable(run.resolve("journal.jsonl")));
    }

    /** Whole lines up to the first gap: what lies behind a write that was lost never happened. */
    private static long lines(String text) {
        return text.chars().takeWhile(c -> c != '\0').filter(c -> c == '\n').count();
    }

    /** An orchestrator has ended by itself, and nothing was wrong with its disk. */
    void ends() {
        unless(
                durableLines() >= lived.size(),
                "before its exit everything is synced",
                lived.size());
    }

    /** What is on the disk now is what was lived, at least as far as it was durable. */
    void comesBack() {
        if (lived.isEmpty() || !sim.hasRun()) {
            return;
        }
        Sim.Reading reading = sim.read();
        List<Entry> entries = reading.entries();
        Ledger again = new Ledger();
        @Nullable RunState state = null;
        List<Facts> facts = new ArrayList<>();
        for (Entry entry : entries) {
            again.happened(entry, at(facts.size()));
            state = state == null ? Transitions.begin(entry) : Transitions.apply(state, entry);
            facts.add(state.facts());
        }
        ledger = again;
        if (state == null) {
            return;
        }
        boolean before = !state.run().equals(lived.get(0).facts().run());
        if (before) {
            // The one that lived had no durable beginning, and the one before it is the newest
            // again.
            lived.clear();
            facts.forEach(each -> lived.add(new Moment(each, sim.time.nanos())));
            return;
        }
        unless(
                entries.size() >= durable,
                "nothing durable is lost",
                entries.size() + " < " + durable);
        same(state, "replaying the journal gives the state that lived");
        same(reading.state(), "a checkpoint and the rest of the journal give the state that lived");
        Standing.counts(state);
        lived.subList(entries.size(), lived.size()).clear();
        durable = 0;
    }

    private long at(int index) {
        return index < lived.size() ? lived.get(index).at() : sim.time.nanos();
    }

    private void same(RunState state, String rule) {
        Facts then = lived.get((int) state.seq() - 1).facts();
        unless(Facets.of(state.facts()).equals(Facets.of(then)), rule, "at " + state.seq());
    }
}
