package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.task.testgen.js.Literals;
import dev.orchestrate.task.testgen.js.Module;
import dev.orchestrate.task.testgen.suite.Group;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The imports of generated tests. A name that people have imported already is used as it is; one
 * that is taken for something else gets another.
 */
final class ImportLines {
    private static final Set<String> RUNNER =
            Set.of(
                    "describe",
                    "it",
                    "test",
                    "expect",
                    "jest",
                    "beforeEach",
                    "afterEach",
                    "beforeAll",
                    "afterAll",
                    "given",
                    "create",
                    "deps",
                    "result",
                    "environment");

    private final Outside outside;
    private final Module module;
    private final String from;
    private final Map<String, Module.Origin> used = new LinkedHashMap<>();

    ImportLines(Outside outside, Module module, String from) {
        this.outside = outside;
        this.module = module;
        this.from = from;
    }

    static String literal(SyntaxNode node) {
        return Literals.string(node);
    }

    /** The name in the tests of what the tested file exports. */
    String ofSubject(String exported) {
        String own = module.exports().getOrDefault(exported, exported);
        return use(from, exported, own.equals("default") ? "subject" : own);
    }

    /** The name in the tests of what a module exports; {@code default} and {@code *} too. */
    String use(String wanted, String exported, String preferred) {
        Module.Origin origin = new Module.Origin(wanted, exported);
        for (Map<String, Module.Origin> known : List.of(outside.imports(), used)) {
            for (Map.Entry<String, Module.Origin> one : known.entrySet()) {
                if (one.getValue().equals(origin)) {
                    return one.getKey();
                }
            }
        }
        String plain = preferred.startsWith("#") ? exported : preferred;
        String name =
                isTaken(plain)
                        ? "the" + Character.toUpperCase(plain.charAt(0)) + plain.substring(1)
                        : plain;
        used.put(name, origin);
        return name;
    }

    /** The path in the tests of a module that the tested file imports. */
    String beside(String wanted) {
        if (!wanted.startsWith(".")) {
            return wanted;
        }
        String path =
                Path.of("/a/b/c/d/e/f/g/h")
                        .resolve(from)
                        .resolveSibling(wanted)
                        .normalize()
                        .toString();
        String relative = Path.of("/a/b/c/d/e/f/g/h").relativize(Path.of(path)).toString();
        return relative.startsWith(".") ? relative : "./" + relative;
    }

    /** The name in the tests of what another file of the workspace exports. */
    String ofModule(Module other, String exported) {
        if (other.path().equals(module.path())) {
            return ofSubject(exported);
        }
        String stem = other.path().replaceFirst("\\.[cm]?[jt]sx?$", "");
        String ending = from.endsWith(".js") ? ".js" : "";
        String own = other.exports().getOrDefault(exported, exported);
        return use(toFile(stem) + ending, exported, own);
    }

    /** The path in the tests of a file of the workspace. */
    String toFile(String path) {
        Path folder = Path.of("/" + module.path()).resolveSibling(".").normalize();
        String relative = folder.relativize(Path.of("/" + path)).toString();
        return beside(relative.startsWith(".") ? relative : "./" + relative);
    }

    private boolean isTaken(String name) {
        return RUNNER.contains(name)
                || outside.imports().containsKey(name)
                || outside.declared().contains(name)
                || used.containsKey(name);
    }

    /** One line for each module that the groups make use of. */
    List<String> lines(List<Group> groups) {
        Map<String, Set<String>> named = new LinkedHashMap<>();
        Map<String, List<String>> whole = new LinkedHashMap<>();
        used.forEach((name, origin) -> {
            if (groups.stream().noneMatch(group -> uses(group, Names.word(name)))) {
                return;
            }
            switch (origin.name()) {
                case "default" ->
                        whole.computeIfAbsent(origin.module(), _ -> new ArrayList<>()).add(name);
                default -> {
                    String as = origin.name().equals(name) ? name : origin.name() + " as " + name;
                    named.computeIfAbsent(origin.module(), _ -> new TreeSet<>()).add(as);
                }
            }
        });
        List<String> lines = new ArrayList<>();
        whole.forEach((module, names) ->
                names.forEach(name ->
                        lines.add("import " + name + " from " + Printer.text(module) + ";")));
        named.forEach((module, names) ->
                lines.add(
                        "import { "
                                + String.join(", ", names)
                                + " } from "
                                + Printer.text(module)
                                + ";"));
        return lines;
    }

    private static boolean uses(Group group, Predicate<String> name) {
        return group.setup().stream().anyMatch(name)
                || group.cases().stream().anyMatch(one -> one.lines().stream().anyMatch(name))
                || group.groups().stream().anyMatch(inner -> uses(inner, name));
    }
}
