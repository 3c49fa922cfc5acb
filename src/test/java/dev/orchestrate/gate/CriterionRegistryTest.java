package dev.orchestrate.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.catalog.ExtensionProblem;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void aJarThatCanNotBeUsedIsToldWhereItMayHaveTheKind(@TempDir Path jar) throws Exception {
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.writeString(services.resolve(CriterionKind.class.getName()), "no.such.Kind");
        URL[] urls = {jar.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
            CriterionRegistry broken = CriterionRegistry.standard(loader);
            assertThat(broken.criterionKind("json")).isNotNull();
            assertThatThrownBy(() -> broken.criterionKind("mine"))
                    .isInstanceOf(ExtensionProblem.class);
            assertThat(broken.problems()).singleElement().asString().contains("no.such.Kind");
        }
    }

    @Test
    void everyKindIsDescribedAndItsShapeHasItsName() {
        assertThat(registry.all())
                .hasSameSizeAs(registry.criterionKinds())
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
