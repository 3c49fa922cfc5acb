package dev.orchestrate.task.testgen.python;

import dev.orchestrate.syntax.SyntaxProblem;
import dev.orchestrate.syntax.SyntaxTree;
import dev.orchestrate.workspace.Tree;
import dev.orchestrate.workspace.WorkspaceProblem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tests for pytest, written from the source of a module. */
public final class PythonTests {
    private static final Pattern TEST = Pattern.compile("(?m)^(?:async )?def (test\\w*)");

    private PythonTests() {}

    /** One test; it is pending where it says only what is not known. */
    public record One(String name, String text, boolean pending) {}

    /**
     * What was written, not yet formatted.
     *
     * @param file where it belongs, if nobody says otherwise
     * @param imports a line each
     */
    public record Written(String file, List<String> imports, List<One> all) {
        public Written {
            imports = List.copyOf(imports);
            all = List.copyOf(all);
        }

        /** How many of them check something. */
        public int tests() {
            return all.size() - pending();
        }

        public int pending() {
            return (int) all.stream().filter(One::pending).count();
        }

        public String text() {
            return PythonTests.text(imports, all.stream().map(One::text).toList());
        }
    }

    /** The text of a file. */
    public static String text(List<String> imports, List<String> tests) {
        String head = imports.isEmpty() ? "" : String.join("\n", imports) + "\n\n\n";
        return head + String.join("\n\n", tests);
    }

    /** A test that waits for a person. */
    public static String pendingText(String name, String why) {
        return "@pytest.mark.skip(reason=%s)\ndef %s():\n    pass\n"
                .formatted(SourceWriter.text("pending, " + why), name);
    }

    /** Whether black formats the project that a file belongs to. */
    public static boolean isFormatted(Tree tree, String file) throws WorkspaceProblem {
        return PytestSettings.of(tree, file).formatter();
    }

    /** Where the tests of a source file lie, if nobody says otherwise. */
    public static String fileFor(Tree tree, String target) throws WorkspaceProblem {
        return PytestSettings.of(tree, target).testFileOf(target);
    }

    /**
     * Writes the tests of a source file.
     *
     * @param handWritten what stands in the test file beside the generated tests
     * @throws SyntaxProblem it does not parse, or there is nothing to be tested
     */
    public static Written write(Tree tree, String target, String content, String handWritten)
            throws WorkspaceProblem, SyntaxProblem {
        PytestSettings settings = PytestSettings.of(tree, target);
        SyntaxTree parsed = SyntaxTree.parseSound(target, content);
        String name = settings.moduleOf(target);
        PythonModule module =
                ModuleReader.read(name, target.endsWith("__init__.py"), parsed.root());
        List<Subject> subjects = Subject.of(module);
        if (subjects.isEmpty()) {
            throw new SyntaxProblem("`" + target + "` defines no public function or class");
        }
        TreeProgram rest = new TreeProgram(tree, settings);
        Program program = asked -> asked.equals(name) ? module : rest.module(asked);
        TestWriter writer = new TestWriter(settings.style(), taken(handWritten));
        for (Subject subject : subjects) {
            writer.add(subject, Explorer.explore(program, subject));
        }
        return new Written(settings.testFileOf(target), writer.imports(), writer.tests());
    }

    private static Set<String> taken(String handWritten) {
        Set<String> names = new HashSet<>();
        Matcher test = TEST.matcher(handWritten);
        while (test.find()) {
            names.add(test.group(1));
        }
        return names;
    }
}
