package dev.orchestrate.roadmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which tests the sources may call for. It is a guess by what stands in them; whether it holds is
 * found by trying.
 */
final class Sources {
    private static final Pattern ROUTE =
            Pattern.compile("\\.(get|post|put|patch|delete|route)\\s*(<|\\()");

    private static final Pattern EXPORTED =
            Pattern.compile(
                    "\\bexport\\s+(default\\s+)?(abstract\\s+)?(async\\s+)?(class|function)\\b");

    private static final Pattern EXPORTED_ARROW =
            Pattern.compile("\\bexport\\s+const\\s+\\w+[^=\\n]*=\\s*(async\\s*)?(\\(|\\w+\\s*=>)");

    private static final Pattern GUARDED =
            Pattern.compile(
                    "(?i)unauthori[sz]ed|forbidden|authorization|token|password|session|owner|user_?id");

    private static final Pattern DEFINED =
            Pattern.compile("(?m)^(async\\s+)?(def|class)\\s+[^_\\W]");

    /** Modules that a tool calls, and that are no part of what the repository makes. */
    private static final Set<String> OF_TOOLS =
            Set.of(
                    "setup.py",
                    "conftest.py",
                    "test.py",
                    "tests.py",
                    "tasks.py",
                    "noxfile.py",
                    "fabfile.py");

    private final Repository repository;
    private final List<NodePackage> packages;

    Sources(Repository repository, List<NodePackage> packages) {
        this.repository = repository;
        this.packages = packages;
    }

    List<Item> items() {
        List<Item> items = new ArrayList<>();
        boolean servesGraphql = packages.stream().anyMatch(one -> one.dependsOn("graphql"));
        for (String file : repository.files()) {
            if (file.endsWith(".py") && !isTest(file)) {
                python(file, items);
            } else if (file.endsWith(".ts") && !file.endsWith(".d.ts") && !isTest(file)) {
                typeScript(file, items);
            } else if (servesGraphql && file.matches(".*\\.(graphql|gql)") && !isTest(file)) {
                graphql(file, repository.text(file), items);
            }
        }
        return items;
    }

    private void typeScript(String file, List<Item> items) {
        String text = repository.text(file);
        String path = file.toLowerCase(Locale.ROOT);
        boolean fastify = text.contains("fastify") || text.contains("Fastify");
        boolean exports = EXPORTED.matcher(text).find() || EXPORTED_ARROW.matcher(text).find();
        if (!exports || Repository.name(path).contains(".config.")) {
            graphql(file, text, items);
            return;
        }
        if (text.contains("Fastify(") || text.contains("fastify({")) {
            items.add(Item.test(Section.END_TO_END, "e2e", file));
        } else if (fastify && ROUTE.matcher(text).find() && !path.contains("plugin")) {
            items.add(Item.test(Section.ROUTES, "route", file));
            attacked(file, text, items);
        } else if (fastify && (path.contains("plugin") || text.contains("addHook"))) {
            items.add(Item.test(Section.INTEGRATION, "plugin", file));
        } else if (path.contains("config") || text.contains("process.env")) {
            items.add(Item.test(Section.CONFIG, "config", file));
        } else {
            items.add(Item.test(Section.SERVICES, "service", file));
            attacked(file, text, items);
        }
        graphql(file, text, items);
    }

    private static void attacked(String file, String text, List<Item> items) {
        if (GUARDED.matcher(text).find()) {
            items.add(Item.test(Section.SECURITY, "security", file));
        }
    }

    private static void graphql(String file, String text, List<Item> items) {
        if (text.contains("type Query") || text.contains("type Mutation")) {
            items.add(Item.test(Section.GRAPHQL, "graphql", file));
        }
    }

    private void python(String file, List<Item> items) {
        String name = Repository.name(file);
        boolean entry = OF_TOOLS.contains(name) || name.startsWith("__");
        if (!entry && DEFINED.matcher(repository.text(file)).find()) {
            items.add(Item.test(Section.PYTHON, "python", file));
        }
    }

    private static boolean isTest(String file) {
        String name = Repository.name(file);
        return name.contains(".test.")
                || name.contains(".spec.")
                || name.startsWith("test_")
                || name.endsWith("_test.py")
                || List.of(file.split("/", -1)).stream()
                        .anyMatch(part ->
                                part.matches(
                                        "tests?|__tests__|__mocks__|e2e|examples?|docs?|scripts?|benchmarks?|migrations?|fixtures?|misc"));
    }
}
