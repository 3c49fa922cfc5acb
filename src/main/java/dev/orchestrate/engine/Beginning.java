package dev.orchestrate.engine;

import dev.orchestrate.journal.RunFolder;
import dev.orchestrate.journal.RunLock;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.PlanVersion;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.Selection;
import dev.orchestrate.run.SelectionCheck;
import dev.orchestrate.run.ShellWords;
import dev.orchestrate.run.Transitions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Makes a new run: its folder, the copy of its plan, its first line. */
final class Beginning {
    private Beginning() {}

    /** Refuses what can not be run, before anything is made. */
    static void check(Setting setting, RunRequest request, Dag dag) {
        Event event = started(setting.world(), request, dag, "none");
        RunState state = Transitions.begin(new Entry(1, setting.world().clock().now(), event));
        refuseUnmet(state);
        UnsetSecrets.refuse(state, setting.secrets().values().keySet());
    }

    static Opened begin(Setting setting, RunRequest request, Dag.ExpectedMillis expected) {
        Dag dag = Runs.graph(request, expected);
        check(setting, request, dag);
        RunFolder folder =
                setting.storage()
                        .folder()
                        .create(setting.world().clock().now(), setting.world().random());
        RunLock lock = setting.storage().locks().lockForExecution(folder);
        try {
            Event.RunStarted started = started(setting.world(), request, dag, folder.id());
            write(setting, folder.plan(started.plan()), request.text());
            Patience patience = Patience.of(request, setting.world().clock().nanos());
            return Opened.fresh(setting, lock, patience, started);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Writes a file of the run, whole and durable. */
    static void write(Setting setting, Path file, String content) {
        try {
            setting.storage().disk().replace(file, content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ProblemException(
                    ExitCode.USAGE, "can not write `" + file + "`: " + e.getMessage(), null, e);
        }
    }

    /** A dependency that is neither met nor selected is told before anything starts. */
    static void refuseUnmet(RunState state) {
        SelectionCheck.Unmet unmet = SelectionCheck.find(state);
        if (unmet == null) {
            return;
        }
        String kind = unmet.kind().name().toLowerCase(java.util.Locale.ROOT);
        String name = ShellWords.quoted(unmet.dependency());
        // A run that has failed goes on with --resume alone; one that begins has one event.
        String resume = state.seq() > 1 ? "--resume " : "";
        String what =
                "`" + unmet.of() + "` depends on " + kind + " `" + unmet.dependency() + "`, which ";
        if (unmet.onPerson()) {
            throw new ProblemException(
                    ExitCode.WAITING,
                    what + "waits for a person",
                    unmet.kind() == SelectionCheck.Unmet.Kind.PHASE
                            ? "decide it with `orchestrate approve " + name + "`"
                            : "decide it with `orchestrate done " + name + "`",
                    null);
        }
        throw new ProblemException(
                ExitCode.USAGE,
                what + "is neither done nor selected",
                "run it first with `orchestrate run %s--%s %s`, or add --with-deps"
                        .formatted(resume, kind, name),
                null);
    }

    static Event.RunStarted started(Setting.World world, RunRequest request, Dag dag, String run) {
        Selection selection = request.selection() == null ? Selection.ALL : request.selection();
        return new Event.RunStarted(
                run,
                new PlanVersion(
                        1,
                        request.plan().name(),
                        request.plan().source().file(),
                        request.plan().source().sha256()),
                request.vars(),
                request.labels(),
                selection,
                request.options(),
                world.invocation(),
                dag);
    }
}
