package dev.orchestrate.task.testgen;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.syntax.SyntaxProblem;
import dev.orchestrate.task.FileChange;
import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.task.Workbench;
import dev.orchestrate.task.testgen.suite.Suite;
import dev.orchestrate.workspace.Draft;
import dev.orchestrate.workspace.Tree;
import dev.orchestrate.workspace.WorkspaceProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the region of a test file that a task's tests stand in. */
final class TestFileChange implements FileChange {
    private final Path workspace;
    private final Wanted wanted;

    TestFileChange(Path workspace, Wanted wanted) {
        this.workspace = workspace;
        this.wanted = wanted;
    }

    @Override
    public Drafted draft(Draft draft) throws TaskProblem, WorkspaceProblem, InterruptedException {
        String source = source(draft);
        Generator generator = Generator.of(wanted);
        String testFile = testFile(draft, generator);
        byte[] there = draft.read(testFile);
        String file = there == null ? "" : decoded(testFile, there);
        Optional<Region> found = Region.find(file, generator.marks());
        String outside = found.map(Region::outside).orElse(file);
        Suite suite = suite(generator, new Generator.Job(draft, source, testFile, outside));
        Map<String, String> outputs =
                Map.of(
                        "cases",
                        Integer.toString(suite.cases()),
                        "pending",
                        Integer.toString(suite.pending()),
                        "test_file",
                        testFile);
        String text = suite.groups().isEmpty() ? "" : generator.text(suite);
        boolean isSo = found.map(region -> region.isMadeFrom(text)).orElseGet(text::isEmpty);
        if (!isSo) {
            Region region = found.orElseGet(() -> Region.atEndOf(file));
            draft.write(testFile, region.with(text).file(generator.marks()).getBytes(UTF_8));
        }
        String remark =
                "%s: %d cases, %d pending".formatted(testFile, suite.cases(), suite.pending());
        return new Drafted(outputs, List.of(remark), "`" + testFile + "` has these tests already");
    }

    private Suite suite(Generator generator, Generator.Job job)
            throws TaskProblem, WorkspaceProblem, InterruptedException {
        try {
            Suite suite = generator.suite(job);
            if (suite.cases() + suite.pending() == 0) {
                throw new TaskProblem(
                        ErrorClass.PERMANENT,
                        "`%s` has nothing that tests of kind `%s` could be written for"
                                .formatted(wanted.target(), wanted.kind().word()));
            }
            return generator.withoutWritten(suite, job);
        } catch (SyntaxProblem e) {
            throw new TaskProblem(ErrorClass.PERMANENT, e.message(), e);
        }
    }

    private String testFile(Tree tree, Generator generator)
            throws TaskProblem, WorkspaceProblem, InterruptedException {
        String given = wanted.testFile();
        return given == null
                ? new TestFiles(tree)
                        .locate(Path.of(wanted.target()).normalize().toString(), wanted.kind())
                : NamedTestFile.checked(tree, given, generator.languages());
    }

    private String source(Tree tree) throws TaskProblem, WorkspaceProblem {
        String target = wanted.target();
        if (tree.isFolder(target)) {
            throw TaskProblem.config("`target: " + target + "` is a folder: name a source file");
        }
        byte[] content = tree.read(target);
        if (content == null) {
            throw TaskProblem.config("`target: " + target + "` is not there");
        }
        String text = decoded(target, content);
        if (text.isBlank()) {
            throw new TaskProblem(ErrorClass.PERMANENT, "`" + target + "` is empty");
        }
        return text;
    }

    static String decoded(String path, byte[] content) throws TaskProblem {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException e) {
            throw new TaskProblem(ErrorClass.PERMANENT, "`" + path + "` is not text in UTF-8", e);
        }
    }

    /** The region alone is formatted: what people wrote is theirs. */
    @Override
    public void polish(Draft draft, Workbench bench)
            throws TaskProblem, WorkspaceProblem, IOException, InterruptedException {
        Generator generator = Generator.of(wanted);
        for (Draft.Change change : draft.changes()) {
            String file = decoded(change.path(), change.after());
            Optional<Region> found = Region.find(file, generator.marks());
            if (found.isPresent() && !found.get().body().isBlank()) {
                Region region = found.get();
                String text =
                        generator.formatted(
                                new Generator.Formatting(workspace, bench.environment()),
                                change.path(),
                                region.body());
                String whole = region.formatted(text).file(generator.marks());
                draft.write(change.path(), whole.getBytes(UTF_8));
            }
        }
    }
}
