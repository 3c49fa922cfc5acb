package dev.orchestrate.engine;

import static dev.orchestrate.testing.Plans.flat;
import static dev.orchestrate.testing.Plans.task;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.run.Attempt;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.SkipReason;
import dev.orchestrate.run.TaskStatus;
import dev.orchestrate.testing.FakeDisk;
import dev.orchestrate.testing.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Programs that are asked by a file and answer by another. */
class ExchangeTest {
    private static final Duration ENDS = Duration.ofSeconds(10);
    private static final String SUCCEEDED = "{\"status\":\"succeeded\",\"outputs\":{\"k\":\"v\"}}";

    private final Sim sim = new Sim(flat(task("a").type("exec:x")));

    /** The program writes that, some time before it ends. */
    private void answers(String reply) {
        sim.after(ENDS.minusSeconds(5), () -> write(reply));
    }

    private void write(String reply) {
        try {
            sim.disk.replace(file(".reply"), reply.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String extension) {
        return sim.folder().besideLog("a", 1, extension);
    }

    private void ends(int code) {
        sim.script("a", Script.exits(code).after(ENDS));
    }

    private Attempt attempt() {
        return sim.task("a").attempts().getFirst();
    }

    @Test
    void theRequestIsThereBeforeTheProgram() {
        ends(0);
        answers(SUCCEEDED);
        sim.after(
                Duration.ofSeconds(1),
                () -> {
                    try {
                        assertThat(new String(sim.disk.read(file(".request")), UTF_8))
                                .startsWith("{\"version\":1,\"task\":\"a\",");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void whatItAnswersIsTheEnd() {
        ends(0);
        answers(SUCCEEDED);
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.task("a").outputs()).isEqualTo(Map.of("k", "v"));
    }

    @Test
    void nothingOfItStaysOnceTheEndIsDurable() {
        ends(0);
        answers(SUCCEEDED);
        sim.run(Ask.run());
        assertThat(isThere(".request")).isFalse();
        assertThat(isThere(".reply")).isFalse();
    }

    @Test
    void aFailureIsOfTheClassThatItNames() {
        ends(0);
        answers("{\"status\":\"failed\",\"class\":\"timeout\",\"message\":\"too\\nslow\"}");
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.FAILED);
        assertThat(attempt().errorClass()).isEqualTo(ErrorClass.TIMEOUT);
        assertThat(attempt().error()).isEqualTo("too; slow");
        assertThat(attempt().exitCode()).isZero();
    }

    @Test
    void aFailureWithoutAClassIsPermanent() {
        ends(0);
        answers("{\"status\":\"failed\"}");
        sim.run(Ask.run());
        assertThat(attempt().errorClass()).isEqualTo(ErrorClass.PERMANENT);
    }

    @Test
    void aSkipIsASkip() {
        ends(0);
        answers("{\"status\":\"skipped\",\"message\":\"it is 1.2 already\"}");
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.status("a")).isEqualTo(TaskStatus.SKIPPED);
        assertThat(sim.events(Event.TaskSkipped.class))
                .containsExactly(
                        new Event.TaskSkipped("a", SkipReason.UP_TO_DATE, "it is 1.2 already"));
    }

    @Test
    void withoutAnAnswerASuccessIsNone() {
        ends(0);
        sim.run(Ask.run());
        assertThat(attempt().errorClass()).isEqualTo(ErrorClass.PERMANENT);
        assertThat(attempt().error()).isEqualTo("its answer is empty");
    }

    @Test
    void anotherExitCodeFailsWhateverIsAnswered() {
        ends(75);
        answers("{\"status\":\"succeeded\",\"message\":\"all well\",\"outputs\":{\"k\":\"v\"}}");
        sim.run(Ask.run());
        assertThat(attempt().errorClass()).isEqualTo(ErrorClass.TRANSIENT);
        assertThat(attempt().error()).isEqualTo("all well (exit code 75)");
        assertThat(sim.task("a").outputs()).isEmpty();
    }

    @Test
    void ofAnotherExitCodeNoAnswerIsOwed() {
        ends(3);
        answers("not JSON");
        sim.run(Ask.run());
        assertThat(attempt().error()).isEqualTo("exit code 3");
    }

    @Test
    void anAnswerOutlivesTheOneWhoAsked() {
        ends(0);
        dieAfter(Duration.ofSeconds(1));
        write(SUCCEEDED);
        sim.pass(ENDS);
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.task("a").outputs()).isEqualTo(Map.of("k", "v"));
        assertThat(sim.events(Event.AttemptEnded.class)).hasSize(1);
        assertThat(sim.processes.begun()).hasSize(1);
        assertThat(isThere(".reply")).isFalse();
    }

    /** Kills it at each thing that it does to the disk, from the answer to the end of the run. */
    @Test
    void wheneverItDiesTheAnswerCountsOnce() {
        int deaths = 0;
        while (new ExchangeTest().diesAfterTheAnswer(deaths + 1)) {
            deaths++;
        }
        assertThat(deaths).isGreaterThan(5);
    }

    /** Whether it got so far as to die. */
    private boolean diesAfterTheAnswer(int acts) {
        ends(0);
        answers(SUCCEEDED);
        sim.after(
                ENDS.minusSeconds(4),
                () -> sim.disk.machine().crashAt(sim.disk.machine().acts() + acts));
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
        assertThat(sim.task("a").outputs()).isEqualTo(Map.of("k", "v"));
        assertThat(sim.processes.begun()).hasSize(1);
        return dies;
    }

    private void dieAfter(Duration time) {
        sim.after(
                time,
                () -> {
                    sim.disk = sim.disk.killed();
                    throw new Killed();
                });
        try {
            sim.run(Ask.run());
            throw new AssertionError("it lived");
        } catch (Killed | FakeDisk.Crash _) {
            // As it should be.
        }
    }

    private boolean isThere(String extension) {
        try {
            return sim.disk.exists(file(extension));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }
}
