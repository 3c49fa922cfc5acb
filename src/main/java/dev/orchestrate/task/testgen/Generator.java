package dev.orchestrate.task.testgen;

import dev.orchestrate.syntax.Language;
import dev.orchestrate.syntax.SyntaxProblem;
import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.task.testgen.suite.Suite;
import dev.orchestrate.workspace.Tree;
import dev.orchestrate.workspace.WorkspaceProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Generates tests of one language. */
interface Generator {
    /**
     * What is generated from.
     *
     * @param tree for what the source imports
     * @param outside what people wrote in the test file
     */
    record Job(Tree tree, String source, String testFile, String outside) {}

    /** What a formatter works with. */
    record Formatting(Path workspace, Map<String, String> environment) {}

    /** The one of a kind. */
    static Generator of(Wanted wanted) {
        return switch (wanted.kind()) {
            case SERVICE, ROUTE, CONFIG, PLUGIN, GRAPHQL, SECURITY, E2E, LOAD ->
                    new JestGenerator(wanted);
            case PYTHON -> new PythonGenerator(wanted);
        };
    }

    Region.Marks marks();

    /** Those that its tests are written in. */
    List<Language> languages();

    /**
     * All cases that the source calls for.
     *
     * @throws SyntaxProblem it does not parse
     * @throws TaskProblem it is not what the kind expects
     */
    Suite suite(Job job) throws SyntaxProblem, TaskProblem, WorkspaceProblem, InterruptedException;

    /** Without the cases that people have written themselves, by their titles. */
    Suite withoutWritten(Suite suite, Job job) throws SyntaxProblem;

    String text(Suite suite);

    /** The region's text as the repository's formatter writes it. */
    String formatted(Formatting formatting, String file, String text)
            throws TaskProblem, IOException, InterruptedException;
}
