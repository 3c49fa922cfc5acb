package dev.orchestrate.task.testgen;

import dev.orchestrate.syntax.Language;
import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.workspace.Tree;
import dev.orchestrate.workspace.WorkspaceProblem;
import java.nio.file.Path;
import java.util.List;

/** A test file that a task names itself, which may be anything. */
final class NamedTestFile {
    private NamedTestFile() {}

    /**
     * The path, once it is known that tests can be written there.
     *
     * @param languages those of the tests
     * @throws TaskProblem they can not
     */
    static String checked(Tree tree, String given, List<Language> languages)
            throws TaskProblem, WorkspaceProblem, InterruptedException {
        if (tree.isFolder(given)) {
            throw TaskProblem.config("`test_file: " + given + "` is a folder: name a file");
        }
        for (Path at = Path.of(given).getParent(); at != null; at = at.getParent()) {
            if (!tree.isFolder(at.toString()) && !tree.find(at.toString()).isEmpty()) {
                throw TaskProblem.config(
                        "`test_file: %s` goes through `%s`, which is a file".formatted(given, at));
            }
        }
        if (Language.ofFile(given).filter(languages::contains).isEmpty()) {
            throw TaskProblem.config(
                    "`test_file: " + given + "` is no file in the language of the tests");
        }
        return given;
    }
}
