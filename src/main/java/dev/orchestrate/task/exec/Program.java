package dev.orchestrate.task.exec;

import dev.orchestrate.task.TaskContext;
import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.workspace.Workspace;
import dev.orchestrate.workspace.WorkspaceProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The program that handles a type.
 *
 * @param command what is started: a path, or a word for the {@code PATH}
 * @param shown for people, the path relative to the workspace
 */
record Program(String command, String shown) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");
    private static final String FOLDER = "handlers/";
    private static final String PREFIX = "orchestrate-handler-";

    /**
     * The one in the workspace's {@code handlers} folder, else one that is left to the {@code
     * PATH}, which only the process itself knows.
     *
     * @throws TaskProblem the name is none, or it is not clear which program is meant
     */
    static Program of(String name, TaskContext context) throws TaskProblem {
        if (!NAME.matcher(name).matches()) {
            throw TaskProblem.config(
                    "`"
                            + name
                            + "` is no name of a handler: it is made of letters, digits, `_` and"
                            + " `-`");
        }
        List<String> found = inFolder(name, context);
        Workspace workspace = new Workspace(context.workspace());
        List<Program> programs = new ArrayList<>();
        for (String path : found) {
            Path file = path(workspace, path);
            if (Files.isExecutable(file)) {
                programs.add(new Program(file.toString(), path));
            }
        }
        if (programs.isEmpty()) {
            return onPath(name, found);
        }
        Program first = programs.getFirst();
        if (programs.size() > 1 && !first.shown().equals(FOLDER + name)) {
            throw TaskProblem.config(
                    "it is not clear which handler is meant: `"
                            + first.shown()
                            + "` or `"
                            + programs.get(1).shown()
                            + "`");
        }
        return first;
    }

    /** What is said where it turns out that there is none. */
    static String unfound(String name) {
        return "there is no handler `"
                + name
                + "`: neither an executable `"
                + FOLDER
                + name
                + "` in the workspace, with any extension, nor `"
                + PREFIX
                + name
                + "` on the PATH";
    }

    private static Program onPath(String name, List<String> notExecutable) throws TaskProblem {
        if (!notExecutable.isEmpty()) {
            String path = notExecutable.getFirst();
            throw TaskProblem.config("`" + path + "` is not executable: `chmod +x " + path + "`");
        }
        return new Program(PREFIX + name, PREFIX + name);
    }

    /** Regular files; the one without an extension comes first. */
    private static List<String> inFolder(String name, TaskContext context) throws TaskProblem {
        Workspace workspace = new Workspace(context.workspace());
        List<String> found = new ArrayList<>();
        try {
            for (String pattern : List.of(FOLDER + name, FOLDER + name + ".*")) {
                for (String path : new ArrayList<>(context.tree().find(pattern))) {
                    boolean oneExtension = path.indexOf('.') == path.lastIndexOf('.');
                    if (oneExtension && Files.isRegularFile(path(workspace, path))) {
                        found.add(path);
                    }
                }
            }
            return found;
        } catch (WorkspaceProblem e) {
            throw TaskProblem.config(e.message(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TaskProblem.config("interrupted", e);
        }
    }

    private static Path path(Workspace workspace, String name) throws TaskProblem {
        try {
            return workspace.inside(name);
        } catch (WorkspaceProblem e) {
            throw TaskProblem.config(e.message(), e);
        }
    }
}
