package dev.orchestrate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.run.CriterionResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgementDigestTest {
    private static final CriterionResult A = result("a", true);
    private static final CriterionResult B = result("b", true);
    private static final String DIGEST = JudgementDigest.of("d", List.of(A), List.of(B));

    @Test
    void itIsSha256InHex() {
        assertThat(DIGEST).matches("[0-9a-f]{64}");
    }

    @Test
    void theSameJudgementHasTheSameDigestWhateverWasObserved() {
        CriterionResult other = new CriterionResult("a", true, false, "81", "other words");
        assertThat(JudgementDigest.of("d", List.of(other), List.of(B))).isEqualTo(DIGEST);
    }

    @Test
    void everyOtherJudgementHasAnother() {
        List<CriterionResult> none = List.of();
        assertThat(
                        List.of(
                                DIGEST,
                                JudgementDigest.of("e", List.of(A), List.of(B)),
                                JudgementDigest.of("d", List.of(result("a", false)), List.of(B)),
                                JudgementDigest.of("d", List.of(A), List.of(result("b", false))),
                                JudgementDigest.of("d", List.of(result("c", true)), List.of(B)),
                                JudgementDigest.of("d", List.of(B), List.of(A)),
                                JudgementDigest.of("d", List.of(A, B), none),
                                JudgementDigest.of("d", none, List.of(A, B)),
                                JudgementDigest.of("d", none, none)))
                .doesNotHaveDuplicates();
    }

    private static CriterionResult result(String id, boolean passed) {
        return new CriterionResult(id, passed, true, "80", "words");
    }
}
