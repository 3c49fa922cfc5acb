package dev.orchestrate.console.progress;

import static dev.orchestrate.testing.Plans.draft;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.console.Captured;
import dev.orchestrate.console.Channel;
import dev.orchestrate.console.Ink;
import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.ScopeKind;
import dev.orchestrate.testing.Golden;
import dev.orchestrate.testing.Stories;
import dev.orchestrate.testing.Story;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PlainOutputTest {
    @Test
    void everyTransitionIsALine() {
        Captured out = Captured.pipe();
        try (PlainOutput plain = new PlainOutput(out.channel())) {
            Stories.failed(plain);
        }
        Golden.assertGolden("console/plain.txt", out.text());
    }

    @Test
    void aPhaseThatWaitsForAPersonSaysSo() {
        Captured out = Captured.pipe();
        Plan plan = draft(phase("p").approval(Phase.Approval.MANUAL).tasks(task("a"))).build();
        try (PlainOutput plain = new PlainOutput(out.channel())) {
            Story.of(plan, plain).starts("a").succeeds("a");
        }
        assertThat(out.text()).endsWith("phase p judged good, waits for approval\n");
    }

    @Test
    void whatItsConditionSkipsIsToldAndWhatItLetsRunIsNot() {
        Captured out = Captured.pipe();
        Plan plan = draft(phase("p").tasks(task("a"), task("b"))).build();
        try (PlainOutput plain = new PlainOutput(out.channel())) {
            Story.of(plan, plain)
                    .happens(condition(ScopeKind.TASK, "a", false))
                    .happens(condition(ScopeKind.TASK, "b", true));
        }
        assertThat(out.text())
                .contains("[1/2] - a skipped: its `when` does not hold\n")
                .doesNotContain("`when` holds");
    }

    private static Event condition(ScopeKind scope, String id, boolean result) {
        return new Event.ConditionEvaluated(scope, id, result, Map.of(), null);
    }

    @Test
    void namesCanNotControlTheTerminal() {
        Captured out = Captured.of(new Ink(false, true), 80);
        try (PlainOutput plain = new PlainOutput(out.channel())) {
            Stories.hostile(plain);
        }
        assertThat(out.text().replace("\n", "")).doesNotMatch(".*\\p{Cntrl}.*");
        assertThat(out.text()).doesNotContain("\n::error").doesNotContain("\u202e");
    }

    @Test
    void aReaderWhoDoesNotReadDoesNotHoldTheRunUp() {
        CountDownLatch reads = new CountDownLatch(1);
        PlainOutput plain = new PlainOutput(new Channel(blockedUntil(reads), Ink.ASCII));
        Stories.failed(plain);
        reads.countDown();
        plain.close();
    }

    private static OutputStream blockedUntil(CountDownLatch latch) {
        return new OutputStream() {
            @Override
            public void write(int b) {
                await();
            }

            @Override
            public void write(byte[] b, int from, int length) {
                await();
            }

            private void await() {
                try {
                    latch.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }
}
