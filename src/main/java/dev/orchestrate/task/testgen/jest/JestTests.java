package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.syntax.SyntaxProblem;
import dev.orchestrate.task.testgen.js.Chance;
import dev.orchestrate.task.testgen.js.Interpreter;
import dev.orchestrate.task.testgen.js.Module;
import dev.orchestrate.task.testgen.js.Modules;
import dev.orchestrate.task.testgen.suite.Group;
import dev.orchestrate.task.testgen.suite.Suite;
import dev.orchestrate.task.testgen.suite.SuiteText;
import java.util.ArrayList;
import java.util.List;

/** Generates the tests of a TypeScript or JavaScript file, or of a GraphQL schema. */
public final class JestTests {
    /** How such tests are written. */
    public static final SuiteText TEXT = new SuiteText("jest", Printer::text);

    private final Subject subject;
    private final Chance chance;

    /**
     * A source file, and the test file that it is for.
     *
     * @param path from the workspace
     * @param from how the test file imports it
     * @param testFile its path, for messages
     * @param outside what people wrote in it
     */
    public record Source(String path, String text, String from, String testFile, String outside) {}

    /**
     * For one source file.
     *
     * @throws SyntaxProblem it, or what people wrote in the test file, does not parse
     */
    public static JestTests of(Modules.Sources sources, Source source) throws SyntaxProblem {
        return of(new Modules(sources, new Interpreter()), new Chance(), source);
    }

    /**
     * For the source file that starts a service, which is followed from request to request: chance
     * is stood in for.
     *
     * @throws SyntaxProblem as above
     */
    public static JestTests ofService(Modules.Sources sources, Source source) throws SyntaxProblem {
        Modules modules = new Modules(sources, new Interpreter());
        Chance chance = new Chance();
        chance.standIn(modules);
        return of(modules, chance, source);
    }

    private static JestTests of(Modules modules, Chance chance, Source source)
            throws SyntaxProblem {
        Module module = modules.load(source.path(), source.text());
        Outside outside = Outside.of(source.testFile(), source.outside());
        return new JestTests(
                new Subject(modules, module, new ImportLines(outside, module, source.from())),
                chance);
    }

    private JestTests(Subject subject, Chance chance) {
        this.subject = subject;
        this.chance = chance;
    }

    /** One way through each exported function and method. */
    public Suite units(boolean exact) {
        return suite(new UnitKind(subject, exact, false).groups());
    }

    /** Routes over HTTP. */
    public Suite routes() {
        return suite(new RouteKind(subject, false).groups());
    }

    /** Plugins of a server, and the functions that lie beside them. */
    public Suite plugins() {
        List<Group> groups = new ArrayList<>(new PluginKind(subject, _ -> true).groups(true));
        groups.addAll(new UnitKind(subject, false, false).groups());
        return suite(groups);
    }

    /** Refusals, attacks and limits that the source's own code calls for. */
    public Suite security() {
        List<Group> groups = new ArrayList<>(new RouteKind(subject, true).groups());
        groups.addAll(new PluginKind(subject, Denials::is).groups(false));
        groups.addAll(new UnitKind(subject, false, true).groups());
        return suite(groups);
    }

    /**
     * One group for each field of a GraphQL schema.
     *
     * @throws SyntaxProblem the schema does not parse
     */
    public Suite graphql() throws SyntaxProblem {
        return suite(new GraphqlKind(subject).groups());
    }

    /** The started service, asked over HTTP. */
    public Suite journey() {
        return suite(new JourneyKind(subject, chance).journey());
    }

    /** The started service under a bounded load. */
    public Suite load() {
        return suite(new JourneyKind(subject, chance).load());
    }

    private Suite suite(List<Group> groups) {
        Suite whole = new Suite(List.of(), groups).without(_ -> false);
        return new Suite(subject.imports().lines(whole.groups()), whole.groups());
    }
}
