package dev.orchestrate.gate;

import static dev.orchestrate.gate.Gates.criterion;
import static dev.orchestrate.gate.Gates.judge;
import static dev.orchestrate.gate.Gates.leaf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.plan.Criterion;
import dev.orchestrate.plan.Criterion.Check;
import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.Value;
import dev.orchestrate.run.Attempt;
import dev.orchestrate.run.AttemptStatus;
import dev.orchestrate.run.CriterionResult;
import dev.orchestrate.run.TaskStatus;
import dev.orchestrate.testing.FixedScope;
import dev.orchestrate.testing.Plans;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GateJudgeTest {
    private static final Check YES = leaf("file_exists", "there");
    private static final Check NO = leaf("file_exists", "gone");
    private static final Check BROKEN =
            leaf("file_contains", Map.of("path", "gone", "pattern", "x"));

    @TempDir Path workspace;

    @BeforeEach
    void makeFile() throws Exception {
        Files.writeString(workspace.resolve("there"), "text");
    }

    @Test
    void allAreJudgedEvenAfterOneHasFailed() throws Exception {
        List<CriterionResult> results =
                judge(context(), List.of(criterion("a", NO), criterion("b", YES)));
        assertThat(results)
                .containsExactly(
                        new CriterionResult("a", false, true, null, "`gone` is missing"),
                        new CriterionResult("b", true, true, "there", "`there` is there"));
        assertThat(GateJudge.passed(results)).isFalse();
    }

    @Test
    void whatIsNotRequiredIsAWarningOnly() throws Exception {
        Criterion wish = new Criterion("a", null, false, null, NO);
        List<CriterionResult> results = judge(context(), List.of(wish, criterion("b", YES)));
        assertThat(results.getFirst().passed()).isFalse();
        assertThat(results.getFirst().required()).isFalse();
        assertThat(GateJudge.passed(results)).isTrue();
        assertThat(GateJudge.passed(List.of())).isTrue();
    }

    @Test
    void whatCanNotBeEvaluatedHasFailedWithTheReason() throws Exception {
        assertThat(judge(workspace, BROKEN))
                .isEqualTo(new CriterionResult("1", false, true, null, "`gone` is missing"));
    }

    @Test
    void anUnknownKindHasFailed() throws Exception {
        assertThat(judge(workspace, leaf("nope", "x")).reason())
                .isEqualTo("there is no criterion `nope`");
    }

    @Test
    void expressionsAreFilledInFirst() throws Exception {
        GateContext context = Gates.context(workspace, FixedScope.var("f", "there"));
        assertThat(judge(context, leaf("file_exists", "${{ vars.f }}")).passed()).isTrue();
        assertThat(judge(context, leaf("file_exists", "${{ vars.g }}")).reason())
                .isEqualTo("`vars.g` has no value");
    }

    @Test
    void allOfWantsAllAndNamesWhatFailed() throws Exception {
        assertThat(judge(workspace, new Check.AllOf(parts(YES, YES))))
                .isEqualTo(new CriterionResult("1", true, true, "2 of 2 passed", "all passed"));
        assertThat(judge(workspace, new Check.AllOf(parts(YES, NO, BROKEN))))
                .isEqualTo(
                        new CriterionResult(
                                "1",
                                false,
                                true,
                                "1 of 3 passed",
                                "1.2: `gone` is missing; 1.3: `gone` is missing"));
    }

    @Test
    void allOfTellsWhatIsNotRequiredAndPasses() throws Exception {
        Criterion wish = new Criterion("1.1", null, false, null, NO);
        assertThat(judge(workspace, new Check.AllOf(List.of(wish))))
                .isEqualTo(
                        new CriterionResult(
                                "1", true, true, "0 of 1 passed", "1.1: `gone` is missing"));
    }

    @Test
    void anyOfWantsOneAndIsNotSpoiledByTheOthers() throws Exception {
        assertThat(judge(workspace, new Check.AnyOf(parts(BROKEN, NO, YES))))
                .isEqualTo(
                        new CriterionResult(
                                "1", true, true, "1 of 3 passed", "1.3: `there` is there"));
        assertThat(judge(workspace, new Check.AnyOf(parts(NO, BROKEN))).passed()).isFalse();
    }

    @Test
    void notTurnsAVerdictRound() throws Exception {
        assertThat(judge(workspace, new Check.Not(criterion("1.1", NO))).passed()).isTrue();
        assertThat(judge(workspace, new Check.Not(criterion("1.1", YES))))
                .isEqualTo(
                        new CriterionResult(
                                "1",
                                false,
                                true,
                                "there",
                                "it should not be so: `there` is there"));
    }

    @Test
    void notDoesNotPassOnWhatCanNotBeEvaluated() throws Exception {
        assertThat(judge(workspace, new Check.Not(criterion("1.1", BROKEN))).passed()).isFalse();
        Check twice = new Check.Not(criterion("1.1", new Check.Not(criterion("1.1.1", BROKEN))));
        assertThat(judge(workspace, twice).passed()).isFalse();
    }

    @Test
    void notOverACompositionDoesNotHideWhatCanNotBeEvaluated() throws Exception {
        Check all = new Check.AllOf(parts(YES, BROKEN));
        Check any = new Check.AnyOf(parts(NO, BROKEN));
        assertThat(judge(workspace, new Check.Not(criterion("1.1", all))).passed()).isFalse();
        assertThat(judge(workspace, new Check.Not(criterion("1.1", any))).passed()).isFalse();
    }

    @Test
    void notOverACompositionThatIsDecidedAnywayIsDecided() throws Exception {
        Check all = new Check.AllOf(parts(NO, BROKEN));
        Check any = new Check.AnyOf(parts(YES, BROKEN));
        assertThat(judge(workspace, new Check.Not(criterion("1.1", all))).passed()).isTrue();
        assertThat(judge(workspace, new Check.Not(criterion("1.1", any))).passed()).isFalse();
    }

    @Test
    void aTaskStatusIsOneOfTheWords() throws Exception {
        Map<String, TaskStatus> matrix = new LinkedHashMap<>();
        matrix.put("t[a=1]", TaskStatus.SUCCEEDED);
        matrix.put("t[a=2]", TaskStatus.FAILED);
        GateContext context =
                Gates.context(workspace, FixedScope.empty(), Map.of("t", matrix), null);
        assertThat(judge(context, new Check.TaskStatus("t", List.of("succeeded", "failed"))))
                .isEqualTo(
                        new CriterionResult(
                                "1",
                                true,
                                true,
                                "succeeded, failed",
                                "`t` is succeeded or failed"));
        assertThat(judge(context, new Check.TaskStatus("t", List.of("succeeded"))))
                .isEqualTo(
                        new CriterionResult(
                                "1",
                                false,
                                true,
                                "succeeded, failed",
                                "`t[a=2]` is not succeeded"));
        assertThat(judge(context, new Check.TaskStatus("u", List.of("succeeded"))).reason())
                .isEqualTo("there is no task `u`");
    }

    @Test
    void aCommandIsJudgedByItsAttempt() throws Exception {
        assertThat(command(AttemptStatus.SUCCEEDED, 3, null))
                .isEqualTo(
                        new CriterionResult(
                                "1", true, true, "exit code 3", "its command succeeded"));
        assertThat(command(AttemptStatus.FAILED, 1, ErrorClass.PERMANENT))
                .isEqualTo(
                        new CriterionResult("1", false, true, "exit code 1", "its command failed"));
    }

    @Test
    void aCommandThatGaveNoAnswerIsNotTurnedRound() throws Exception {
        assertThat(notCommand(AttemptStatus.FAILED, 1, ErrorClass.PERMANENT).passed()).isTrue();
        assertThat(notCommand(AttemptStatus.FAILED, 127, ErrorClass.CONFIG).passed()).isFalse();
        assertThat(notCommand(AttemptStatus.FAILED, null, ErrorClass.TRANSIENT).passed()).isFalse();
        GateContext none = Gates.context(workspace, FixedScope.empty());
        assertThat(judge(none, new Check.Not(criterion("1.1", commandCheck()))))
                .isEqualTo(new CriterionResult("1", false, true, null, "its command has not run"));
    }

    @ParameterizedTest
    @EnumSource(
            value = AttemptStatus.class,
            names = {"SUCCEEDED", "FAILED"},
            mode = EnumSource.Mode.EXCLUDE)
    void aCommandThatHasNotEndedByItselfIsNoAnswer(AttemptStatus status) throws Exception {
        assertThat(command(status, null, null).passed()).isFalse();
        assertThat(command(status, null, null).reason())
                .isIn(
                        "its command timed out",
                        "its command has not ended",
                        "its command was ended: canceled",
                        "how its command ended is not known");
        assertThat(notCommand(status, null, null).passed()).isFalse();
    }

    @Test
    void aPatternThatTakesForEverIsEndedByTheTimeout() throws Exception {
        Files.writeString(workspace.resolve("as"), "a".repeat(60));
        Check slow = leaf("file_contains", Map.of("path", "as", "pattern", "^(.*a){20}c$"));
        Duration timeout = Duration.ofMillis(200);
        Criterion bounded = new Criterion("1", null, true, timeout, slow);
        assertThat(judge(context(), List.of(bounded)))
                .containsExactly(
                        new CriterionResult("1", false, true, null, "took longer than 200ms"));
        Check nested = new Check.Not(new Criterion("1.1", null, true, timeout, slow));
        assertThat(judge(workspace, nested).reason()).isEqualTo("took longer than 200ms");
    }

    @Test
    void aKindThatThrowsHasFailedAndTheOthersAreJudged() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CriterionKind faulty = new Faulty("faulty", never, true);
        List<CriterionResult> results =
                judgeWith(
                        List.of(faulty, new FileExists()),
                        List.of(criterion("a", leaf("faulty", "x")), criterion("b", YES)));
        assertThat(results.getFirst().reason())
                .isEqualTo("`faulty` could not judge:" + " java.lang.IllegalStateException: oops");
        assertThat(results.getLast().passed()).isTrue();
    }

    @Test
    void aKindWhoseTimeIsUpIsInterrupted() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        Criterion bounded =
                new Criterion("a", null, true, Duration.ofMillis(500), leaf("slow", "x"));
        List<CriterionResult> results =
                judgeWith(List.of(new Faulty("slow", interrupted, false)), List.of(bounded));
        assertThat(results.getFirst().reason()).isEqualTo("took longer than 500ms");
        interrupted.await();
    }

    @Test
    void judgingCanBeInterrupted() {
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() ->
                        judgeWith(
                                List.of(new Faulty("slow", interrupted, false)),
                                List.of(criterion("a", leaf("slow", "x")))))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void aPartMayHaveATimeOfItsOwn() throws Exception {
        Criterion part = new Criterion("1.1", null, true, Duration.ofMinutes(1), YES);
        assertThat(judge(workspace, new Check.AllOf(List.of(part))))
                .isEqualTo(new CriterionResult("1", true, true, "1 of 1 passed", "all passed"));
    }

    @Test
    void threeReasonsAreToldAndTheRestCounted() throws Exception {
        assertThat(judge(workspace, new Check.AllOf(parts(NO, NO, NO))).reason())
                .isEqualTo(
                        "1.1: `gone` is missing; 1.2: `gone` is missing; 1.3: `gone` is missing");
        assertThat(judge(workspace, new Check.AllOf(parts(NO, NO, NO, NO))).reason())
                .endsWith("1.3: `gone` is missing; and 1 more");
    }

    private List<CriterionResult> judgeWith(List<CriterionKind> kinds, List<Criterion> criteria)
            throws InterruptedException {
        ClassLoader loader = getClass().getClassLoader();
        return new GateJudge(new CriterionRegistry(kinds, loader)).judge(criteria, context());
    }

    private CriterionResult command(
            AttemptStatus status, @Nullable Integer exit, @Nullable ErrorClass errorClass)
            throws InterruptedException {
        return judge(commandContext(status, exit, errorClass), commandCheck());
    }

    private CriterionResult notCommand(
            AttemptStatus status, @Nullable Integer exit, @Nullable ErrorClass errorClass)
            throws InterruptedException {
        Check not = new Check.Not(criterion("1.1", commandCheck()));
        return judge(commandContext(status, exit, errorClass), not);
    }

    private static Check commandCheck() {
        return new Check.Command(
                Plans.flat(Plans.task("c"))
                        .phases()
                        .getFirst()
                        .groups()
                        .getFirst()
                        .tasks()
                        .getFirst());
    }

    private GateContext commandContext(
            AttemptStatus status, @Nullable Integer exit, @Nullable ErrorClass errorClass) {
        Attempt attempt =
                new Attempt(
                        1,
                        Instant.EPOCH,
                        null,
                        status,
                        exit,
                        null,
                        false,
                        null,
                        errorClass,
                        null,
                        0,
                        null);
        return Gates.context(workspace, FixedScope.empty(), Map.of(), attempt);
    }

    private GateContext context() {
        return Gates.context(workspace, FixedScope.empty());
    }

    private static List<Criterion> parts(Check... checks) {
        List<Criterion> parts = new ArrayList<>();
        for (Check check : checks) {
            parts.add(criterion("1." + (parts.size() + 1), check));
        }
        return parts;
    }

    /** Throws, or waits until it is interrupted and tells. */
    private record Faulty(String kind, CountDownLatch interrupted, boolean throwing)
            implements CriterionKind {
        @Override
        public String description() {
            return "Does not judge.";
        }

        @Override
        public KeySpec shape() {
            return KeySpec.required(kind, KeySpec.Kind.TEXT, "anything");
        }

        @Override
        public Verdict judge(Value body, GateContext context) throws InterruptedException {
            if (throwing) {
                throw new IllegalStateException("oops");
            }
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            throw new AssertionError("not interrupted");
        }
    }
}
