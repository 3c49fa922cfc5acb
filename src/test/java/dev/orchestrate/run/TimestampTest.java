package dev.orchestrate.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {
    @Test
    void whatIsReadIsToTheMillisecondWhateverItsForm() {
        Instant at = Instant.parse("2026-01-31T12:00:00.123Z");
        assertThat(Timestamp.parse("2026-01-31T12:00:00.123Z")).isEqualTo(at);
        assertThat(Timestamp.parse("2026-01-31T12:00:00.123456Z")).isEqualTo(at);
        assertThat(Timestamp.parse("2026-01-31T13:00:00.123456789+01:00")).isEqualTo(at);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-01-01T00:00:00.000Z",
                "2026-01-31T12:00:00.123Z",
                "9999-12-31T23:59:59.999Z",
            })
    void whatIsReadIsWrittenAsItWas(String text) {
        assertThat(Timestamp.of(Timestamp.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+10000-01-01T00:00:00Z",
                "-0001-12-31T23:59:59Z",
                "9999-12-31T99:00:00.000Z",
                "2026-02-30T12:00:00.123Z",
                "noon",
            })
    void whatCouldNotBeWrittenIsNoTime(String text) {
        assertThatThrownBy(() -> Timestamp.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
