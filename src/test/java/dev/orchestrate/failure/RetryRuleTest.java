package dev.orchestrate.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.plan.Retry;
import dev.orchestrate.run.AttemptStatus;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryRuleTest {
    @ParameterizedTest
    @EnumSource(ErrorClass.class)
    void withoutOnEveryFailureButConfigIsRetried(ErrorClass errorClass) {
        assertThat(RetryRule.anotherFollows(retry(3, null), failed(errorClass), 1))
                .isEqualTo(errorClass != ErrorClass.CONFIG);
    }

    @ParameterizedTest
    @EnumSource(ErrorClass.class)
    void withOnThoseClassesAreRetried(ErrorClass errorClass) {
        Retry retry = retry(3, Set.of(ErrorClass.CONFIG, ErrorClass.TIMEOUT));
        assertThat(RetryRule.anotherFollows(retry, failed(errorClass), 1))
                .isEqualTo(errorClass == ErrorClass.CONFIG || errorClass == ErrorClass.TIMEOUT);
    }

    @Test
    void theBudgetBoundsTheAttempts() {
        Classification end = failed(ErrorClass.TRANSIENT);
        assertThat(RetryRule.anotherFollows(retry(3, null), end, 2)).isTrue();
        assertThat(RetryRule.anotherFollows(retry(3, null), end, 3)).isFalse();
        assertThat(RetryRule.anotherFollows(Retry.ONCE, end, 1)).isFalse();
    }

    @Test
    void whatIsConclusiveIsNotRetried() {
        Classification end =
                new Classification(AttemptStatus.TIMEOUT, ErrorClass.TIMEOUT, "x", null, true);
        assertThat(RetryRule.anotherFollows(retry(3, null), end, 1)).isFalse();
    }

    @Test
    void whatHasNoClassIsNotRetried() {
        Classification end = new Classification(AttemptStatus.SUCCEEDED, null, null, null, false);
        assertThat(RetryRule.anotherFollows(retry(3, null), end, 1)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(AttemptStatus.class)
    void onlyFailuresAndTimeoutsCount(AttemptStatus status) {
        assertThat(RetryRule.counts(new Classification(status, null, null, null, true)))
                .isEqualTo(status == AttemptStatus.FAILED || status == AttemptStatus.TIMEOUT);
    }

    private static Classification failed(ErrorClass errorClass) {
        return new Classification(AttemptStatus.FAILED, errorClass, "x", null, false);
    }

    private static Retry retry(int most, @Nullable Set<ErrorClass> on) {
        return new Retry(most, Duration.ZERO, 1, Duration.ZERO, 0, on);
    }
}
