package dev.orchestrate.plan.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final List<String> KNOWN =
            List.of("depends_on", "description", "timeout", "tasks", "id", "a");

    @ParameterizedTest
    @CsvSource({
        "depend_on, depends_on",
        "dependsOn, depends_on",
        "tiemout, timeout",
        "TIMEOUT, timeout",
        "task, tasks",
        "di, id",
        "elsewhere,",
        "b,",
        "tasksandmore,",
        "'',",
        "' ',",
    })
    void theClosestWordIsMeantIfOneIsNear(String word, String closest) {
        assertThat(Suggestion.closest(word, KNOWN)).isEqualTo(closest);
    }

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "ab, ba, 1", "same, same, 0", "'', abc, 3", "ca, abc, 3"})
    void aDistanceCountsEdits(String from, String to, int edits) {
        assertThat(Suggestion.distance(from, to, 10)).isEqualTo(edits);
        assertThat(Suggestion.distance(to, from, 10)).isEqualTo(edits);
    }
}
