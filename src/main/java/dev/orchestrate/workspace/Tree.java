package dev.orchestrate.workspace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of a workspace as somebody sees them: those on the disk, or those with changes that
 * have not been made yet. Paths are relative to the workspace, with {@code /} between names.
 */
public interface Tree {
    /** The most bytes of one file that are read. */
    int MOST_BYTES = 16 << 20;

    /**
     * The content of a file; null where nothing is there. The caller does not change it.
     *
     * @throws WorkspaceProblem it leads out, is no regular file, or is larger than {@link
     *     #MOST_BYTES}
     */
    byte @Nullable [] read(String path) throws WorkspaceProblem;

    /**
     * The paths that match a pattern, as {@link Workspace#find} understands it, in the order of
     * names.
     *
     * @throws WorkspaceProblem the pattern is bad or leads out, or a folder can not be read
     */
    List<String> find(String pattern) throws WorkspaceProblem, InterruptedException;

    /** Whether there is a folder of that name. */
    boolean isFolder(String path);
}
