package dev.orchestrate.task.configedit;

import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.task.TaskProblem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code expand_coverage_collection}: Jest counts all sources, also those that no test loads.
 *
 * @param include none for those of the repository's own folders
 * @param exclude null for what is usually no source
 */
record ExpandCoverageCollection(List<String> include, @Nullable List<String> exclude)
        implements JestAction {
    private static final String KEY = "collectCoverageFrom";
    private static final String SOURCES = "/**/*.{js,jsx,ts,tsx}";
    private static final List<String> EXCLUDED =
            List.of(
                    "**/*.d.ts",
                    "**/*.{test,spec}.{js,jsx,ts,tsx}",
                    "**/{__tests__,__mocks__,__fixtures__}/**",
                    "**/{generated,__generated__}/**");
    private static final List<String> BUILT =
            List.of("**/node_modules/**", "**/{dist,build,coverage}/**", "**/*.config.*");

    static final ActionSpec SPEC =
            new ActionSpec(
                    "expand_coverage_collection",
                    "lets Jest count the coverage of all sources but tests, types and generated code",
                    ExpandCoverageCollection::of);

    private static ExpandCoverageCollection of(Keys keys) {
        return new ExpandCoverageCollection(
                keys.texts(
                        "include",
                        "patterns of sources; left out: what is in the `roots`, otherwise in `src`,"
                                + " otherwise everywhere",
                        List.of()),
                keys.texts(
                        "exclude",
                        "patterns of what is no source; left out: tests, types, generated code"));
    }

    @Override
    public Edited edit(JestConfig config) throws TaskProblem {
        if (config.object() == null) {
            return new Edited.Same("it has no `jest`", false);
        }
        List<String> wanted = wanted(config, config.object());
        SyntaxNode property = ScriptObject.property(config.object(), KEY);
        if (property == null) {
            String source = config.editor().withProperty(config.object(), KEY, wanted);
            return new Edited.Changed(config.with(source).text(), List.of());
        }
        SyntaxNode array = property.field("value");
        if (array == null || !array.is("array")) {
            throw Workflow.refused(
                    "line "
                            + property.line()
                            + ": `"
                            + KEY
                            + "` is no list but `"
                            + (array == null ? property : array).text()
                            + "`: a person must add "
                            + String.join(", ", wanted));
        }
        List<Edit> edits = Additions.to(List.of(), patterns(array), wanted);
        JestConfig changed = config;
        for (Edit edit : edits) {
            changed = changed.with(inserted(changed, (Edit.Insert) edit));
        }
        return edits.isEmpty()
                ? new Edited.Same("it counts all of these sources", true)
                : new Edited.Changed(changed.text(), List.of());
    }

    private static String inserted(JestConfig config, Edit.Insert insert) throws TaskProblem {
        SyntaxNode object = config.object();
        SyntaxNode array = object == null ? null : ScriptObject.value(object, KEY);
        if (array == null) {
            throw Workflow.refused("`" + KEY + "` is not there any more");
        }
        return config.editor().withElement(array, insert.index(), String.valueOf(insert.value()));
    }

    private static List<String> patterns(SyntaxNode array) {
        List<String> patterns = new ArrayList<>();
        for (SyntaxNode element : ScriptObject.members(array)) {
            Object plain = ScriptObject.plain(element);
            patterns.add(plain instanceof String text ? text : element.text());
        }
        return patterns;
    }

    private List<String> wanted(JestConfig config, SyntaxNode object) {
        Set<String> wanted = new LinkedHashSet<>(include);
        List<String> excluded = new ArrayList<>(exclude == null ? EXCLUDED : exclude);
        boolean all = wanted.isEmpty() && folders(config, object).isEmpty();
        if (all) {
            wanted.add("**/*.{js,jsx,ts,tsx}");
        } else if (wanted.isEmpty()) {
            folders(config, object).forEach(folder -> wanted.add(folder + SOURCES));
        }
        if (exclude == null && all) {
            excluded.addAll(BUILT);
        }
        excluded.forEach(out -> wanted.add(out.startsWith("!") ? out : "!" + out));
        return List.copyOf(wanted);
    }

    /** Those that Jest is told to look into, or the usual one. */
    private static Set<String> folders(JestConfig config, SyntaxNode object) {
        Set<String> folders = new LinkedHashSet<>();
        SyntaxNode roots = ScriptObject.value(object, "roots");
        if (roots != null && ScriptObject.plain(roots) instanceof List<?> list) {
            for (Object root : list) {
                if (root instanceof String path && path.startsWith("<rootDir>/")) {
                    folders.add(path.substring("<rootDir>/".length()).replaceAll("/+$", ""));
                }
            }
        }
        SyntaxNode there = ScriptObject.value(object, KEY);
        boolean named =
                there != null && patterns(there).stream().anyMatch(p -> p.startsWith("src/"));
        if (folders.isEmpty() && (named || config.isFolder().test("src"))) {
            folders.add("src");
        }
        return folders;
    }
}
