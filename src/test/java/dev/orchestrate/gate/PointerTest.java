package dev.orchestrate.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.plan.Value;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 6901, section 5, and its error conditions. */
class PointerTest {
    private static final String DOCUMENT =
            """
            {"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4,
             "i\\\\j": 5, "k\\"l": 6, " ": 7, "m~n": 8, "0": 9}
            """;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "/foo/0, bar",
                "/, 0",
                "/a~1b, 1",
                "/c%d, 2",
                "/e^f, 3",
                "/g|h, 4",
                "/i\\j, 5",
                "/k\"l, 6",
                "'/ ', 7",
                "/m~0n, 8",
                "/0, 9",
                "/foo, a list of 2"
            })
    void itFindsWhatItPointsTo(String pointer, String found) throws Exception {
        Value value = Objects.requireNonNull(Pointer.of(pointer).in(document()));
        assertThat(Shown.value(value)).isEqualTo(found);
    }

    @Test
    void theEmptyPointerIsTheWhole() throws Exception {
        assertThat(Pointer.of("").in(document())).isEqualTo(document());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bar",
                "/foo/2",
                "/foo/-",
                "/foo/01",
                "/foo/-1",
                "/foo/x",
                "/foo/0/0",
                "/a~1b/x",
                "/foo/99999999999"
            })
    void itFindsNothingWhereNothingIs(String pointer) throws Exception {
        assertThat(Pointer.of(pointer).in(document())).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "#/foo", "/~", "/~2", "/a~"})
    void whatIsNoPointerIsRefused(String pointer) {
        assertThatThrownBy(() -> Pointer.of(pointer))
                .isInstanceOf(CanNotJudge.class)
                .hasMessageStartingWith("`" + pointer + "` is not a JSON pointer: ");
    }

    private static Value document() throws Exception {
        return JsonTree.read(DOCUMENT.getBytes(StandardCharsets.UTF_8));
    }
}
