package dev.orchestrate.plan;

import dev.orchestrate.gate.CriterionRegistry;
import dev.orchestrate.task.HandlerRegistry;
import dev.orchestrate.task.command.CommandHandler;
import dev.orchestrate.task.manual.ManualHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The schema in the documentation is the one of the types and kinds that are built in. */
class PlanSchemaDocumentTest {
    private static final ClassLoader NO_JARS = ClassLoader.getPlatformClassLoader();

    @Test
    void theDocumentedSchemaIsTheProgramsOwn() throws IOException {
        Catalog builtIn =
                new Catalog(
                        new HandlerRegistry(
                                List.of(new CommandHandler(), new ManualHandler()), NO_JARS),
                        CriterionRegistry.standard(NO_JARS));
        PlanFixturesTest.compare(Path.of("docs/plan.schema.json"), PlanSchema.text(builtIn));
    }
}
