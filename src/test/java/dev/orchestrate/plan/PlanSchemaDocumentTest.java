package dev.orchestrate.plan;

import dev.orchestrate.gate.CriterionRegistry;
import dev.orchestrate.task.HandlerRegistry;
import dev.orchestrate.task.command.CommandHandler;
import dev.orchestrate.task.manual.ManualHandler;
import dev.orchestrate.task.testgen.TestGenerationHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The schema in the documentation is the one of the types and kinds that are built in. */
class PlanSchemaDocumentTest {
    @Test
    void theDocumentedSchemaIsTheProgramsOwn() throws IOException {
        PlanFixturesTest.compare(
                Path.of("docs/plan.schema.json"), PlanSchema.text(BuiltIn.create()));
    }

    private record BuiltIn(HandlerRegistry types, CriterionRegistry kinds) implements Catalog {
        static BuiltIn create() {
            ClassLoader none = ClassLoader.getPlatformClassLoader();
            return new BuiltIn(
                    new HandlerRegistry(
                            List.of(
                                    new CommandHandler(),
                                    new ManualHandler(),
                                    new TestGenerationHandler()),
                            none),
                    CriterionRegistry.standard(none));
        }

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
