package dev.orchestrate.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoadmapTest {
    @TempDir private Path root;

    @Test
    void whatToolsWroteIsNotLookedAt() throws IOException {
        file("node_modules/a/src/a.service.ts", "export class A {}");
        file("dist/b.service.ts", "export class B {}");
        file(".cache/c.service.ts", "export class C {}");
        file("src/d.service.ts", "export class D {}");

        assertThat(text()).contains("src/d.service.ts").doesNotContain("a.service", "b.service");
    }

    @Test
    void eachSourceGetsTheTestsThatItLooksLike() throws IOException {
        file("src/orders.service.ts", "export class Orders {}");
        file("src/login.ts", "export function login(password: string) {}");
        file(
                "src/orders.routes.ts",
                "import f from 'fastify'\nexport async function r(app) { app.get('/', h) }");
        file("src/env.config.d.ts", "export declare class Env {}");
        file("src/config/env.ts", "export const load = () => process.env.A");
        file("src/schema.ts", "const s = `type Query { a: Int }`");
        file(
                "src/app.ts",
                "import Fastify from 'fastify'\nexport function app() { return Fastify({}) }");
        file("tool/count.py", "def count(a):\n    return a\n");
        file("tests/test_count.py", "def test_count(): pass\n");

        assertThat(text())
                .contains(task("2.1", "src/login.ts", "service", "src/login.ts"))
                .contains(task("2.2", "src/orders.service.ts", "service", "src/orders.service.ts"))
                .contains(task("2.3", "src/login.ts", "security", "src/login.ts"))
                .contains(task("3.1", "src/orders.routes.ts", "route", "src/orders.routes.ts"))
                .contains(task("5.1", "config/env.ts", "config", "src/config/env.ts"))
                .contains(task("5.2", "src/schema.ts", "graphql", "src/schema.ts"))
                .contains(task("5.3", "tool/count.py", "python", "tool/count.py"))
                .doesNotContain("test_count", ".d.ts");
    }

    @Test
    void aSchemaFileIsTestedWhereAPackageServesIt() throws IOException {
        file("src/shop.graphql", "type Query { a: Int }");
        file("src/list.gql", "query List { a }");
        assertThat(text()).doesNotContain("shop.graphql");

        file("package.json", "{\"dependencies\": {\"graphql\": \"16.0.0\"}, \"jest\": {}}");

        assertThat(text())
                .contains("kind: graphql", "target: src/shop.graphql")
                .doesNotContain("list.gql");
    }

    @Test
    void whatCanNotBeDoneIsLeftOutWithItsReasonAndWhatRestsOnItToo() throws IOException {
        file("package.json", "{\"devDependencies\": {\"jest\": \"30.0.0\"}}");
        file(
                "src/app.ts",
                "import Fastify from 'fastify'\nexport function app() { return Fastify({}) }");
        Roadmap roadmap = Roadmap.of(Repository.of(root));
        String before = roadmap.text("plan.yaml");
        assertThat(before).contains("kind: e2e", "kind: load", "npm install --save-dev autocannon");
        String journey =
                before.lines()
                        .toList()
                        .get(lineOf(before, "kind: e2e") - 3)
                        .replaceAll("[^0-9.]", "");

        String after =
                roadmap.without(Map.of(journey, "it starts no server\nat all")).text("plan.yaml");

        assertThat(after)
                .contains("#   src/app.ts: it starts no server\n")
                .doesNotContain("kind: e2e", "kind: load", "autocannon");
    }

    @Test
    void aRepositoryWithNothingOfItsKindHasOnlyWhatEveryOneLacks() throws IOException {
        file("README.md", "hello");

        assertThat(text()).doesNotContain("test_generation", "config_edit");
    }

    private String text() throws IOException {
        return Roadmap.of(Repository.of(root)).text("plan.yaml");
    }

    private static String task(String id, String name, String kind, String target) {
        return """
                  - id: "%s"
                    name: %s
                    type: test_generation
                    kind: %s
                    target: %s
        """
                .formatted(id, name, kind, target);
    }

    private static int lineOf(String text, String part) {
        return (int) text.lines().takeWhile(line -> !line.contains(part)).count();
    }

    private void file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
