package dev.orchestrate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a signal, or another terminal, does to a run that goes on. */
class SignalIT {
    private static final String PLAN =
            """
            version: 1
            name: long
            phases:
              - id: one
                name: One
                tasks:
                  - { id: a, run: 'if [ -e again ]; then exit; fi; touch again begun; exec sleep 600' }
            """;

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143", "HUP,129"})
    void aSignalInterruptsARunThatCanBeResumed(String signal, int exit) throws Exception {
        Program program = Program.in(folder).plan(PLAN);
        Program.Started run = program.start("run");
        awaitFile("begun");
        new ProcessBuilder("kill", "-" + signal, Long.toString(run.process().pid()))
                .start()
                .waitFor();
        run.ended().exits(exit).shows("orchestrate run --resume");
        program.call("status", "--format", "json").shows("\"status\": \"interrupted\"");
        program.call("run").exits(2);
        program.call("run", "--resume").succeeds();
    }

    @Test
    void anotherTerminalSeesAndEndsARun() throws Exception {
        Program program = Program.in(folder).plan(PLAN);
        Program.Started run = program.start("run");
        awaitFile("begun");
        program.call("status", "--format", "json").succeeds().shows("\"status\": \"running\"");
        program.call("run").exits(4).printsNothing();
        program.call("cancel", "--force").succeeds().withoutComplaint().shows("is canceled\n");
        run.ended().exits(1);
        program.call("status", "--format", "json").shows("\"status\": \"canceled\"");
    }

    private void awaitFile(String name) throws IOException, InterruptedException {
        try (WatchService watch = FileSystems.getDefault().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            while (!Files.exists(folder.resolve(name))) {
                assertThat(watch.poll(60, TimeUnit.SECONDS))
                        .as("a new file")
                        .isNotNull()
                        .satisfies(key -> {
                            key.pollEvents();
                            key.reset();
                        });
            }
        }
    }
}
