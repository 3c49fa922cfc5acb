package dev.orchestrate.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.gate.CriterionRegistry;
import dev.orchestrate.plan.Catalog;
import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.LoadOptions;
import dev.orchestrate.plan.Loaded;
import dev.orchestrate.plan.PlanLoader;
import dev.orchestrate.task.HandlerRegistry;
import dev.orchestrate.task.command.CommandHandler;
import dev.orchestrate.task.manual.ManualHandler;
import dev.orchestrate.task.testgen.TestGenerationHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every plan that stands in a document can be loaded. */
class ExamplesTest {
    private static final ClassLoader NO_JARS = ClassLoader.getPlatformClassLoader();
    private static final Catalog BUILT_IN =
            new BuiltIn(
                    new HandlerRegistry(
                            List.of(
                                    new CommandHandler(),
                                    new ManualHandler(),
                                    new TestGenerationHandler()),
                            NO_JARS),
                    CriterionRegistry.standard(NO_JARS));

    @ParameterizedTest
    @MethodSource("plans")
    void aPlanInADocumentIsValid(String plan) {
        Loaded loaded =
                new PlanLoader(BUILT_IN)
                        .parse(
                                "example.yaml",
                                plan.getBytes(StandardCharsets.UTF_8),
                                new LoadOptions(Map.of(), 4, List.of("sh", "-ec")));
        assertThat(loaded.diagnostics()).isEmpty();
        assertThat(loaded.plan()).isNotNull();
    }

    @Test
    void thereArePlansInTheDocuments() {
        assertThat(plans()).hasSizeGreaterThanOrEqualTo(3);
    }

    static Stream<String> plans() {
        return Document.all().stream()
                .flatMap(document -> document.blocks("yaml").stream())
                .map(block -> block.startsWith("phases:") ? "version: 1\nname: x\n" + block : block)
                .filter(block -> block.startsWith("version:"));
    }

    private record BuiltIn(HandlerRegistry types, CriterionRegistry kinds) implements Catalog {
        @Override
        public Set<String> taskTypes() {
            return types.taskTypes();
        }

        @Override
        public @Nullable TypeSpec taskType(String type) {
            return types.taskType(type);
        }

        @Override
        public Set<String> criterionKinds() {
            return kinds.criterionKinds();
        }

        @Override
        public @Nullable KeySpec criterionKind(String kind) {
            return kinds.criterionKind(kind);
        }
    }
}
