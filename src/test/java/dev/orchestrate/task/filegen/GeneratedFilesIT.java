package dev.orchestrate.task.filegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.orchestrate.workspace.DiskTree;
import dev.orchestrate.workspace.Draft;
import dev.orchestrate.workspace.FileWriter;
import dev.orchestrate.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the templates write in TypeScript compiles in the sample repository, and is formatted. */
@Timeout(value = 10, unit = TimeUnit.MINUTES) // it installs packages
class GeneratedFilesIT {
    private static final String FOLDER = "services/api/tests/generated/";

    private static final List<String> AS_THEY_COME =
            List.of(
                    "user-fixtures",
                    "community-fixtures",
                    "assessment-fixtures",
                    "database-helpers",
                    "integration-setup");

    @TempDir Path scratch;

    @Test
    void typeScriptCompilesAsItComesAndWithTypesOfTheRepository() throws Exception {
        assumeTrue(
                run(Path.of("."), "command -v npm") == 0, "skipped: there is no npm on the path");
        Path workspace = scratch.resolve("platform");
        Path sample = Path.of("docs/examples/platform").toAbsolutePath();
        assertRuns(scratch, "cp -R '" + sample + "' platform && rm -rf platform/node_modules");
        for (String template : AS_THEY_COME) {
            write(workspace, template, template, Map.of());
        }
        write(
                workspace,
                "user-fixtures",
                "platform-users",
                Map.of(
                        "type_module",
                        "../../src/domain/types",
                        "extra",
                        Map.of("passwordHash", "none")));
        assertRuns(workspace, "npm ci --no-audit --no-fund");
        assertRuns(workspace, "npx tsc --noEmit");
        assertRuns(
                workspace, "npx prettier --check " + FOLDER + "*-*s.ts " + FOLDER + "*-setup.ts");
    }

    private static void write(
            Path folder, String template, String name, Map<String, Object> parameters)
            throws Exception {
        Workspace workspace = new Workspace(folder);
        Draft draft = new Draft(new DiskTree(workspace));
        Wanted wanted = new Wanted(template, FOLDER + name + ".ts", parameters, OnExists.OURS);
        assertThat(new GeneratedFile(folder, wanted).draft(draft).outputs()).isNotEmpty();
        assertThat(new FileWriter().write(workspace, draft)).isTrue();
    }

    private void assertRuns(Path folder, String command) throws Exception {
        int exit = run(folder, command);
        assertThat(exit).as(() -> command + "\n" + log()).isZero();
    }

    private int run(Path folder, String command) throws Exception {
        Process process =
                new ProcessBuilder("sh", "-c", command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(scratch.resolve("log.txt").toFile())
                        .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("%s ends", command).isTrue();
        return process.exitValue();
    }

    private String log() {
        try {
            return Files.readString(scratch.resolve("log.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
