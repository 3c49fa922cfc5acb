package dev.orchestrate.run;

import static dev.orchestrate.testing.Plans.flat;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.testing.Story;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private final Story story =
            Story.of(flat(task("a"), task("b"), task("c")))
                    .starts("a")
                    .after(2_000)
                    .succeeds("a")
                    .starts("b");

    @Test
    void whatIsLeftGoesOnAtTheMeanPace() {
        assertThat(Forecast.millis(story.state(), story.now())).isEqualTo(4_000);
    }

    @Test
    void nothingIsForetoldOnceWhatRunsHasTakenLonger() {
        Story later = story.after(5_000);

        assertThat(Forecast.millis(later.state(), later.now())).isNull();
    }
}
