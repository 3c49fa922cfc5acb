package dev.orchestrate.workspace;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of a workspace as they are on the disk now. Safe for any thread. */
public final class DiskTree implements Tree {
    private static final int MOST_FOUND = 100_000;

    private final Workspace workspace;

    public DiskTree(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public byte @Nullable [] read(String path) throws WorkspaceProblem {
        Path file = workspace.inside(path);
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? BoundedFile.read(file, path, MOST_BYTES)
                : null;
    }

    @Override
    public List<String> find(String pattern) throws WorkspaceProblem, InterruptedException {
        List<String> names = new ArrayList<>();
        for (Path path : workspace.find(pattern, MOST_FOUND)) {
            names.add(workspace.root().relativize(path).toString());
        }
        return names;
    }

    @Override
    public boolean isFolder(String path) {
        try {
            return Files.isDirectory(workspace.inside(path));
        } catch (WorkspaceProblem e) {
            return false;
        }
    }
}
