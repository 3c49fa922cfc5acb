package dev.orchestrate.task.testgen;

import dev.orchestrate.syntax.Language;
import dev.orchestrate.syntax.SyntaxProblem;
import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.task.testgen.jest.JestTests;
import dev.orchestrate.task.testgen.jest.Outside;
import dev.orchestrate.task.testgen.js.Modules;
import dev.orchestrate.task.testgen.suite.Case;
import dev.orchestrate.task.testgen.suite.Group;
import dev.orchestrate.task.testgen.suite.Suite;
import dev.orchestrate.workspace.Tree;
import dev.orchestrate.workspace.WorkspaceProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tests for Jest, of TypeScript and JavaScript. */
final class JestGenerator implements Generator {
    private final Wanted wanted;

    JestGenerator(Wanted wanted) {
        this.wanted = wanted;
    }

    @Override
    public Region.Marks marks() {
        return new Region.Marks("//", wanted.kind().word());
    }

    @Override
    public List<Language> languages() {
        return List.of(Language.TYPESCRIPT, Language.JAVASCRIPT);
    }

    @Override
    public Suite suite(Job job) throws SyntaxProblem, TaskProblem {
        String target = Path.of(wanted.target()).normalize().toString();
        if (wanted.kind() == Kind.LOAD) {
            checkPackage(job, "autocannon");
        }
        JestTests.Source source =
                new JestTests.Source(
                        target,
                        job.source(),
                        importPath(target, job),
                        job.testFile(),
                        job.outside());
        Modules.Sources sources = path -> read(job.tree(), path);
        boolean isService = wanted.kind() == Kind.E2E || wanted.kind() == Kind.LOAD;
        JestTests tests =
                isService ? JestTests.ofService(sources, source) : JestTests.of(sources, source);
        return withWishes(
                switch (wanted.kind()) {
                    case SERVICE -> tests.units(false);
                    case CONFIG -> tests.units(true);
                    case ROUTE -> tests.routes();
                    case PLUGIN -> tests.plugins();
                    case GRAPHQL -> tests.graphql();
                    case SECURITY -> tests.security();
                    case E2E -> tests.journey();
                    case LOAD -> tests.load();
                    case PYTHON -> throw new IllegalStateException("Jest does not test Python");
                },
                job);
    }

    private static void checkPackage(Job job, String name) throws TaskProblem {
        Path folder = Path.of("/" + job.testFile()).normalize();
        while (folder.getParent() != null) {
            folder = folder.resolveSibling(".").normalize();
            String manifest =
                    read(job.tree(), folder.resolve("package.json").toString().substring(1));
            if (manifest != null && manifest.contains("\"" + name + "\"")) {
                return;
            }
        }
        throw TaskProblem.config(
                "`kind: load` needs the package `%s`: run `npm install --save-dev %s`"
                        .formatted(name, name));
    }

    /** What is not there, or can not be read, is not known. */
    private static @Nullable String read(Tree tree, String path) {
        try {
            byte[] content = tree.isFolder(path) ? null : tree.read(path);
            return content == null ? null : new String(content, StandardCharsets.UTF_8);
        } catch (WorkspaceProblem e) {
            return null;
        }
    }

    private static String importPath(String target, Job job) {
        String ended = target.replaceFirst("\\.[cm]?[jt]sx?$", "");
        // Node's own modules want the ending of what the source will be; the source shows which.
        boolean withEnding = job.source().matches("(?s).*from '\\.[^']*\\.js'.*");
        return relative(ended, job.testFile()) + (withEnding ? ".js" : "");
    }

    private static String relative(String path, String testFile) {
        Path file = Path.of("/" + testFile).normalize();
        String relative =
                file.resolveSibling(".").normalize().relativize(Path.of("/" + path)).toString();
        return relative.startsWith(".") ? relative : "./" + relative;
    }

    /** With the modules to mock and the cases that a person will write. */
    private Suite withWishes(Suite suite, Job job) {
        List<String> imports = new ArrayList<>();
        for (String mock : wanted.mocks()) {
            Path beside = Path.of("/" + wanted.target()).resolveSibling(mock).normalize();
            String path =
                    mock.startsWith(".")
                            ? relative(beside.toString().substring(1), job.testFile())
                            : mock;
            imports.add("jest.mock('" + path.replace("'", "\\'") + "');");
        }
        imports.addAll(suite.imports());
        List<Group> groups = new ArrayList<>(suite.groups());
        if (!wanted.scenarios().isEmpty()) {
            groups.add(
                    Group.of("scenarios", wanted.scenarios().stream().map(Case::pending).toList()));
        }
        return new Suite(imports, groups);
    }

    @Override
    public Suite withoutWritten(Suite suite, Job job) throws SyntaxProblem {
        Outside outside = Outside.of(job.testFile(), job.outside());
        return suite.without(outside::has);
    }

    @Override
    public String text(Suite suite) {
        return JestTests.TEXT.of(suite);
    }

    @Override
    public String formatted(Formatting formatting, String file, String text)
            throws TaskProblem, IOException, InterruptedException {
        return new TypeScriptFormatter(formatting.workspace(), formatting.environment())
                .format(file, text);
    }
}
