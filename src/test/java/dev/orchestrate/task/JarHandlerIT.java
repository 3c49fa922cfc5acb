package dev.orchestrate.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.docs.Document;
import dev.orchestrate.it.Program;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The handler in Java that the documents show, in a jar beside the packaged program. */
class JarHandlerIT {
    @TempDir Path jars;
    @TempDir Path folder;

    @Test
    void aTypeFromAJarIsRunLikeAnyOther() throws Exception {
        String source = Document.of("docs/handlers.md").blocks("java").getFirst();
        HandlerJar.load(jars, "SizeLimitHandler", source, "SizeLimitHandler\n").close();
        Program program =
                Program.in(folder)
                        .env("ORCHESTRATE_CLASSPATH", jars + "/SizeLimitHandler.jar")
                        .file("app.js", "12345")
                        .plan(
                                """
                                version: 1
                                name: sizes
                                phases:
                                  - id: one
                                    tasks:
                                      - { id: small, type: size_limit, file: app.js, most: 5 }
                                      - { id: large, type: size_limit, file: app.js, most: 4 }
                                """);
        program.call("handlers").succeeds().shows("size_limit");
        program.call("run").exits(1).shows("`app.js` is larger than 4 bytes");
        assertThat(program.call("status", "--format", "json").out())
                .contains("\"bytes\": \"5\"", "\"error_class\": \"config\"");
    }
}
