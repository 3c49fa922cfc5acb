package dev.orchestrate.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an event carries is what it was given. */
class EventTest {
    @Test
    void namesKeepTheirValuesAndTheirOrder() {
        Map<String, String> read = new LinkedHashMap<>();
        read.put("z", "1");
        read.put("a", "2");
        Event.ConditionEvaluated event =
                new Event.ConditionEvaluated(ScopeKind.TASK, "t", true, read, null);
        read.put("b", "3");
        assertThat(event.read().entrySet())
                .containsExactly(Map.entry("z", "1"), Map.entry("a", "2"));
    }
}
