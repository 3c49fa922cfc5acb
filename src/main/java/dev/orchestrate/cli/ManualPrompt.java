package dev.orchestrate.cli;

import dev.orchestrate.engine.Mail;
import dev.orchestrate.journal.Inbox;
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
import java.util.concurrent.LinkedBlockingQueue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Asks at the terminal what became of manual tasks, one at a time, on a thread of its own that ends
 * with the process. One that somebody else decides meanwhile is not asked about any more.
 */
final class ManualPrompt implements RunListener {
    /**
     * One that is to be asked.
     *
     * @param again whether it has been put off before
     */
    private record Question(String task, String instructions, boolean again) {}

    private final Wiring wiring;
    private final Mail mail;
    private final Display display;
    private final TaskQuestion question;
    private final LinkedBlockingQueue<Question> questions = new LinkedBlockingQueue<>();
    private volatile @Nullable RunState latest;

    ManualPrompt(Wiring wiring, Mail mail, Display display) {
        this.wiring = wiring;
        this.mail = mail;
        this.display = display;
        Surroundings around = wiring.call().surroundings();
        this.question =
                new TaskQuestion(
                        wiring.call().output().err(),
                        new BufferedReader(
                                new InputStreamReader(around.in(), StandardCharsets.UTF_8)),
                        new ShownEvidence(wiring.workplace().workspace(), around.folder()));
        Thread.ofPlatform().daemon().name("prompt").start(this::ask);
    }

    @Override
    public void happened(Entry entry, RunState after) {
        latest = after;
        switch (entry.event()) {
            case Event.TaskWaiting waiting when waiting.reason() == WaitReason.PERSON ->
                    questions.add(new Question(waiting.task(), waiting.what(), false));
            case Event.RunResumed _ -> addWaiting(after);
            case Event _ -> {}
        }
    }

    /** What an earlier invocation left undecided is asked about too. */
    private void addWaiting(RunState state) {
        for (int item = 0; item < state.dag().taskCount(); item++) {
            TaskState task = state.facts().items().get(item);
            if (task.asksPerson()) {
                String what = task.reason();
                questions.add(
                        new Question(state.dag().task(item).id(), what == null ? "" : what, false));
            }
        }
    }

    private void ask() {
        try {
            while (true) {
                Question next = questions.take();
                if (isOpen(next.task())) {
                    display.pause();
                    TaskQuestion.Said said = question.ask(next.task(), next.instructions());
                    display.proceed();
                    switch (said) {
                        case TaskQuestion.Said.Decided decided ->
                                mail.ask(request(next.task(), decided));
                        case TaskQuestion.Said.Later() -> putOff(next);
                    }
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException _) {
            // The terminal is gone: the tasks wait for a decision from elsewhere.
        }
    }

    /** It is asked about once more after the others that wait; then nobody waits for it here. */
    private void putOff(Question later) {
        boolean others = questions.stream().anyMatch(other -> isOpen(other.task()));
        if (others && !later.again()) {
            questions.add(new Question(later.task(), later.instructions(), true));
        } else {
            mail.putOff(later.task());
        }
    }

    private boolean isOpen(String task) {
        RunState state = latest;
        TaskState now = state == null ? null : state.task(task);
        return now != null && now.asksPerson();
    }

    private Request.Decide request(String task, TaskQuestion.Said.Decided said) {
        return new Request.Decide(
                Inbox.newId(wiring.clock().now(), RandomGenerator.getDefault()),
                task,
                said.answer(),
                false,
                Self.user(),
                said.note(),
                said.evidence());
    }
}
