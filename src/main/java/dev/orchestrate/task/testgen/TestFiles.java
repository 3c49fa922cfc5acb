package dev.orchestrate.task.testgen;

import dev.orchestrate.syntax.Language;
import dev.orchestrate.workspace.Tree;
import dev.orchestrate.workspace.WorkspaceProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a repository's own tests lie, for a file that has none yet. */
final class TestFiles {
    private static final List<String> FOLDERS = List.of("__tests__", "tests", "test");

    private final Tree tree;

    TestFiles(Tree tree) {
        this.tree = tree;
    }

    /** The test file of a source, from the workspace; it need not be there. */
    String locate(String target, Kind kind) throws WorkspaceProblem, InterruptedException {
        Path source = Path.of(target);
        String name = String.valueOf(source.getFileName());
        String ending = name.substring(name.lastIndexOf('.') + 1);
        String stem = name.substring(0, name.length() - ending.length() - 1);
        if (ending.equals("py")) {
            return python(source, stem);
        }
        if (Language.ofFile(name).equals(Optional.of(Language.GRAPHQL))) {
            // The code that serves a schema is often its namesake, with tests of its own.
            stem = name;
            ending = "ts";
        }
        String suffix = kind.suffix().isEmpty() ? "" : "." + kind.suffix();
        for (Path above = source.getParent(); above != null; above = above.getParent()) {
            String folder = folder(above);
            if (folder != null) {
                String word = word(folder);
                return join(
                        folder, inner(above, source), stem + suffix + "." + word + "." + ending);
            }
        }
        String root = rootFolder();
        return root == null
                ? source.resolveSibling(stem + suffix + "." + word("") + "." + ending).toString()
                : join(root, "", stem + suffix + "." + word(root) + "." + ending);
    }

    private @Nullable String folder(Path above) {
        for (String name : FOLDERS) {
            String folder = above.resolve(name).toString();
            if (tree.isFolder(folder)) {
                return folder;
            }
        }
        return null;
    }

    private @Nullable String rootFolder() {
        return FOLDERS.stream().filter(tree::isFolder).findFirst().orElse(null);
    }

    /** The source's folder seen from there, without the folder of all sources. */
    private static String inner(Path above, Path source) {
        Path parent = source.getParent();
        Path inner = parent == null ? Path.of("") : above.relativize(parent);
        String first = String.valueOf(inner.getName(0));
        boolean isSource = List.of("src", "lib", "app").contains(first) && inner.getNameCount() > 0;
        if (!isSource) {
            return inner.toString();
        }
        return inner.getNameCount() == 1 ? "" : inner.subpath(1, inner.getNameCount()).toString();
    }

    private static String join(String folder, String inner, String name) {
        return inner.isEmpty() ? folder + "/" + name : folder + "/" + inner + "/" + name;
    }

    /** Whether tests are called tests or specifications here. */
    private String word(String folder) throws WorkspaceProblem, InterruptedException {
        String below = folder.isEmpty() ? "src" : folder;
        boolean specs = !tree.find(below + "/**/*.spec.ts").isEmpty();
        return specs && tree.find(below + "/**/*.test.ts").isEmpty() ? "spec" : "test";
    }

    private String python(Path source, String stem) {
        for (Path above = source.getParent(); above != null; above = above.getParent()) {
            String folder = folder(above);
            if (folder != null) {
                return folder + "/test_" + stem + ".py";
            }
        }
        String root = rootFolder();
        return root == null
                ? source.resolveSibling("test_" + stem + ".py").toString()
                : root + "/test_" + stem + ".py";
    }
}
