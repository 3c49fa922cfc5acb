package dev.orchestrate.testing;

import dev.orchestrate.executor.Admission;
import dev.orchestrate.executor.AttemptEnd;
import dev.orchestrate.executor.AttemptExecutor;
import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.executor.AttemptRequest;
import dev.orchestrate.executor.Report;
import dev.orchestrate.executor.Sighting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The processes of a machine and the launcher that keeps record of them, as a test has scripted
 * them. They outlive the orchestrators, of which each has an executor of its own. Confined to one
 * thread.
 */
public final class FakeProcesses {
    private final VirtualTime time;
    private final Function<AttemptKey, Script> scripts;
    private final Map<AttemptKey, Spawned> processes = new LinkedHashMap<>();
    private final List<AttemptKey> begun = new ArrayList<>();
    private final List<AttemptKey> forgotten = new ArrayList<>();
    private final List<String> signals = new ArrayList<>();
    private boolean otherBoot;
    private Consumer<AttemptKey> beforeSignal = _ -> {};

    /** One that has begun. */
    private static final class Spawned {
        final AttemptRequest request;
        final Script script;
        final long since;
        FakeExecutor teller;
        AttemptEnd.Limit limit = AttemptEnd.Limit.NONE;
        @Nullable AttemptEnd end;
        boolean lost;

        Spawned(FakeExecutor teller, AttemptRequest request, Script script, long since) {
            this.teller = teller;
            this.request = request;
            this.script = script;
            this.since = since;
        }

        boolean runs() {
            return end == null && !lost;
        }
    }

    /** Processes that do as they are told. */
    public FakeProcesses(VirtualTime time, Function<AttemptKey, Script> scripts) {
        this.time = time;
        this.scripts = scripts;
    }

    /** Who is told of each signal that an orchestrator asks for, before it is sent. */
    public void beforeSignal(Consumer<AttemptKey> told) {
        beforeSignal = told;
    }

    /** How a process ended; null where it has not, or nobody can know any more. */
    public @Nullable AttemptEnd known(AttemptKey key) {
        Spawned process = processes.get(key);
        return process == null || process.lost ? null : process.end;
    }

    /** Whether it was begun and nobody can say what became of it. */
    public boolean isLost(AttemptKey key) {
        Spawned process = processes.get(key);
        return process == null ? otherBoot : process.lost;
    }

    /** Whether a process of it runs. */
    public boolean runs(AttemptKey key) {
        Spawned process = processes.get(key);
        return process != null && process.runs();
    }

    /** What an orchestrator that begins now starts its attempts with. */
    public AttemptExecutor executor() {
        return new FakeExecutor(this);
    }

    /** Every process that was ever begun, in order. */
    public List<AttemptKey> begun() {
        return List.copyOf(begun);
    }

    /** How often processes of a task were begun. */
    public int begun(String task) {
        int count = 0;
        for (AttemptKey key : begun) {
            count += key.task().equals(task) ? 1 : 0;
        }
        return count;
    }

    public List<AttemptKey> forgotten() {
        return List.copyOf(forgotten);
    }

    /** Each signal that was asked for, as in {@code SIGTERM 1.1}. */
    public List<String> signals() {
        return List.copyOf(signals);
    }

    /** The tasks of which a process runs. */
    public List<String> alive() {
        List<String> tasks = new ArrayList<>();
        processes.forEach((key, process) -> {
            if (process.runs()) {
                tasks.add(key.task());
            }
        });
        return tasks;
    }

    /** All are gone; of those that had ended, some records are. */
    public void cutPower(RandomGenerator random) {
        otherBoot = true;
        for (Spawned process : processes.values()) {
            process.lost |= process.end == null || random.nextBoolean();
        }
    }

    /**
     * The launcher and what it had begun are killed; its records stay, and whoever lives is told.
     */
    public void killLauncher() {
        processes.forEach((key, process) -> {
            if (process.runs()) {
                process.lost = true;
                Report lost = new Report.Lost(key, "its launcher was killed");
                time.after(Duration.ZERO, () -> process.teller.tell(lost));
            }
        });
    }

    Admission submit(FakeExecutor by, AttemptKey key, AttemptRequest request) {
        if (processes.containsKey(key)) {
            return new Admission.Accepted();
        }
        Script script = scripts.apply(key);
        return switch (script.admission()) {
            case REFUSES -> new Admission.Refused("no room");
            case NEVER_BEGINS -> {
                time.after(Duration.ZERO, () -> by.tell(new Report.NeverBegan(key, "no luck")));
                yield new Admission.Accepted();
            }
            case LOSES -> {
                begin(by, key, request, script).lost = true;
                yield new Admission.Unknown("the launcher is gone");
            }
            case STARTS -> {
                begin(by, key, request, script);
                yield new Admission.Accepted();
            }
        };
    }

    private Spawned begin(FakeExecutor by, AttemptKey key, AttemptRequest request, Script script) {
        Spawned process = new Spawned(by, request, script, time.nanos());
        processes.put(key, process);
        begun.add(key);
        time.after(Duration.ZERO, () -> process.teller.tell(new Report.Began(key, 1)));
        if (script.lasts() != null) {
            time.after(script.lasts(), () -> end(key, process, script.result()));
        }
        Duration timeout = request.limits().timeout();
        if (timeout != null) {
            time.after(
                    timeout,
                    () -> {
                        if (process.runs()) {
                            process.limit = AttemptEnd.Limit.TIMEOUT;
                            signalTerm(key, process);
                        }
                    });
        }
        return process;
    }

    Sighting find(FakeExecutor by, AttemptKey key) {
        Spawned process = processes.get(key);
        if (process == null) {
            return otherBoot ? new Sighting.Lost("another boot") : new Sighting.NeverBegan();
        }
        process.teller = by;
        if (process.lost) {
            return new Sighting.Lost("nothing is left of it");
        }
        return process.end == null ? new Sighting.Present() : new Sighting.Ended(process.end);
    }

    void terminate(AttemptKey key) {
        beforeSignal.accept(key);
        signals.add("SIGTERM " + key.task());
        Spawned process = processes.get(key);
        if (process != null && process.runs()) {
            signalTerm(key, process);
        }
    }

    private void signalTerm(AttemptKey key, Spawned process) {
        if (process.script.heeds()) {
            end(key, process, new AttemptEnd.Result.Signaled(15, "SIGTERM"));
        } else if (process.script.dies()) {
            time.after(process.request.limits().grace(), () -> end(key, process, killed()));
        }
    }

    void kill(AttemptKey key) {
        signals.add("SIGKILL " + key.task());
        Spawned process = processes.get(key);
        if (process != null && process.script.dies()) {
            end(key, process, killed());
        }
    }

    private static AttemptEnd.Result killed() {
        return new AttemptEnd.Result.Signaled(9, "SIGKILL");
    }

    private void end(AttemptKey key, Spawned process, AttemptEnd.Result result) {
        if (process.runs()) {
            Duration took = Duration.ofNanos(time.nanos() - process.since);
            AttemptEnd end = new AttemptEnd(result, process.limit, false, took, null);
            process.end = end;
            time.after(Duration.ZERO, () -> process.teller.tell(new Report.Ended(key, end)));
        }
    }

    void forget(AttemptKey key) {
        forgotten.add(key);
    }
}
