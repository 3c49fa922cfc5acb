package dev.orchestrate.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words and numbers that journals, formats and scripts know. */
class WordsTest {
    private static <T> String words(T[] values, Function<T, String> word) {
        return String.join(" ", Stream.of(values).map(word).toList());
    }

    @Test
    void theStatusesAreThoseOfThePlanLanguage() {
        assertThat(words(TaskStatus.values(), TaskStatus::word))
                .isEqualTo(
                        "pending running waiting succeeded failed quarantined blocked skipped"
                                + " canceled");
        assertThat(words(WaitReason.values(), WaitReason::word)).isEqualTo("person retry tool");
        assertThat(words(PhaseStatus.values(), PhaseStatus::word))
                .isEqualTo(
                        "pending in_progress completed approved failed blocked skipped canceled");
        assertThat(words(GroupStatus.values(), GroupStatus::word))
                .isEqualTo("pending in_progress completed failed blocked skipped canceled");
        assertThat(words(RunStatus.values(), RunStatus::word))
                .isEqualTo(
                        "running interrupted failed quarantined waiting paused succeeded canceled");
        assertThat(words(AttemptStatus.values(), AttemptStatus::word))
                .isEqualTo("running succeeded failed timeout canceled interrupted unknown");
    }

    @Test
    void theReasonsAreThoseOfTheJournal() {
        assertThat(words(ReopenReason.values(), ReopenReason::word))
                .isEqualTo("retry resume decision changed unblocked");
        assertThat(words(PendingReason.values(), PendingReason::word))
                .isEqualTo("resume unblocked phase_retry rerun changed");
        assertThat(words(SkipReason.values(), SkipReason::word))
                .isEqualTo("when person passed_on run_if up_to_date");
        assertThat(words(EndingReason.values(), EndingReason::word))
                .isEqualTo("interrupt cancel limit removed");
        assertThat(words(ScopeKind.values(), ScopeKind::word)).isEqualTo("run phase group task");
        assertThat(words(Answer.values(), Answer::word)).isEqualTo("done skip fail retry");
        assertThat(words(GateDecision.values(), GateDecision::word))
                .isEqualTo("auto approved rejected none");
    }

    @Test
    void theExitCodesAreThoseOfTheCommandLine() {
        assertThat(Stream.of(ExitCode.values()).map(ExitCode::code))
                .containsExactly(0, 1, 2, 3, 4, 5, 70, 129, 130, 143);
    }
}
