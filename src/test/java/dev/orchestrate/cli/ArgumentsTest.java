package dev.orchestrate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.run.ProblemException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void aDurationMayBeLeftOutWhereItNeedNotBeGiven() {
        assertThat(parsed().has("--wait")).isFalse();
        assertThat(parsed().optionalDuration("--wait")).isNull();
        assertThat(parsed("--wait").has("--wait")).isTrue();
        assertThat(parsed("--wait").optionalDuration("--wait")).isNull();
        assertThat(parsed("--wait=2h").optionalDuration("--wait")).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void anEmptyDurationIsNoneThatWasLeftOut() {
        Arguments empty = parsed("--wait=");
        assertThatThrownBy(() -> empty.optionalDuration("--wait"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("`--wait` must be a duration");
    }

    private static Arguments parsed(String... words) {
        return new Syntax("run", "Runs.")
                .optionalValue("--wait", "DURATION", "stays")
                .parse(List.of(words));
    }
}
