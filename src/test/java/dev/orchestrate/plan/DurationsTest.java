package dev.orchestrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "500ms, 500, 500ms",
        "10s, 10000, 10s",
        "5m, 300000, 5m",
        "2h, 7200000, 2h",
        "1d, 86400000, 1d",
        "0s, 0, 0s",
        "90s, 90000, 90s",
        "60s, 60000, 1m",
        "1000ms, 1000, 1s",
        "36500d, 3153600000000, 36500d"
    })
    void aDurationIsAWholeNumberAndAUnit(String text, long millis, String formatted) {
        Duration duration = Durations.parse(text);

        assertThat(duration).isEqualTo(Duration.ofMillis(millis));
        assertThat(Durations.format(Duration.ofMillis(millis))).isEqualTo(formatted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "s",
                "-5s",
                "1.5s",
                "5 s",
                "5S",
                "1h30m",
                "36501d",
                "9999999999999s",
                "٣s"
            })
    void anythingElseIsNone(String text) {
        assertThat(Durations.parse(text)).isNull();
    }
}
