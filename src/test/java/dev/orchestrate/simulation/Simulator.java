package dev.orchestrate.simulation;

import static dev.orchestrate.simulation.Violation.unless;

import dev.orchestrate.engine.Ask;
import dev.orchestrate.engine.RunOutcome;
import dev.orchestrate.engine.Sim;
import dev.orchestrate.run.Answer;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.PhaseState;
import dev.orchestrate.run.PhaseStatus;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.Request;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.TaskState;
import dev.orchestrate.run.TaskStatus;
import dev.orchestrate.run.WaitReason;
import dev.orchestrate.simulation.World.Call;
import dev.orchestrate.simulation.World.Death;
import dev.orchestrate.simulation.World.Happening;
import dev.orchestrate.simulation.World.Life;
import dev.orchestrate.simulation.World.What;
import dev.orchestrate.testing.FakeDisk;
import dev.orchestrate.testing.FakeMachine.Act;
import dev.orchestrate.testing.Survival;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets a world happen, and then everything go well until the run is over. One world each. */
final class Simulator {
    private static final int MOST_CALLS = 8;
    private static final Duration LONG = Duration.ofHours(6);

    private final World world;
    private final Workspaces workspaces;
    private final Consumer<String> trace;
    private final Sim sim;
    private final Witness witness;
    private boolean troubled;
    private int life;
    private @Nullable Act failing;
    private int failures;
    private boolean restarts;

    private Simulator(World world, Workspaces workspaces, Consumer<String> trace) {
        this.world = world;
        this.workspaces = workspaces;
        this.trace = trace;
        this.troubled = world.troubled();
        this.sim =
                new Sim(
                        world.plans().get(0),
                        world.seed(),
                        key -> {
                            witness().begins(key);
                            return Fortunes.of(world.seed(), key, troubled);
                        });
        this.witness = new Witness(sim, trace);
        Random beside = new Random(world.seed() * 31 + 7);
        sim.errandsTake = () -> errand(beside);
        sim.criteria = SeenFile.kinds(sim.time);
        sim.listeners.add(witness);
        sim.processes.beforeSignal(witness::signals);
    }

    /** Now and then as long as tasks take that are run again meanwhile. */
    private static Duration errand(Random chance) {
        int most = chance.nextInt(4) == 0 ? 20_000 : 2_800;
        return Duration.ofMillis(chance.nextInt(4) * most / 4);
    }

    private Witness witness() {
        return witness;
    }

    /** What is wrong; null if nothing is. */
    static @Nullable Violation run(World world, Workspaces workspaces, Consumer<String> trace) {
        try {
            Simulator simulator = new Simulator(world, workspaces, trace);
            world.lives().forEach(simulator::live);
            simulator.goesWell();
            return null;
        } catch (Violation e) {
            return e;
        } catch (RuntimeException | AssertionError e) {
            String where = e.getStackTrace().length == 0 ? "" : " " + e.getStackTrace()[0];
            Violation thrown =
                    new Violation("the engine throws nothing," + where, String.valueOf(e));
            thrown.initCause(e);
            return thrown;
        }
    }

    private void live(Life now) {
        life++;
        trace.accept("-- call " + life + " " + now.call());
        sim.edit(world.plans().get(now.version()));
        sim.workspace = now.criteriaMet() ? workspaces.good() : workspaces.bad();
        now.happenings().forEach(this::arrange);
        endsAtLast();
        sim.disk.machine().fate(this::fate);
        Death death = now.death();
        if (death != null) {
            sim.disk.machine().crashAt(sim.disk.machine().acts() + death.act());
        }
        try {
            call(ask(now.call()));
        } catch (FakeDisk.Crash _) {
            trace.accept("-- died");
        }
        heals();
        if (restarts) {
            restarts = false;
            die(new Death(0, World.Kind.POWER_CUT_MIXED, world.seed()));
        } else if (death != null) {
            die(death);
        } else {
            sim.disk = sim.disk.killed();
        }
        sim.pass(now.rest());
        witness.comesBack();
    }

    private @Nullable RunOutcome call(Ask ask) {
        try {
            RunOutcome outcome = sim.run(ask);
            if (!outcome.late() && outcome.problem() == null) {
                witness.ends();
            }
            trace.accept("-- " + outcome.exit() + " " + outcome.state().status());
            return outcome;
        } catch (ProblemException e) {
            trace.accept("-- refused: " + e.problem());
            unless(e.exit() != ExitCode.DAMAGED, "a crash leaves no damage", e.problem());
            return null;
        }
    }

    private static Ask ask(Call call) {
        Ask ask = Ask.resume().changed(call.changed());
        if (call.yes()) {
            ask.yes();
        }
        if (call.conditionsOff()) {
            ask.var("on", "false");
        }
        String phase = call.phase();
        return phase == null ? ask : ask.phases(phase).withDependencies();
    }

    private void arrange(Happening happening) {
        int own = life;
        sim.after(
                happening.after(),
                () -> {
                    if (life == own) {
                        trace.accept("-- " + happening.what());
                        happen(happening.what());
                    }
                });
    }

    /** What hangs is ended in the end. */
    private void endsAtLast() {
        int own = life;
        for (int i = 1; i <= 2; i++) {
            sim.after(
                    LONG.multipliedBy(i),
                    () -> {
                        if (life == own) {
                            sim.stop();
                        }
                    });
        }
    }

    private void happen(What what) {
        switch (what) {
            case What.Stop() -> sim.stop();
            case What.Jump(Duration by) -> sim.skew = sim.skew.plus(by);
            case What.Full(int room) -> sim.disk.machine().room(room);
            case What.Fails(Act act, int times) -> {
                failing = act;
                failures = times;
            }
            case What.LauncherDies() -> {
                witness.dies(true);
                sim.processes.killLauncher();
            }
            case What.Ask(Request request) -> {
                if (sim.hasRun()) {
                    send(request);
                }
            }
        }
    }

    private void send(Request request) {
        try {
            sim.send(request);
        } catch (ProblemException e) {
            trace.accept("-- not sent: " + e.problem());
        }
    }

    private void fate(Act act, Path file, long number) throws IOException {
        if (act == Act.RENAME && file.endsWith("state.json")) {
            witness.replaces(file);
        }
        if (act == failing && failures > 0) {
            failures--;
            // Nobody but a restart can tell what the disk holds after that.
            restarts |= act == Act.SYNC;
            throw new IOException("Input/output error");
        }
    }

    private void heals() {
        failing = null;
        failures = 0;
        life++;
        sim.disk.machine().room(1 << 30);
        sim.disk.machine().crashAt(Long.MAX_VALUE);
    }

    private void die(Death death) {
        trace.accept("-- " + death.kind());
        boolean alone = death.kind() == World.Kind.KILLED;
        witness.dies(!alone);
        switch (death.kind()) {
            case KILLED -> sim.disk = sim.disk.killed();
            case WITH_LAUNCHER -> {
                sim.processes.killLauncher();
                sim.disk = sim.disk.killed();
            }
            case POWER_CUT_WORST -> cutPower(death, Survival.OF_NOTHING);
            case POWER_CUT_BEST -> cutPower(death, Survival.OF_EVERYTHING);
            case POWER_CUT_MIXED -> cutPower(death, Survival.by(new Random(death.seed())));
        }
    }

    private void cutPower(Death death, Survival survival) {
        sim.processes.cutPower(new Random(death.seed()));
        sim.disk = sim.disk.machine().cutPower(survival);
    }

    /** From here on nothing fails, and people answer whatever they are asked. */
    private void goesWell() {
        troubled = false;
        sim.workspace = workspaces.good();
        @Nullable RunOutcome last = null;
        for (int i = 0; i < MOST_CALLS; i++) {
            life++;
            trace.accept("-- call " + life);
            endsAtLast();
            sim.disk.machine().fate(this::fate);
            last = call(ask(Call.PLAIN));
            if (last != null && isOver(last.state())) {
                break;
            }
            people();
            sim.pass(Duration.ofMinutes(1));
        }
        boolean over = last != null && isOver(last.state());
        unless(
                over,
                "a run that is gone on with comes to its end",
                last == null ? "" : last.state().status());
        unless(sim.processes.alive().isEmpty(), "nothing is left running", sim.processes.alive());
        sim.disk = sim.disk.killed();
        witness.comesBack();
    }

    /** A gate that asks for a success where a task was skipped is never passed. */
    private static boolean isOver(RunState state) {
        boolean judgedBad = state.facts().phases().stream().anyMatch(Simulator::isJudgedBad);
        return !state.isOpen()
                || (state.status() == RunStatus.FAILED && judgedBad && !anyFailed(state));
    }

    private static boolean anyFailed(RunState state) {
        for (int task = 0; task < state.dag().taskCount(); task++) {
            boolean failed = state.facts().items().get(task).status() == TaskStatus.FAILED;
            // what is not selected is not gone on with
            if (failed && state.isSelected(task) && state.dag().task(task).execution().critical()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isJudgedBad(PhaseState phase) {
        return phase.status() == PhaseStatus.FAILED
                && phase.judgement().number() > 0
                && !phase.judgement().passed();
    }

    private void people() {
        if (!sim.hasRun()) {
            return;
        }
        RunState state = sim.state();
        for (int task = 0; task < state.dag().taskCount(); task++) {
            TaskState item = state.facts().items().get(task);
            if (item.status() == TaskStatus.QUARANTINED || item.waitingFor() == WaitReason.PERSON) {
                String id = state.dag().task(task).id();
                decide(new Request.Decide(sim.id(), id, Answer.DONE, false, "ada", null));
            }
        }
        List<String> phases =
                state.dag().phases().stream()
                        .filter(phase ->
                                state.facts().phases().get(phase.number()).status()
                                        == PhaseStatus.COMPLETED)
                        .map(phase -> phase.phase().id())
                        .toList();
        phases.forEach(phase -> decide(new Request.Approve(sim.id(), phase, "ada", null)));
    }

    private void decide(Request request) {
        try {
            trace.accept("-- " + request);
            sim.decide(request);
        } catch (ProblemException e) {
            trace.accept("-- does not fit: " + e.problem());
        }
    }
}
