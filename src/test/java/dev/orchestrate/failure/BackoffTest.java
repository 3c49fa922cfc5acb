package dev.orchestrate.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.plan.Retry;
import dev.orchestrate.testing.Seeds;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final double MIDDLE = 0.5;

    @Test
    void theWaitGrowsByTheMultiplierUpToTheCap() {
        Retry retry = retry(SECOND, 2, Duration.ofSeconds(60), 0);
        assertThat(Backoff.wait(retry, 1, MIDDLE)).isEqualTo(SECOND);
        assertThat(Backoff.wait(retry, 2, MIDDLE)).isEqualTo(Duration.ofSeconds(2));
        assertThat(Backoff.wait(retry, 6, MIDDLE)).isEqualTo(Duration.ofSeconds(32));
        assertThat(Backoff.wait(retry, 7, MIDDLE)).isEqualTo(Duration.ofSeconds(60));
        assertThat(Backoff.wait(retry, Integer.MAX_VALUE, MIDDLE))
                .isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void aMultiplierOfOneKeepsTheWait() {
        Retry retry = retry(SECOND, 1, Duration.ofSeconds(60), 0);
        assertThat(Backoff.wait(retry, 1_000_000, MIDDLE)).isEqualTo(SECOND);
    }

    @Test
    void jitterVariesTheWaitInBothDirections() {
        Retry retry = retry(Duration.ofSeconds(10), 2, Duration.ofSeconds(60), 0.2);
        assertThat(Backoff.wait(retry, 1, 0)).isEqualTo(Duration.ofSeconds(8));
        assertThat(Backoff.wait(retry, 1, MIDDLE)).isEqualTo(Duration.ofSeconds(10));
        assertThat(Backoff.wait(retry, 1, Math.nextDown(1.0))).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void atTheCapTheWaitStillVariesAndIsNeverLonger() {
        Retry retry = retry(Duration.ofSeconds(60), 2, Duration.ofSeconds(60), 0.2);
        assertThat(Backoff.wait(retry, 3, 0)).isEqualTo(Duration.ofSeconds(48));
        assertThat(Backoff.wait(retry, 3, Math.nextDown(1.0))).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void aFirstWaitAboveTheCapIsCut() {
        Retry retry = retry(Duration.ofSeconds(60), 2, SECOND, 0);
        assertThat(Backoff.wait(retry, 1, MIDDLE)).isEqualTo(SECOND);
        assertThat(Backoff.wait(retry(Duration.ofSeconds(60), 1, SECOND, 0), 1, MIDDLE))
                .isEqualTo(SECOND);
    }

    @Test
    void theShortestWaitIsAMillisecond() {
        Duration shortest = Duration.ofMillis(1);
        assertThat(Backoff.wait(retry(shortest, 2, SECOND, 0), 1, MIDDLE)).isEqualTo(shortest);
        assertThat(Backoff.wait(retry(SECOND, 2, shortest, 0), 1, MIDDLE)).isEqualTo(shortest);
    }

    @Test
    void noBackoffIsNoWait() {
        assertThat(Backoff.wait(retry(Duration.ZERO, 2, SECOND, 1), 4, MIDDLE)).isZero();
        assertThat(Backoff.wait(retry(SECOND, 2, Duration.ZERO, 1), 4, MIDDLE)).isZero();
    }

    @Test
    void everyWaitIsWithinItsBounds() {
        Seeds.each(
                2_000,
                seed -> {
                    Random random = new Random(seed);
                    Duration cap = Duration.ofMillis(random.nextLong(1, 100_000_000));
                    Retry retry =
                            retry(
                                    Duration.ofMillis(random.nextLong(0, 1_000_000)),
                                    1 + random.nextDouble() * 10,
                                    cap,
                                    random.nextDouble());
                    assertThat(Backoff.wait(retry, random.nextInt(1, 1_000), random.nextDouble()))
                            .isBetween(Duration.ZERO, cap);
                });
    }

    @Test
    void thereIsNoWaitBeforeTheFirstFailure() {
        assertThatThrownBy(() -> Backoff.wait(Retry.ONCE, 0, MIDDLE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("failures must be positive: 0");
    }

    private static Retry retry(Duration first, double multiplier, Duration cap, double jitter) {
        return new Retry(5, first, multiplier, cap, jitter, null);
    }
}
