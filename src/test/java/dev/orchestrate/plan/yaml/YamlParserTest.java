package dev.orchestrate.plan.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

class YamlParserTest {
    @Test
    void aTextIsReadAsEventsAsNodesAndAsValues() {
        assertThat(YamlParser.of("a: [1]".getBytes(UTF_8))).toIterable().hasSize(10);
        assertThat(YamlParser.node("a: [1]")).isPresent();
        assertThat(YamlParser.value("a: [1]")).isEqualTo(Map.of("a", List.of(1)));
        assertThat(YamlParser.node("")).isEmpty();
        assertThat(YamlParser.value("")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: 1\nb: \"\\UFFFFFFFF\"", "a: 1\nb: \"\\u"})
    void anEscapeThatNamesNoCharacterIsAFaultLikeAnyOther(String text) {
        assertHasFault(() -> YamlParser.of(text.getBytes(UTF_8)).forEachRemaining(event -> {}));
        assertHasFault(() -> YamlParser.node(text));
        assertHasFault(() -> YamlParser.value(text));
    }

    private static void assertHasFault(ThrowingCallable reading) {
        MarkedYamlEngineException fault =
                catchThrowableOfType(MarkedYamlEngineException.class, reading);
        assertThat(fault).isNotNull();
        assertThat(fault.getProblem()).isEqualTo("an escape names no character");
        assertThat(fault.getProblemMark()).map(Mark::getLine).contains(1);
    }
}
