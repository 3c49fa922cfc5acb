package dev.orchestrate.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "-5, 0.0s",
        "0, 0.0s",
        "49, 0.0s",
        "50, 0.1s",
        "1234, 1.2s",
        "9949, 9.9s",
        "9950, 10s",
        "59499, 59s",
        "59500, 1m 00s",
        "185000, 3m 05s",
        "3599499, 59m 59s",
        "3599500, 1h 00m",
        "7800000, 2h 10m",
        "86369999, 23h 59m",
        "86370000, 1d 00h",
        "100800000, 1d 04h"
    })
    void durationsAreReadByPeople(long millis, String words) {
        assertThat(Words.duration(millis)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1.0 KB",
        "1536, 1.5 KB",
        "10240, 10 KB",
        "1048575, 1.0 MB",
        "268435456, 256 MB",
        "5497558138880, 5.0 TB"
    })
    void sizesArePowersOf1024(long bytes, String words) {
        assertThat(Words.size(bytes)).isEqualTo(words);
    }

    @Test
    void countsAgreeWithTheirNoun() {
        assertThat(Words.count(1, "task")).isEqualTo("1 task");
        assertThat(Words.count(0, "task")).isEqualTo("0 tasks");
    }

    @Test
    void momentsAreUtcToTheSecond() {
        assertThat(Words.moment(Instant.parse("2026-01-02T03:04:05.996789Z")))
                .isEqualTo("2026-01-02 03:04:05");
        assertThat(Words.moment(Instant.EPOCH)).isEqualTo("1970-01-01 00:00:00");
    }

    @Test
    void aNameThatOnlySaysTheIdAgainIsLeftOut() {
        assertThat(Words.titled("1.1", "Expand coverage")).isEqualTo("1.1 Expand coverage");
        assertThat(Words.titled("lint", "lint")).isEqualTo("lint");
    }

    @Test
    void aHundredPercentMeansAll() {
        assertThat(Words.percent(0.9999)).isEqualTo("99%");
        assertThat(Words.percent(1)).isEqualTo("100%");
        assertThat(Words.percent(0.29)).isEqualTo("29%");
    }

    @Test
    void ofALongTextTheFirstLineIsShown() {
        assertThat(Words.opening("Look at the page")).isEqualTo("Look at the page");
        assertThat(Words.opening("Name them:\n**here**\n")).isEqualTo("Name them ...");
        assertThat(Words.opening("")).isEmpty();
    }
}
