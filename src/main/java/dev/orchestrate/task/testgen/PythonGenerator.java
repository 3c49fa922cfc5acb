package dev.orchestrate.task.testgen;

import dev.orchestrate.syntax.Language;
import dev.orchestrate.syntax.SyntaxProblem;
import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.task.testgen.python.PythonTests;
import dev.orchestrate.task.testgen.suite.Case;
import dev.orchestrate.task.testgen.suite.Group;
import dev.orchestrate.task.testgen.suite.Suite;
import dev.orchestrate.workspace.WorkspaceProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tests for pytest, of Python. */
final class PythonGenerator implements Generator {
    private final Wanted wanted;

    PythonGenerator(Wanted wanted) {
        this.wanted = wanted;
    }

    @Override
    public Region.Marks marks() {
        return new Region.Marks("#", wanted.kind().word());
    }

    @Override
    public List<Language> languages() {
        return List.of(Language.PYTHON);
    }

    @Override
    public Suite suite(Job job) throws SyntaxProblem, TaskProblem, WorkspaceProblem {
        String target = Path.of(wanted.target()).normalize().toString();
        if (!target.endsWith(".py")) {
            throw TaskProblem.config("`target: " + wanted.target() + "` is no Python source");
        }
        if (!wanted.mocks().isEmpty()) {
            throw TaskProblem.config(
                    "`mocks` is not for `kind: python`: what has effects outside of the program is"
                            + " replaced anyway");
        }
        PythonTests.Written written =
                PythonTests.write(job.tree(), target, job.source(), job.outside());
        List<Case> cases = new ArrayList<>();
        for (PythonTests.One one : written.all()) {
            cases.add(new Case(one.name(), one.text().lines().toList(), one.pending()));
        }
        for (String scenario : wanted.scenarios()) {
            cases.add(pending(scenario));
        }
        List<String> imports = new ArrayList<>(written.imports());
        if (!wanted.scenarios().isEmpty() && !imports.contains("import pytest")) {
            imports.addFirst("import pytest");
        }
        return new Suite(imports, List.of(Group.of(target, cases)));
    }

    private static Case pending(String title) {
        String words = title.toLowerCase(Locale.ROOT).replaceAll("\\W+", "_");
        String name = "test_" + words.replaceAll("^_|_$", "");
        String text = PythonTests.pendingText(name, title);
        return new Case(name, text.lines().toList(), true);
    }

    /** Names that people have taken were left out when the names were given. */
    @Override
    public Suite withoutWritten(Suite suite, Job job) {
        return suite;
    }

    @Override
    public String text(Suite suite) {
        List<String> tests =
                suite.groups().stream()
                        .flatMap(group -> group.cases().stream())
                        .map(one -> String.join("\n", one.lines()) + "\n")
                        .toList();
        return PythonTests.text(suite.imports(), tests);
    }

    @Override
    public String formatted(Formatting formatting, String file, String text)
            throws TaskProblem, IOException, InterruptedException {
        return new PythonFormatter(formatting.workspace(), formatting.environment())
                .format(file, text);
    }
}
