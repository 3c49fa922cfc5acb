package dev.orchestrate.plan;

import dev.orchestrate.cli.BuiltInHandlers;
import dev.orchestrate.gate.CriterionRegistry;
import dev.orchestrate.task.HandlerRegistry;
import dev.orchestrate.workspace.FileWriter;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The schema in the documentation is the one of the types and kinds that are built in. */
class PlanSchemaDocumentTest {
    private static final ClassLoader NO_JARS = ClassLoader.getPlatformClassLoader();

    @Test
    void theDocumentedSchemaIsTheProgramsOwn() throws IOException {
        Catalog builtIn =
                new Catalog(
                        new HandlerRegistry(BuiltInHandlers.all(new FileWriter()), NO_JARS),
                        CriterionRegistry.standard(NO_JARS));
        PlanFixturesTest.compare(Path.of("docs/plan.schema.json"), PlanSchema.text(builtIn));
    }
}
