package dev.orchestrate.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The handler that the documents show, as a program of its own. */
class ExecIT {
    private static final String HANDLER = "docs/examples/handlers/http_probe.py";

    @TempDir Path folder;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/health",
                exchange -> {
                    asked.countDown();
                    try {
                        mayAnswer.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    byte[] body = "ok".getBytes(UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Program program(String with) throws IOException {
        Path handler = folder.resolve("handlers/http_probe.py");
        Files.createDirectories(handler.getParent());
        Files.copy(Path.of(HANDLER), handler);
        return Program.in(folder)
                .plan(
                        """
                        version: 1
                        name: probing
                        vars: { port: "%d" }
                        phases:
                          - id: one
                            tasks:
                              - { id: probe, type: "exec:http_probe", with: { %s } }
                              - id: after
                                run: echo "${{ tasks['probe'].outputs.status }}" >> seen
                        """
                                .formatted(server.getAddress().getPort(), with));
    }

    @Test
    void itIsAskedAndAnswers() throws IOException {
        mayAnswer.countDown();
        program("url: \"http://127.0.0.1:${{ vars.port }}/health\", contains: ok")
                .call("run")
                .succeeds();
        assertThat(folder.resolve("seen")).content().isEqualTo("200\n");
    }

    @Test
    void itSaysWhatIsWrong() throws IOException {
        Program program = program("uri: x");
        program.call("run").exits(1).shows("`with` has the unknown key `uri`");
        program.call("why", "probe").succeeds().shows("config");
    }

    @Test
    void itsAnswerOutlivesTheDeathOfTheOneWhoAsked() throws Exception {
        Program program = program("url: \"http://127.0.0.1:${{ vars.port }}/health\", within: 60");
        Program.Started run = program.start("run");
        assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
        run.process().destroyForcibly();
        run.ended().exits(137);
        mayAnswer.countDown();
        program.call("run", "--resume").succeeds();
        assertThat(folder.resolve("seen")).content().isEqualTo("200\n");
        String events = program.call("events", "--task", "probe", "--format", "json").out();
        assertThat(events).containsOnlyOnce("\"attempt.started\"").contains("\"attempt.adopted\"");
        assertThat(events).containsOnlyOnce("\"attempt.ended\"");
        try (var left = Files.walk(folder.resolve(".orchestrate"))) {
            assertThat(left.map(Path::toString))
                    .noneMatch(name -> name.endsWith(".request") || name.endsWith(".reply"));
        }
    }
}
