package dev.orchestrate.cli;

import dev.orchestrate.console.view.EventText;
import dev.orchestrate.engine.StoredPlans;
import dev.orchestrate.journal.EventCodec;
import dev.orchestrate.journal.EventNames;
import dev.orchestrate.journal.JournalReader;
import dev.orchestrate.journal.Line;
import dev.orchestrate.journal.RunFolder;
import dev.orchestrate.journal.RunHead;
import dev.orchestrate.journal.StoredRun;
import dev.orchestrate.plan.spelling.Suggestion;
import dev.orchestrate.run.Entry;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.RunState;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code events}. */
final class EventsCommand implements Command {
    private static final String TYPE = "--type";
    private static final String TASK = "--task";
    private static final String SINCE = "--since";
    private static final String FOLLOW = "--follow";
    private static final Duration PAUSE = Duration.ofMillis(100);

    @Override
    public void describe(Syntax syntax) {
        syntax.about("With --format json each line is the journal's own.")
                .formats("text", "json")
                .runPositional()
                .repeated(
                        TYPE, "TYPE", "only such events: attempt.ended, or attempt for all of them")
                .repeated(TASK, "ID", "only events of this task; of a matrix: all of it")
                .option(SINCE, "SEQ", "only events after this one")
                .flag(FOLLOW, "goes on with what comes, until nobody executes the run any more")
                .examples(
                        "orchestrate events --type attempt.ended --format json",
                        "orchestrate events latest --since 120 --follow");
    }

    @Override
    public ExitCode execute(Call call) throws InterruptedException {
        Wiring wiring = new Wiring(call);
        Arguments arguments = call.arguments();
        boolean json = arguments.format().equals("json");
        Long after = arguments.number(SINCE, 0);
        arguments.texts(TYPE).forEach(EventsCommand::refuseUnknownType);
        RunHead head = new RunChoice(wiring).of(arguments.positional());
        RunFolder run = head.folder();
        StoredPlans plans = new StoredPlans(wiring.disk(), run, wiring.plans(), false);
        Printing printing = new Printing(call, json ? null : new EventCodec(plans), after);
        try (JournalReader journal = JournalReader.since(wiring.disk(), run, 0)) {
            boolean goesOn = arguments.has(FOLLOW);
            while (true) {
                // In this order: what somebody appends before the end is still read.
                boolean alive = goesOn && wiring.locks().isAlive(run);
                for (Line line = journal.next(); line != null; line = journal.next()) {
                    printing.print(line);
                }
                if (!alive || call.output().out().isClosed()) {
                    break;
                }
                Thread.sleep(PAUSE);
            }
        }
        StoredRun.read(wiring.disk(), run, plans).recovered().refuseDamage();
        printing.refuseUnknown(wiring, head);
        return ExitCode.DONE;
    }

    private static void refuseUnknownType(String type) {
        boolean known =
                EventNames.ALL.stream()
                        .anyMatch(name -> name.equals(type) || name.startsWith(type + "."));
        if (!known) {
            String near = Suggestion.hint(type, types());
            throw new ProblemException(
                    ExitCode.USAGE,
                    "there is no type of event `" + type + "`",
                    near == null ? "the types are listed in docs/state-and-recovery.md" : near,
                    null);
        }
    }

    /** All that may be named: whole names, and what several begin with. */
    private static Set<String> types() {
        Set<String> types = new LinkedHashSet<>(EventNames.ALL);
        for (String name : EventNames.ALL) {
            types.add(name.replaceFirst("\\..*", ""));
        }
        return types;
    }

    /** What is printed of a journal. */
    private static final class Printing {
        private final Call call;
        private final @Nullable EventCodec codec;
        private final long after;
        private final List<String> types;
        private final List<String> tasks;
        private final Set<String> unseen = new LinkedHashSet<>();

        Printing(Call call, @Nullable EventCodec codec, @Nullable Long after) {
            this.call = call;
            this.codec = codec;
            this.after = after == null ? 0 : after;
            this.types = call.arguments().texts(TYPE);
            this.tasks = call.arguments().texts(TASK);
            this.unseen.addAll(tasks);
        }

        /** A task without an event is none that was mistyped only if the plan has it. */
        void refuseUnknown(Wiring wiring, RunHead run) {
            if (unseen.isEmpty()) {
                return;
            }
            RunState state = wiring.look(run).state();
            List<String> all = TaskNames.all(state);
            for (String task : unseen) {
                if (all.stream().noneMatch(known -> isMeant(task, known))) {
                    throw TaskNames.unknown(task, state);
                }
            }
        }

        /** Every line, in order: what one means may depend on those above. */
        void print(Line line) {
            Entry entry = codec == null ? null : codec.decode(line);
            if (!fits(line) || line.seq() <= after) {
                return;
            }
            call.print(
                    entry == null
                            ? line.text() + "\n"
                            : EventText.line(entry, line.event(), call.output().out().ink())
                                    + "\n");
        }

        private boolean fits(Line line) {
            boolean ofTask = tasks.isEmpty() || isOfTask(line.field("task"));
            return ofTask && (types.isEmpty() || isOfType(line.event()));
        }

        private boolean isOfType(String event) {
            for (String type : types) {
                if (event.equals(type) || event.startsWith(type + ".")) {
                    return true;
                }
            }
            return false;
        }

        private boolean isOfTask(@Nullable String task) {
            for (String wanted : tasks) {
                if (task != null && isMeant(wanted, task)) {
                    unseen.remove(wanted);
                    return true;
                }
            }
            return false;
        }

        /** Of a matrix, all of it. */
        private static boolean isMeant(String wanted, String task) {
            return task.equals(wanted) || task.startsWith(wanted + "[");
        }
    }
}
