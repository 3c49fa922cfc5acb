package dev.orchestrate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.orchestrate.run.CriterionResult;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpCriterionTest {
    @TempDir Path workspace;
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/well", exchange -> answer(exchange, 200));
        server.createContext("/made", exchange -> answer(exchange, 201));
        server.createContext(
                "/moved",
                exchange -> {
                    exchange.getResponseHeaders().set("Location", address("/well"));
                    answer(exchange, 302);
                });
        server.createContext("/endless", HttpCriterionTest::flood);
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theStatusOfAnAnswerIsJudged() throws Exception {
        assertThat(judge(Map.of("url", address("/well")))).returns(true, CriterionResult::passed);
        CriterionResult made = judge(Map.of("url", address("/made")));
        assertThat(made.passed()).isFalse();
        assertThat(made.observed()).isEqualTo("201");
        assertThat(made.reason()).endsWith("answers 201, expected 200");
        assertThat(judge(Map.of("url", address("/made"), "status", List.of(200, 201))).passed())
                .isTrue();
        assertThat(judge(Map.of("url", address("/nowhere"), "status", 404)).passed()).isTrue();
    }

    @Test
    void aRedirectIsAnAnswerAndNotFollowed() throws Exception {
        assertThat(judge(Map.of("url", address("/moved"), "status", 302)).passed()).isTrue();
    }

    @Test
    void anAnswerWithoutAnEndIsNotReadToIt() throws Exception {
        assertThat(judge(Map.of("url", address("/endless"))).passed()).isTrue();
    }

    @Test
    void whereNobodyAnswersItSaysSo() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        CriterionResult result = judge(Map.of("url", "http://127.0.0.1:" + free + "/x"));
        assertThat(result.passed()).isFalse();
        assertThat(result.reason()).contains("can not be reached").doesNotContain("\n");
    }

    @Test
    void aServerThatBreaksOffIsToldWithTheReason() throws Exception {
        try (ServerSocket rude = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> hangUp(rude));
            String url = "http://127.0.0.1:" + rude.getLocalPort() + "/";
            CriterionResult result = judge(Map.of("url", url));
            assertThat(result.passed()).isFalse();
            assertThat(result.reason()).matches("`" + url + "`: .+");
        }
    }

    @Test
    void everyStatusOfHttpCanBeWanted() throws Exception {
        for (Object status : List.of(100, 599, List.of(100, 599))) {
            assertThat(judge(Map.of("url", address("/well"), "status", status)).reason())
                    .contains("answers 200, expected ");
        }
    }

    @Test
    void whatIsNoAddressOrStatusCanNotBeJudged() throws Exception {
        for (String url : List.of("", "localhost", "ftp://localhost/", "http://", "http://a b/")) {
            assertThat(judge(Map.of("url", url)).reason()).contains("is no address");
        }
        for (Object status : List.of(99, 600, 200.5, List.of(), "2xx", true, Map.of())) {
            assertThat(judge(Map.of("url", address("/well"), "status", status)).reason())
                    .contains("no status of HTTP");
        }
    }

    private CriterionResult judge(Map<String, Object> body) throws InterruptedException {
        return Gates.judge(workspace, Gates.leaf("http", body));
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** The client may ask once more, over a connection of its own. */
    private static void hangUp(ServerSocket server) {
        try {
            while (true) {
                server.accept().close();
            }
        } catch (IOException e) {
            assertThat(server.isClosed()).isTrue();
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static void flood(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] block = new byte[8192];
        try (OutputStream body = exchange.getResponseBody()) {
            while (true) {
                body.write(block);
            }
        }
    }
}
