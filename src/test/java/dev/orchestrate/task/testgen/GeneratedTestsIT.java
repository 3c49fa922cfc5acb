package dev.orchestrate.task.testgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.orchestrate.task.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Generates tests for every source of the sample repository that a kind is made for, and runs them
 * there with its own Jest: all pass, and the coverage of what they are for rises.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES) // it installs packages, and runs Jest twice
class GeneratedTestsIT {
    private static final Path SAMPLE = Path.of("docs/examples/platform");
    private static final String SOURCES = "services/api/src/";

    /** Jest can not read modules that come as ESM only without being told. */
    private static final String CONFIG =
            """
            const base = require('./jest.config.js');
            const esm = '(cookie|set-cookie-parser)';
            module.exports = {
              ...base,
              transform: {
                ...base.transform,
                ['/node_modules/' + esm + '/.+\\\\.js$']: ['ts-jest', {
                  tsconfig: { allowJs: true, module: 'commonjs', target: 'ES2022', isolatedModules: true },
                }],
              },
              transformIgnorePatterns: ['/node_modules/(?!' + esm + '/)'],
              collectCoverageFrom: ['services/api/src/**/*.ts'],
              coverageReporters: ['json-summary'],
            };
            """;

    private static final String SCHEMA_FOLDER = SOURCES + "graphql/";

    private final Path scratch;
    private final Path workspace;

    GeneratedTestsIT(@TempDir Path scratch) {
        this.scratch = scratch;
        this.workspace = scratch.resolve("platform");
    }

    @Test
    void everyGeneratedTestPassesAndCoverageRises() throws Exception {
        assumeTrue(isThere("npm"), "skipped: there is no npm on the path");
        copy(SAMPLE, workspace);
        Files.writeString(workspace.resolve("jest.generated.config.js"), CONFIG);
        runs("npm", "ci", "--no-audit", "--no-fund");
        runs("npm", "install", "--no-audit", "--no-fund", "--save-dev", "autocannon@8.0.0");

        Map<String, Double> before = coverage();
        Map<String, List<String>> targets = targets();
        for (Map.Entry<String, List<String>> kind : targets.entrySet()) {
            for (String target : kind.getValue()) {
                generate(kind.getKey(), target);
            }
        }
        writeSchema();
        generate("graphql", SCHEMA_FOLDER + "catalog.graphql");
        generate("graphql", SCHEMA_FOLDER + "catalog.ts");
        Map<String, Double> after = coverage();

        System.out.printf("%-10s %-48s %8s %8s%n", "kind", "target", "before", "after");
        targets.forEach((kind, files) ->
                files.forEach(file ->
                        System.out.printf(
                                "%-10s %-48s %7.1f%% %7.1f%%%n",
                                kind, file, covered(before, file), covered(after, file))));
        System.out.printf(
                "%-59s %7.1f%% %7.1f%%%n",
                "all", covered(before, "total"), covered(after, "total"));
        assertThat(covered(after, "total")).isGreaterThan(covered(before, "total") + 30);
        targets.forEach((kind, files) ->
                files.forEach(file -> {
                    if (covered(before, file) < 100) {
                        assertThat(covered(after, file))
                                .as(file)
                                .isGreaterThan(covered(before, file));
                    }
                }));
        runs("npx", "prettier", "--check", "services/api/tests");
    }

    /** One with all that a schema can hold, in a file, and code that reads it. */
    private void writeSchema() throws IOException {
        Files.writeString(
                workspace.resolve(SCHEMA_FOLDER + "catalog.graphql"),
                """
                schema { query: Root, mutation: Change }
                "Anything with an id: { no type } of its own"
                interface Node { id: ID! }
                enum Role { "May do all." ADMIN CUSTOMER }
                scalar Date
                type User implements Node { id: ID! role: Role friends(first: Int!): [User] }
                type Team { size: Int! since: Date lead: User! teams: [[Team!]!] }
                type Word { at(place: Int!): String }
                union Found = User | Team
                type Root {
                  node(id: ID!): Node
                  found(text: String! = "a }", at: Date, roles: [Role!]): [Found!]!
                }
                type Change { invite(of: Person!): User! }
                input Person { name: String!, roles: [Role!]! = [ADMIN], born: Date, above: [Person!]! }
                extend type Root { team: Team words: [Word] }
                """);
        Files.writeString(
                workspace.resolve(SCHEMA_FOLDER + "catalog.ts"),
                """
                import { readFileSync } from 'node:fs';
                import { join } from 'node:path';
                import { buildSchema } from 'graphql';

                export const catalog = buildSchema(
                  readFileSync(join(__dirname, 'catalog.graphql'), 'utf8'),
                );
                """);
    }

    private Map<String, List<String>> targets() throws IOException {
        Map<String, List<String>> targets = new LinkedHashMap<>();
        targets.put("service", files("services", ".service.ts"));
        targets.put("config", files("config", ".ts"));
        targets.put("route", files("routes", ".routes.ts"));
        targets.put("plugin", files("plugins", ".ts"));
        targets.put("graphql", List.of(SOURCES + "graphql/schema.ts"));
        targets.put(
                "security",
                List.of(
                        SOURCES + "services/auth.service.ts",
                        SOURCES + "services/orders.service.ts",
                        SOURCES + "routes/orders.routes.ts",
                        SOURCES + "routes/users.routes.ts",
                        SOURCES + "lib/tokens.ts",
                        SOURCES + "plugins/auth.ts",
                        SOURCES + "plugins/rate-limit.ts"));
        targets.put("e2e", List.of(SOURCES + "app.ts"));
        targets.put("load", List.of(SOURCES + "app.ts"));
        return targets;
    }

    private List<String> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(workspace.resolve(SOURCES + folder))) {
            return files.map(file -> workspace.relativize(file).toString())
                    .filter(file -> file.endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private void generate(String kind, String target) throws Exception {
        for (boolean again : new boolean[] {false, true}) {
            assertThat(Generated.of(workspace, kind, target))
                    .as("%s of %s", kind, target)
                    .isInstanceOf(again ? Work.Result.AlreadySo.class : Work.Result.Done.class);
        }
    }

    private static double covered(Map<String, Double> coverage, String file) {
        return coverage.getOrDefault(file, 0.0);
    }

    /** Of lines, in percent, by file; Jest has passed. */
    private Map<String, Double> coverage() throws Exception {
        runs("npx", "jest", "--config", "jest.generated.config.js", "--coverage", "--silent");
        JsonNode summary =
                JsonMapper.shared()
                        .readTree(workspace.resolve("coverage/coverage-summary.json").toFile());
        Map<String, Double> lines = new TreeMap<>();
        summary.forEachEntry((file, counts) -> {
            String name =
                    file.equals("total") ? file : file.substring(file.indexOf("services/api/src"));
            lines.put(name, counts.get("lines").get("pct").asDouble());
        });
        return lines;
    }

    private void runs(String... argv) throws Exception {
        Path log = scratch.resolve("log.txt");
        List<String> command = new ArrayList<>(List.of(argv));
        Process process =
                new ProcessBuilder(command)
                        .directory(workspace.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("%s ends", command).isTrue();
        assertThat(process.exitValue()).as(() -> text(log)).isZero();
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static boolean isThere(String program) {
        for (String folder : System.getenv("PATH").split(":", -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path relative = from.relativize(file);
                if (!relative.startsWith("node_modules")) {
                    Path target = to.resolve(relative);
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }
}
