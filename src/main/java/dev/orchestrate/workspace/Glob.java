package dev.orchestrate.workspace;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** One search for what matches a pattern. Confined to a thread; used once. */
final class Glob {
    private static final String ANY_FOLDERS = "**";

    /** Where runs are kept: found only by a pattern that has the name as it is written. */
    private static final String STATE_FOLDER = ".orchestrate";

    private final Workspace workspace;
    private final int most;
    private final List<Segment> segments = new ArrayList<>();
    private final Set<Path> matches = new LinkedHashSet<>();

    Glob(Workspace workspace, String pattern, int most) throws WorkspaceProblem {
        this.workspace = workspace;
        this.most = most;
        String root = workspace.root() + "/";
        String relative = pattern.startsWith(root) ? pattern.substring(root.length()) : pattern;
        if (relative.startsWith("/")) {
            throw new WorkspaceProblem("`" + pattern + "` leads out of the workspace");
        }
        for (String name : relative.split("/", -1)) {
            if (name.equals("..")) {
                throw new WorkspaceProblem("`" + pattern + "` is a pattern with `..` in it");
            }
            if (!name.isEmpty() && !name.equals(".")) {
                segments.add(segment(name, pattern));
            }
        }
    }

    static boolean isPattern(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("*?[{\\".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a search for the pattern would find a file of that name. */
    static boolean matches(String pattern, String path) throws WorkspaceProblem {
        Workspace nowhere = new Workspace(Path.of("/"));
        Glob glob = new Glob(nowhere, pattern, 1);
        return glob.matches(0, List.of(path.split("/", -1)));
    }

    private boolean matches(int index, List<String> names) {
        if (index == segments.size()) {
            return names.isEmpty();
        }
        Segment segment = segments.get(index);
        if (segment.anyFolders()) {
            if (index == segments.size() - 1) {
                return !names.isEmpty() && !names.contains(STATE_FOLDER);
            }
            for (int from = 0; from < names.size(); from++) {
                if (matches(index + 1, names.subList(from, names.size()))) {
                    return true;
                }
                if (names.get(from).equals(STATE_FOLDER)) {
                    return false;
                }
            }
            return false;
        }
        return !names.isEmpty()
                && segment.matches(names.getFirst())
                && matches(index + 1, names.subList(1, names.size()));
    }

    List<Path> find() throws WorkspaceProblem, InterruptedException {
        search(workspace.root(), 0);
        return List.copyOf(matches);
    }

    /**
     * A name, or what it must match.
     *
     * @param matcher null for the name itself
     */
    private record Segment(String name, @Nullable PathMatcher matcher) {
        boolean anyFolders() {
            return name.equals(ANY_FOLDERS);
        }

        boolean matches(String other) {
            return matcher == null
                    ? name.equals(other)
                    : !other.equals(STATE_FOLDER) && matcher.matches(Path.of(other));
        }
    }

    private Segment segment(String name, String pattern) throws WorkspaceProblem {
        if (!isPattern(name) || name.equals(ANY_FOLDERS)) {
            return new Segment(name, null);
        }
        try {
            return new Segment(
                    name, workspace.root().getFileSystem().getPathMatcher("glob:" + name));
        } catch (PatternSyntaxException e) {
            throw new WorkspaceProblem(
                    "`" + pattern + "` is not a pattern: " + e.getDescription(), e);
        }
    }

    private void search(Path folder, int index) throws WorkspaceProblem, InterruptedException {
        Segment segment = segments.get(index);
        boolean last = index == segments.size() - 1;
        if (segment.anyFolders()) {
            below(folder, index, last);
        } else if (segment.matcher() == null) {
            reached(folder.resolve(segment.name()), index, last);
        } else {
            for (Path entry : entries(folder)) {
                if (segment.matcher().matches(entry.getFileName())) {
                    reached(entry, index, last);
                }
            }
        }
    }

    private void reached(Path path, int index, boolean last)
            throws WorkspaceProblem, InterruptedException {
        if (matches.size() >= most || !Files.exists(path) || !workspace.leadsInside(path)) {
            return;
        }
        if (last) {
            matches.add(path);
        } else if (Files.isDirectory(path)) {
            search(path, index + 1);
        }
    }

    private void below(Path folder, int index, boolean last)
            throws WorkspaceProblem, InterruptedException {
        if (!last) {
            search(folder, index + 1);
        }
        for (Path entry : entries(folder)) {
            if (matches.size() >= most) {
                return;
            }
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                below(entry, index, last);
            } else if (last && Files.exists(entry) && workspace.leadsInside(entry)) {
                matches.add(entry);
            }
        }
    }

    /** Sorted, so that a search finds the same first match every time. */
    private static List<Path> entries(Path folder) throws WorkspaceProblem, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) {
                if (!entry.endsWith(STATE_FOLDER)) {
                    entries.add(entry);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of(); // removed meanwhile
        } catch (IOException | DirectoryIteratorException e) {
            throw new WorkspaceProblem("`" + folder + "` can not be read", e);
        }
        Collections.sort(entries);
        return entries;
    }
}
