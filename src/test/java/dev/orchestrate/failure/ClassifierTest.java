package dev.orchestrate.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.failure.End.How;
import dev.orchestrate.failure.End.Limit;
import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.plan.Retry;
import dev.orchestrate.plan.Task;
import dev.orchestrate.run.AttemptStatus;
import dev.orchestrate.run.EndingReason;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifierTest {
    private static final How KILLED = new How.Signaled(9, "SIGKILL");

    @Test
    void theExpectedExitCodeIsASuccess() {
        assertThat(classify(exited(0)))
                .isEqualTo(new Classification(AttemptStatus.SUCCEEDED, null, null, null, true));
        assertThat(classify(exited(3).expecting(Set.of(1, 3))).status())
                .isEqualTo(AttemptStatus.SUCCEEDED);
    }

    @Test
    void anotherExitCodeIsPermanent() {
        assertThat(classify(exited(1))).isEqualTo(failed(ErrorClass.PERMANENT, "exit code 1"));
    }

    @Test
    void theErrorNamesTheExpectedCodesWhereTheyAreNotTheUsualOne() {
        assertThat(classify(exited(0).expecting(Set.of(3, 1))))
                .isEqualTo(failed(ErrorClass.PERMANENT, "exit code 0 (expected 1 or 3)"));
    }

    @ParameterizedTest
    @CsvSource({"126, not executable", "127, not found"})
    void theShellsTwoCodesAreConfig(int code, String why) {
        Classification meaning = classify(exited(code));
        assertThat(meaning.errorClass()).isEqualTo(ErrorClass.CONFIG);
        assertThat(meaning.error()).startsWith("exit code " + code).contains(why);
    }

    @ParameterizedTest
    @ValueSource(ints = {75, 126, 127})
    void aSpecialCodeThatIsExpectedIsASuccess(int code) {
        assertThat(classify(exited(code).expecting(Set.of(code))).status())
                .isEqualTo(AttemptStatus.SUCCEEDED);
    }

    @Test
    void whatAProgramSaysOfItsFailureDecidesOverASuccessfulExitCode() {
        assertThat(classify(exited(0).withSaid(new End.Said(ErrorClass.TRANSIENT, "busy\nagain"))))
                .isEqualTo(failed(ErrorClass.TRANSIENT, "busy; again"));
        assertThat(classify(exited(0).withSaid(new End.Said(null, "no"))))
                .isEqualTo(failed(ErrorClass.PERMANENT, "no"));
    }

    @Test
    void anotherExitCodeIsNamedBesideWhatTheProgramSays() {
        assertThat(classify(exited(75).withSaid(new End.Said(null, "busy"))))
                .isEqualTo(failed(ErrorClass.TRANSIENT, "busy (exit code 75)"));
        assertThat(classify(exited(1).withSaid(new End.Said(ErrorClass.CONFIG, "no key"))))
                .isEqualTo(failed(ErrorClass.CONFIG, "no key (exit code 1)"));
    }

    @Test
    void exitCode75IsTransient() {
        assertThat(classify(exited(75))).isEqualTo(failed(ErrorClass.TRANSIENT, "exit code 75"));
    }

    @Test
    void aSignalThatWasNotOursIsTransient() {
        assertThat(classify(End.of(KILLED)))
                .isEqualTo(failed(ErrorClass.TRANSIENT, "ended by SIGKILL"));
    }

    @Test
    void whatCouldNotBeStartedIsConfig() {
        assertThat(classify(End.of(new How.NotStarted("no such program: `x`"))))
                .isEqualTo(failed(ErrorClass.CONFIG, "could not be started: no such program: `x`"));
    }

    @Test
    void theHandlersOwnClassAndWordsStand() {
        assertThat(classify(End.of(new How.Refused(ErrorClass.TRANSIENT, "server is busy"))))
                .isEqualTo(failed(ErrorClass.TRANSIENT, "server is busy"));
    }

    @Test
    void workInThisProcessThatIsDoneIsASuccess() {
        assertThat(classify(End.of(new How.Done())).status()).isEqualTo(AttemptStatus.SUCCEEDED);
    }

    @Test
    void anEndThatIsLostIsUnknownAndHasNoClass() {
        assertThat(classify(End.of(new How.Lost("launcher died"))))
                .isEqualTo(
                        new Classification(
                                AttemptStatus.UNKNOWN,
                                null,
                                "how it ended is not known: launcher died",
                                null,
                                true));
    }

    @Test
    void aProblemWithItsOutputMakesASuccessConfig() {
        assertThat(classify(exited(0).withOutputProblem("declared output `a` is missing")))
                .isEqualTo(failed(ErrorClass.CONFIG, "declared output `a` is missing"));
        assertThat(classify(End.of(new How.Done()).withOutputProblem("x")).errorClass())
                .isEqualTo(ErrorClass.CONFIG);
    }

    @Test
    void theExitCodeDecidesBeforeTheOutput() {
        assertThat(classify(exited(1).withOutputProblem("x")))
                .isEqualTo(failed(ErrorClass.PERMANENT, "exit code 1"));
    }

    @Test
    void theLimitDecidesBeforeTheExitCode() {
        assertThat(classify(exited(0).limitedBy(Limit.TIMEOUT)))
                .isEqualTo(timeout("timed out after 90m"));
        assertThat(classify(End.of(KILLED).limitedBy(Limit.STALL)))
                .isEqualTo(timeout("its log stood still after 500ms"));
    }

    @Test
    void aLimitWithoutALengthIsNamedAlone() {
        Task.Limits none = limits(null, null);
        assertThat(Classifier.classify(exited(0).limitedBy(Limit.TIMEOUT), none))
                .isEqualTo(timeout("timed out"));
    }

    @Test
    void interruptingDecidesBeforeEverythingElse() {
        for (How how : List.of(new How.Exited(0), KILLED, new How.Lost("x"))) {
            End end =
                    End.of(how)
                            .limitedBy(Limit.TIMEOUT)
                            .withOutputProblem("x")
                            .endedFor(EndingReason.INTERRUPT);
            assertThat(classify(end))
                    .isEqualTo(
                            new Classification(
                                    AttemptStatus.INTERRUPTED, null, "interrupted", null, true));
        }
    }

    @Test
    void cancelingAndRemovingCancel() {
        assertThat(classify(exited(0).endedFor(EndingReason.CANCEL)).status())
                .isEqualTo(AttemptStatus.CANCELED);
        assertThat(classify(exited(0).endedFor(EndingReason.REMOVED)).status())
                .isEqualTo(AttemptStatus.CANCELED);
    }

    @Test
    void theLimitOfAScopeIsATimeoutThatIsNotRetried() {
        Classification meaning = classify(exited(0).endedFor(EndingReason.LIMIT));
        assertThat(meaning.status()).isEqualTo(AttemptStatus.TIMEOUT);
        assertThat(meaning.errorClass()).isEqualTo(ErrorClass.TIMEOUT);
        assertThat(meaning.conclusive()).isTrue();
    }

    @Test
    void leftoversAreAWarningAndChangeNothing() {
        Classification meaning = classify(exited(0).withLeftovers(true));
        assertThat(meaning.status()).isEqualTo(AttemptStatus.SUCCEEDED);
        assertThat(meaning.warning()).isEqualTo("processes that outlived it were ended");
    }

    @Test
    void theErrorIsOneLine() {
        assertThat(classify(End.of(new How.NotStarted(" a\n\n  b\r\nc "))).error())
                .isEqualTo("could not be started: a; b; c");
    }

    @ParameterizedTest
    @EnumSource(EndingReason.class)
    void everyReasonForEndingHasAMeaning(EndingReason reason) {
        assertThat(classify(exited(0).endedFor(reason)).error()).isNotBlank();
    }

    private static End exited(int code) {
        return End.of(new How.Exited(code));
    }

    private static Classification classify(End end) {
        return Classifier.classify(end, limits(Duration.ofMinutes(90), Duration.ofMillis(500)));
    }

    private static Task.Limits limits(@Nullable Duration timeout, @Nullable Duration stall) {
        return new Task.Limits(
                timeout, Duration.ofSeconds(1), stall, 1, Retry.ONCE, 0, List.of(), 1);
    }

    private static Classification failed(ErrorClass errorClass, String error) {
        return new Classification(AttemptStatus.FAILED, errorClass, error, null, false);
    }

    private static Classification timeout(String error) {
        return new Classification(AttemptStatus.TIMEOUT, ErrorClass.TIMEOUT, error, null, false);
    }
}
