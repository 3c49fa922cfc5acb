package dev.orchestrate.workspace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A tree with changes that nobody has made yet: what is written is seen by whoever reads, and the
 * tree below stays as it is. Confined to a thread.
 */
public final class Draft implements Tree {
    private final Tree below;
    private final Map<String, byte @Nullable []> seen = new LinkedHashMap<>();
    private final Map<String, byte[]> written = new LinkedHashMap<>();
    private final TreeSet<String> executable = new TreeSet<>();

    public Draft(Tree below) {
        this.below = below;
    }

    @Override
    public byte @Nullable [] read(String path) throws WorkspaceProblem {
        byte[] own = written.get(path);
        if (own != null) {
            return own;
        }
        look(path);
        return seen.get(path);
    }

    @Override
    public List<String> find(String pattern) throws WorkspaceProblem, InterruptedException {
        TreeSet<String> names = new TreeSet<>(below.find(pattern));
        for (String path : written.keySet()) {
            if (Glob.matches(pattern, path)) {
                names.add(path);
            }
        }
        return List.copyOf(names);
    }

    @Override
    public boolean isFolder(String path) {
        String prefix = path.endsWith("/") ? path : path + "/";
        return below.isFolder(path)
                || written.keySet().stream().anyMatch(name -> name.startsWith(prefix));
    }

    /**
     * Gives a file a content; it is made where it is not there.
     *
     * @throws WorkspaceProblem it leads out, or is there and no regular file
     */
    public void write(String path, byte[] content) throws WorkspaceProblem {
        look(path);
        written.put(path, content.clone());
    }

    /** As {@link #write}, for a file that can be run. One that is there keeps its mode. */
    public void writeExecutable(String path, byte[] content) throws WorkspaceProblem {
        write(path, content);
        executable.add(path);
    }

    /** What differs from the tree below, in the order in which it was written. */
    public List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        written.forEach((path, after) -> {
            byte[] before = seen.get(path);
            if (before == null || !Arrays.equals(before, after)) {
                changes.add(new Change(path, before, after, executable.contains(path)));
            }
        });
        return changes;
    }

    /** What was read of the tree below: nobody may have changed it before the changes are made. */
    public Map<String, byte @Nullable []> basis() {
        return new LinkedHashMap<>(seen);
    }

    /** Writes what this changes into another one. */
    public void copyTo(Draft other) throws WorkspaceProblem {
        for (Change change : changes()) {
            if (change.executable()) {
                other.writeExecutable(change.path(), change.after());
            } else {
                other.write(change.path(), change.after());
            }
        }
    }

    /** What is there is read once, so that all that is drafted is based on the same. */
    private void look(String path) throws WorkspaceProblem {
        if (!seen.containsKey(path)) {
            seen.put(path, below.read(path));
        }
    }

    /**
     * One file's.
     *
     * @param before null where there was none
     * @param executable whether a new file can be run
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares changes
    public record Change(String path, byte @Nullable [] before, byte[] after, boolean executable) {}
}
