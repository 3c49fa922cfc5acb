package dev.orchestrate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TimeBoundTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void whatCanNotBeJudgedSaysWhy() throws Exception {
        Verdict verdict =
                TimeBound.within(
                        LONG,
                        () -> {
                            throw new CanNotJudge("there is no report");
                        });
        assertThat(verdict).isEqualTo(new Verdict.Unjudged("there is no report"));
    }

    @Test
    void aKindThatThrowsAnErrorDoesNotBringTheGateDown() throws Exception {
        Verdict verdict =
                TimeBound.within(
                        LONG,
                        () -> {
                            throw new AssertionError("of a kind of somebody's own");
                        });
        assertThat(verdict)
                .isEqualTo(
                        new Verdict.Unjudged(
                                "could not be judged: java.lang.AssertionError: of a kind of"
                                        + " somebody's own"));
    }

    @Test
    void oneThatTakesTooLongIsLeftBehindAndAskedToEnd() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        Verdict verdict =
                TimeBound.within(
                        Duration.ofMillis(10),
                        () -> {
                            try {
                                new CountDownLatch(1).await();
                            } finally {
                                asked.countDown();
                            }
                            return new Verdict.Passed(null, "never");
                        });
        assertThat(verdict).isEqualTo(new Verdict.Unjudged("took longer than 10ms"));
        asked.await();
    }
}
