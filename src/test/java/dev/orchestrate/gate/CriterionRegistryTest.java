package dev.orchestrate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.KeySpec;
import java.util.Objects;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class CriterionRegistryTest {
    private final CriterionRegistry registry =
            CriterionRegistry.standard(getClass().getClassLoader());

    @Test
    void theBuiltInKindsAreWhatServiceLoaderFinds() {
        assertThat(registry.criterionKinds())
                .containsExactly(
                        "file_exists",
                        "file_contains",
                        "json",
                        "yaml",
                        "metric",
                        "json_schema",
                        "http");
        assertThat(ServiceLoader.load(CriterionKind.class))
                .extracting(CriterionKind::kind)
                .containsExactlyElementsOf(registry.criterionKinds());
        assertThat(registry.problems()).isEmpty();
    }

    @Test
    void anUnknownKindHasNoShape() {
        assertThat(registry.criterionKind("jsn")).isNull();
    }

    @Test
    void everyKindIsDescribedAndItsShapeHasItsName() {
        assertThat(registry.all())
                .allSatisfy(kind -> {
                    assertThat(kind.shape().name()).isEqualTo(kind.kind());
                    assertThat(kind.shape()).isEqualTo(registry.criterionKind(kind.kind()));
                    assertThat(kind.description()).endsWith(".");
                });
    }

    @Test
    void theOperatorsAreFieldsOfTheShape() {
        KeySpec json = Objects.requireNonNull(registry.criterionKind("json"));
        assertThat(json.fields())
                .extracting(KeySpec::name)
                .containsExactly(
                        "path",
                        "pointer",
                        "equals",
                        "not_equals",
                        "min",
                        "max",
                        "matches",
                        "contains",
                        "exists");
    }
}
