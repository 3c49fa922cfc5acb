package dev.orchestrate.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names inside a folder. Neither {@code ..} nor a symbolic link leads out of it; links that stay
 * inside are followed. What a name leads to can change right after it was looked at: this keeps
 * mistakes out, not those who run code in the workspace anyway.
 *
 * @param root absolute
 */
public record Workspace(Path root) {
    public Workspace {
        if (!root.isAbsolute()) {
            throw new IllegalArgumentException("workspace is not absolute: " + root);
        }
        root = root.normalize();
    }

    /**
     * The path of a name, which need not be there.
     *
     * @throws WorkspaceProblem it leads out
     */
    public Path inside(String name) throws WorkspaceProblem {
        Path path = resolve(name);
        if (!path.startsWith(root) || !leadsInside(path)) {
            throw new WorkspaceProblem("`" + name + "` leads out of the workspace");
        }
        return path;
    }

    /** Whether a file or folder of that name is there, and inside. */
    public boolean exists(String name) {
        try {
            return Files.exists(inside(name));
        } catch (WorkspaceProblem e) {
            return false;
        }
    }

    /**
     * What matches a pattern, in the order of names, at most {@code most}. {@code *}, {@code ?},
     * {@code [a-z]} and <code>{a,b}</code> stand for parts of one name, {@code **} for any number
     * of folders, and at the end for all files below; it does not go through links. A name that is
     * there as it is written matches itself.
     *
     * @throws WorkspaceProblem the pattern is bad, or a folder can not be read
     */
    public List<Path> find(String pattern, int most) throws WorkspaceProblem, InterruptedException {
        if (!Glob.isPattern(pattern)) {
            Path path = inside(pattern);
            return Files.exists(path) ? List.of(path) : List.of();
        }
        if (exists(pattern)) {
            return List.of(inside(pattern));
        }
        return new Glob(this, pattern, most).find();
    }

    /**
     * The content of a regular file.
     *
     * @throws WorkspaceProblem it is missing, leads out, is no regular file, or has more than
     *     {@code most} bytes
     */
    public byte[] read(String name, int most) throws WorkspaceProblem {
        return BoundedFile.read(inside(name), name, most);
    }

    private Path resolve(String name) throws WorkspaceProblem {
        try {
            return root.resolve(name).normalize();
        } catch (InvalidPathException e) {
            throw new WorkspaceProblem("`" + name + "` is not a path", e);
        }
    }

    /** Judged by the deepest part that is there. */
    boolean leadsInside(Path path) {
        if (path.equals(root)) {
            return true;
        }
        try {
            Path real = root.toRealPath();
            for (Path at = path; at != null && at.startsWith(root); at = at.getParent()) {
                if (Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
                    Path target = realPath(at);
                    return target != null && target.startsWith(real);
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Null for a link that leads nowhere: where it will lead once that is made is not known. */
    private static @Nullable Path realPath(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return null;
        }
    }
}
