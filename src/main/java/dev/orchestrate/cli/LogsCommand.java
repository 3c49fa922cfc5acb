package dev.orchestrate.cli;

import dev.orchestrate.engine.RunReader;
import dev.orchestrate.journal.RunHead;
import dev.orchestrate.run.Attempt;
import dev.orchestrate.run.AttemptStatus;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.TaskState;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code logs}. */
final class LogsCommand implements Command {
    private static final String ATTEMPT = "--attempt";
    private static final String FOLLOW = "--follow";
    private static final String FAILED = "--failed";

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Left out TASK, the logs of all tasks that have one are shown.")
                .positional("TASK", "the id of the task; of a matrix: all of it")
                .option(ATTEMPT, "N", "the log of this attempt; left out: of the last")
                .flag(FOLLOW, "goes on with what comes, until the task has ended")
                .flag(FAILED, "only logs of attempts that failed")
                .runOption()
                .examples("orchestrate logs 1.1 --follow", "orchestrate logs --failed");
    }

    /** One log, as it is asked for. */
    record Wanted(String task, int attempt) {}

    @Override
    public ExitCode execute(Call call) throws InterruptedException {
        Wiring wiring = new Wiring(call);
        Arguments arguments = call.arguments();
        RunHead run = new RunChoice(wiring).of(arguments.text(Deciding.RUN));
        RunReader.Seen seen = wiring.look(run);
        List<String> tasks = tasks(arguments.positional(), seen.state());
        Long attempt = arguments.number(ATTEMPT, 1);
        if (arguments.has(FOLLOW)) {
            if (tasks.size() != 1) {
                throw new ProblemException(
                        ExitCode.USAGE,
                        "`" + FOLLOW + "` follows one task",
                        "name a task, as in `orchestrate logs TASK " + FOLLOW + "`",
                        null);
            }
            new FollowedLog(wiring, run, tasks.getFirst(), attempt).print();
            return ExitCode.DONE;
        }
        print(wiring, run, wanted(wiring, run, seen.state(), tasks), tasks);
        return ExitCode.DONE;
    }

    private static List<String> tasks(@Nullable String named, RunState state) {
        List<String> all = TaskNames.all(state);
        if (named == null) {
            return all;
        }
        List<String> meant = new ArrayList<>();
        for (String id : all) {
            if (id.equals(named) || id.startsWith(named + "[")) {
                meant.add(id);
            }
        }
        if (meant.isEmpty()) {
            throw TaskNames.unknown(named, state);
        }
        return meant;
    }

    private static List<Wanted> wanted(
            Wiring wiring, RunHead run, RunState state, List<String> tasks) {
        Long number = wiring.call().arguments().number(ATTEMPT, 1);
        boolean failed = wiring.call().arguments().has(FAILED);
        List<Wanted> wanted = new ArrayList<>();
        for (String task : tasks) {
            Attempt attempt = attempt(state.task(task), number, failed);
            if (attempt != null && Files.exists(run.folder().log(task, attempt.number()))) {
                wanted.add(new Wanted(task, attempt.number()));
            }
        }
        if (wanted.isEmpty() && !(failed && wiring.call().arguments().positional() == null)) {
            throw new ProblemException(ExitCode.USAGE, missing(run, tasks, number));
        }
        return wanted;
    }

    private static String missing(RunHead run, List<String> tasks, @Nullable Long attempt) {
        String which = attempt == null ? "" : " of attempt " + attempt;
        return tasks.size() == 1
                ? "task `" + tasks.getFirst() + "` of run `" + run.id() + "` has no log" + which
                : "run `" + run.id() + "` has no such log" + which;
    }

    /** The attempt of that number, or the last; null where there is none. */
    private static @Nullable Attempt attempt(
            @Nullable TaskState task, @Nullable Long number, boolean failed) {
        Attempt found = null;
        for (Attempt attempt : task == null ? List.<Attempt>of() : task.attempts()) {
            boolean fits = number == null || attempt.number() == number;
            if (fits && (!failed || hasFailed(attempt))) {
                found = attempt;
            }
        }
        return found;
    }

    private static boolean hasFailed(Attempt attempt) {
        return attempt.status() == AttemptStatus.FAILED
                || attempt.status() == AttemptStatus.TIMEOUT
                || attempt.status() == AttemptStatus.UNKNOWN;
    }

    private static void print(Wiring wiring, RunHead run, List<Wanted> wanted, List<String> tasks) {
        boolean first = true;
        for (Wanted one : wanted) {
            if (tasks.size() > 1) {
                wiring.call().print(heading(one, first));
                first = false;
            }
            try (LogReader log =
                    new LogReader(
                            run.folder().log(one.task(), one.attempt()),
                            wiring.call().output().out())) {
                log.copy();
            }
        }
    }

    private static String heading(Wanted one, boolean first) {
        String name = dev.orchestrate.console.Printable.of(one.task());
        return (first ? "" : "\n") + "==> " + name + ", attempt " + one.attempt() + " <==\n";
    }
}
