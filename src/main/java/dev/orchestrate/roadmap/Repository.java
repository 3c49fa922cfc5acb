package dev.orchestrate.roadmap;

import dev.orchestrate.workspace.Workspace;
import dev.orchestrate.workspace.WorkspaceProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The files of a repository that people wrote: without those that tools put there, and without
 * links.
 */
public final class Repository {
    /** More is no repository that a person keeps; what comes later is not looked at. */
    private static final int MOST_FILES = 50_000;

    private static final int MOST_BYTES = 512 << 10;

    private static final Set<String> OF_TOOLS =
            Set.of(
                    "node_modules",
                    "dist",
                    "build",
                    "out",
                    "coverage",
                    "vendor",
                    "venv",
                    "target",
                    "__pycache__",
                    "generated",
                    "__generated__");

    private final Workspace workspace;
    private final List<String> files;

    private Repository(Workspace workspace, List<String> files) {
        this.workspace = workspace;
        this.files = files;
    }

    /** The one in a folder, which is absolute. */
    public static Repository of(Path root) throws IOException {
        List<String> files = new ArrayList<>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) {
                        String name = String.valueOf(folder.getFileName());
                        boolean hidden = name.startsWith(".") && !name.equals(".github");
                        boolean passed = OF_TOOLS.contains(name) || hidden;
                        return passed && !folder.equals(root)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile()) {
                            files.add(root.relativize(file).toString());
                        }
                        return files.size() < MOST_FILES
                                ? FileVisitResult.CONTINUE
                                : FileVisitResult.TERMINATE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException problem) {
                        return FileVisitResult.CONTINUE;
                    }
                });
        Collections.sort(files);
        return new Repository(new Workspace(root), List.copyOf(files));
    }

    /** Relative paths, in the order of names. */
    List<String> files() {
        return files;
    }

    boolean has(String path) {
        return Collections.binarySearch(files, path) >= 0;
    }

    /** The text of a file; empty where it can not be read, or is larger than people write. */
    String text(String path) {
        try {
            return new String(workspace.read(path, MOST_BYTES), StandardCharsets.UTF_8);
        } catch (WorkspaceProblem e) {
            return "";
        }
    }

    /** The folder of a path; empty for the repository itself. */
    static String folder(String path) {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }

    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
