package dev.orchestrate.cli;

import dev.orchestrate.console.Channel;
import dev.orchestrate.console.Printable;
import dev.orchestrate.engine.Mail;
import dev.orchestrate.journal.Inbox;
import dev.orchestrate.run.Answer;
import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.Request;
import dev.orchestrate.run.RunListener;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.TaskState;
import dev.orchestrate.run.WaitReason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Asks at the terminal what became of manual tasks, one at a time, on a thread of its own that ends
 * with the process. One that somebody else decides meanwhile is not asked about any more.
 */
final class ManualPrompt implements RunListener {
    private record Question(String task, String instructions) {}

    private final Wiring wiring;
    private final Mail mail;
    private final Display display;
    private final Channel terminal;
    private final BufferedReader answers;
    private final LinkedBlockingQueue<Question> questions = new LinkedBlockingQueue<>();
    private volatile @Nullable RunState latest;

    ManualPrompt(Wiring wiring, Mail mail, Display display) {
        this.wiring = wiring;
        this.mail = mail;
        this.display = display;
        this.terminal = wiring.call().output().err();
        this.answers =
                new BufferedReader(
                        new InputStreamReader(
                                wiring.call().surroundings().in(), StandardCharsets.UTF_8));
        Thread.ofPlatform().daemon().name("prompt").start(this::ask);
    }

    @Override
    public void happened(Entry entry, RunState after) {
        latest = after;
        switch (entry.event()) {
            case Event.TaskWaiting waiting when waiting.reason() == WaitReason.PERSON ->
                    questions.add(new Question(waiting.task(), waiting.what()));
            case Event.RunResumed _ -> addWaiting(after);
            case Event _ -> {}
        }
    }

    /** What an earlier invocation left undecided is asked about too. */
    private void addWaiting(RunState state) {
        for (int item = 0; item < state.dag().taskCount(); item++) {
            TaskState task = state.facts().items().get(item);
            if (task.waitingFor() == WaitReason.PERSON) {
                String what = task.reason();
                questions.add(new Question(state.dag().task(item).id(), what == null ? "" : what));
            }
        }
    }

    private void ask() {
        try {
            while (true) {
                Question question = questions.take();
                if (isOpen(question.task())) {
                    display.pause();
                    Request.Decide decision = ask(question);
                    display.proceed();
                    if (decision == null) {
                        return;
                    }
                    mail.ask(decision);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException _) {
            // The terminal is gone: the tasks wait for `done` or `skip` from elsewhere.
        }
    }

    private boolean isOpen(String task) {
        RunState state = latest;
        TaskState now = state == null ? null : state.task(task);
        return now != null && now.waitingFor() == WaitReason.PERSON;
    }

    /** Null where nobody will ever answer. */
    private Request.@Nullable Decide ask(Question question) throws IOException {
        terminal.line("task " + Printable.of(question.task()) + " is yours:");
        for (String line : question.instructions().lines().toList()) {
            terminal.line("  " + Printable.of(line));
        }
        while (true) {
            terminal.print("done, skip or fail? ");
            String line = answers.readLine();
            if (line == null) {
                return null;
            }
            Answer answer = answer(line.strip().toLowerCase(Locale.ROOT));
            if (answer != null) {
                return decision(question.task(), answer);
            }
        }
    }

    private static @Nullable Answer answer(String word) {
        return switch (word) {
            case "done", "d" -> Answer.DONE;
            case "skip", "s" -> Answer.SKIP;
            case "fail", "f" -> Answer.FAIL;
            default -> null;
        };
    }

    private Request.Decide decision(String task, Answer answer) throws IOException {
        terminal.print("a note, or nothing: ");
        String note = answers.readLine();
        return new Request.Decide(
                Inbox.newId(wiring.clock().now(), RandomGenerator.getDefault()),
                task,
                answer,
                false,
                Self.user(),
                note == null || note.isBlank() ? null : note.strip());
    }
}
