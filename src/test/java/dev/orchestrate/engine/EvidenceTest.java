package dev.orchestrate.engine;

import static dev.orchestrate.testing.Plans.flat;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.Value;
import dev.orchestrate.run.Answer;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.Evidence;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.Request;
import dev.orchestrate.run.TaskStatus;
import dev.orchestrate.run.WaitReason;
import dev.orchestrate.testing.FakeDisk;
import dev.orchestrate.testing.Plans;
import dev.orchestrate.testing.Script;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person decides about a manual task, and shows for it. */
class EvidenceTest {
    private static final List<Evidence> EVIDENCE =
            List.of(
                    new Evidence("https://example.org/1", null),
                    new Evidence("report.txt", "9f86d081884c7d659a2feaa0c55ad015"));

    private final Sim sim =
            new Sim(
                    flat(
                            task("m")
                                    .type("manual")
                                    .key("instructions", text("look"))
                                    .key("remind_after", text("2h")),
                            task("other")));

    private static Value text(String text) {
        return new Value.Text(Plans.template(text));
    }

    private static Request done() {
        return new Request.Decide("r-1", "m", Answer.DONE, false, "ada", "fine", EVIDENCE);
    }

    @Test
    void itIsRecordedAndSeenInTheTask() {
        sim.run(Ask.run());
        sim.decide(done());
        assertThat(sim.events(Event.TaskDecided.class))
                .containsExactly(
                        new Event.TaskDecided(
                                "m", Answer.DONE, false, "ada", "fine", EVIDENCE, "r-1"));
        assertThat(sim.task("m").reason())
                .isEqualTo(
                        "done, says ada: fine; evidence: https://example.org/1, report.txt"
                                + " (sha256 9f86d081884c)");
    }

    @Test
    void aReminderIsDueSoLongAfterTheTaskBeganToWait() {
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.WAITING);
        Event.TaskWaiting waiting = sim.events(Event.TaskWaiting.class).getFirst();
        assertThat(waiting.reason()).isEqualTo(WaitReason.PERSON);
        assertThat(sim.task("m").until()).isEqualTo(waiting.until()).isNotNull();
        sim.pass(Duration.ofHours(3));
        assertThat(sim.run(Ask.resume()).exit())
                .as("it decides nothing")
                .isEqualTo(ExitCode.WAITING);
        assertThat(sim.status("m")).isEqualTo(TaskStatus.WAITING);
    }

    @Test
    void oneThatIsPutOffHoldsNothingUp() {
        sim.after(Duration.ofSeconds(5), () -> sim.mail.putOff("m"));
        Ask ask = Ask.run().waiting(Waits.FOR_TASKS, null);
        assertThat(sim.run(ask).exit()).isEqualTo(ExitCode.WAITING);
        assertThat(sim.time.nanos()).isEqualTo(Duration.ofSeconds(5).toNanos());
    }

    /** Kills it at each thing that it does to the disk, from the decision to the end of the run. */
    @Test
    void wheneverItDiesTheDecisionIsThereOnceAndWhole() {
        int deaths = 0;
        while (new EvidenceTest().diesAfterTheDecision(deaths + 1)) {
            deaths++;
        }
        assertThat(deaths).isGreaterThan(5);
    }

    /** Whether it got so far as to die. */
    private boolean diesAfterTheDecision(int acts) {
        sim.script("other", Script.succeeds().after(Duration.ofSeconds(10)));
        sim.after(
                Duration.ofSeconds(5),
                () -> {
                    sim.send(done());
                    sim.disk.machine().crashAt(sim.disk.machine().acts() + acts);
                });
        boolean dies = false;
        try {
            sim.run(Ask.run());
        } catch (FakeDisk.Crash _) {
            sim.disk = sim.disk.killed();
            dies = true;
        }
        sim.disk.machine().crashAt(Long.MAX_VALUE);
        if (sim.state().isOpen()) {
            assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.DONE);
        }
        assertThat(sim.events(Event.TaskDecided.class))
                .singleElement()
                .extracting(Event.TaskDecided::evidence)
                .isEqualTo(EVIDENCE);
        return dies;
    }
}
