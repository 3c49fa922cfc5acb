package dev.orchestrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.testing.RandomPlans;
import dev.orchestrate.testing.Seeds;
import dev.orchestrate.testing.Shape.Feature;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A random plan that is written as text is the same plan when it is loaded. */
class RoundTripTest {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    @Test
    void aPlanIsTheSameWhateverItsOrder() {
        dev.orchestrate.testing.Shape shape =
                dev.orchestrate.testing.Shape.SMALL.without(Feature.MATRIX);
        Seeds.each(150, seed -> comesBack(RandomPlans.plan(seed, shape)));
    }

    @Test
    void aPlanWithMatricesIsTheSame() {
        dev.orchestrate.testing.Shape shape =
                dev.orchestrate.testing.Shape.SMALL.without(Feature.SHUFFLED, Feature.CHECKS);
        Seeds.each(150, seed -> comesBack(RandomPlans.plan(seed, shape)));
    }

    private static void comesBack(Plan plan) {
        String text = YAML.writeValueAsString(Written.plan(plan));
        Loaded loaded =
                new PlanLoader(TestCatalog.create())
                        .parse(
                                "orchestrate.yaml",
                                text.getBytes(StandardCharsets.UTF_8),
                                new LoadOptions(Map.of(), 64, List.of("sh", "-ec"), false));

        assertThat(loaded.diagnostics()).as(text).isEmpty();
        assertThat(Written.plan(Objects.requireNonNull(loaded.plan())))
                .as(text)
                .isEqualTo(Written.plan(plan));
    }
}
