package dev.orchestrate.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a task keeps when it moves. */
class TaskStateTest {
    @Test
    void aSkipIsPassedOnWhereItWasDecidedForTheTaskItself() {
        assertThat(
                        Stream.of(SkipReason.values())
                                .filter(why -> TaskState.NEW.skipped(why, "").passesSkip()))
                .containsExactly(SkipReason.WHEN, SkipReason.PERSON, SkipReason.PASSED_ON);
        assertThat(TaskState.NEW.passesSkip()).isFalse();
    }

    @Test
    void whatWasCountedIsForgottenWithAFreshBudgetOnly() {
        TaskState tried = TaskState.NEW.withFailures(2).withDeaths(1);
        assertThat(tried.pending(false)).isEqualTo(tried);
        assertThat(tried.pending(true)).isEqualTo(TaskState.NEW);
    }
}
