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
    void asManyAtATimeAsSoFarAreExpected() {
        Story two =
                Story.of(flat(task("a"), task("b"), task("c"), task("d"), task("e")))
                        .starts("a", "b")
                        .after(2_000)
                        .succeeds("a", "b")
                        .starts("c");

        assertThat(Forecast.millis(two.state(), two.now())).isEqualTo(3_000);
    }

    @Test
    void nothingIsForetoldBeforeAnythingHasEnded() {
        Story begun = Story.of(flat(task("a"), task("b"))).starts("a").after(1_000);

        assertThat(Forecast.millis(begun.state(), begun.now())).isNull();
    }

    @Test
    void whatRunsMayTakeAsLongAsAllTheRestWasExpectedTo() {
        Story later = story.after(4_000);

        assertThat(Forecast.millis(later.state(), later.now())).isEqualTo(4_000);
    }

    @Test
    void nothingIsForetoldOnceWhatRunsHasTakenLonger() {
        Story later = story.after(5_000);

        assertThat(Forecast.millis(later.state(), later.now())).isNull();
    }

    @Test
    void nothingIsForetoldOfWhatTookNoTime() {
        Story quick = Story.of(flat(task("a"), task("b"))).starts("a").succeeds("a");

        assertThat(Forecast.millis(quick.state(), quick.now())).isNull();
    }
}
