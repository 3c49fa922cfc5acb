package dev.orchestrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizesTest {
    @ParameterizedTest
    @CsvSource({
        "64KB, 65536, 64KB",
        "256MB, 268435456, 256MB",
        "2GB, 2147483648, 2GB",
        "1TB, 1099511627776, 1TB",
        "1024KB, 1048576, 1MB",
        "100B, 100, 100B",
        "0B, 0, 0B"
    })
    void aSizeIsAWholeNumberAndAUnit(String text, long bytes, String formatted) {
        assertThat(Sizes.parse(text)).isEqualTo(bytes);
        assertThat(Sizes.format(bytes)).isEqualTo(formatted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "KB", "-5KB", "1.5MB", "5 MB", "5kb", "9999999999TB", "1KiB"})
    void anythingElseIsNone(String text) {
        assertThat(Sizes.parse(text)).isEqualTo(-1);
    }
}
