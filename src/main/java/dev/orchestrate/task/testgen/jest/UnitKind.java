package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.task.testgen.js.Closure;
import dev.orchestrate.task.testgen.js.JsClass;
import dev.orchestrate.task.testgen.js.JsFunction;
import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.js.Module;
import dev.orchestrate.task.testgen.js.Modules;
import dev.orchestrate.task.testgen.js.NotKnown;
import dev.orchestrate.task.testgen.js.Nothing;
import dev.orchestrate.task.testgen.suite.Case;
import dev.orchestrate.task.testgen.suite.Group;
import dev.orchestrate.task.testgen.trial.Explorer;
import dev.orchestrate.task.testgen.trial.Outcome;
import dev.orchestrate.task.testgen.trial.Pool;
import dev.orchestrate.task.testgen.trial.TypeSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tests of a file's exported functions and classes, one way through each at a time. */
final class UnitKind {
    private final Modules modules;
    private final Module module;
    private final ImportLines imports;
    private final boolean exact;
    private final boolean security;

    UnitKind(Subject subject, boolean exact, boolean security) {
        this.modules = subject.modules();
        this.module = subject.module();
        this.imports = subject.imports();
        this.exact = exact;
        this.security = security;
    }

    /** In the order of the source. */
    List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        TokenCases tokens = tokens(TokenHome.ofModule(module));
        for (Map.Entry<String, String> export : module.exports().entrySet()) {
            Object value = module.exported(export.getKey());
            if (value instanceof JsClass type && type.node() != null && !type.isError()) {
                groups.add(ofClass(imports.ofSubject(export.getKey()), type));
            } else if (value instanceof Closure function && !isPlugin(export.getValue())) {
                String name = imports.ofSubject(export.getKey());
                Unit unit = new Unit(title(export.getKey(), name), function.node(), null, false);
                groups.add(ofFunction(unit, name, function, tokens));
            }
        }
        return groups;
    }

    private static String title(String exported, String name) {
        return exported.equals("default") ? name : exported;
    }

    private boolean isPlugin(String name) {
        SyntaxNode declaration = module.declaration(name);
        return declaration != null && Plugins.isPlugin(declaration, module);
    }

    /** For what follows the life of a token; null where that is not asked for. */
    private @Nullable TokenCases tokens(TokenHome home) {
        TokenSearch search = new TokenSearch(modules);
        return security ? new TokenCases(search, search.in(home)) : null;
    }

    private Group ofFunction(
            Unit unit, String call, JsFunction function, @Nullable TokenCases tokens) {
        Parameters parameters = Parameters.of(unit.node());
        TypeSamples samples = new TypeSamples(modules);
        JsObject root = new JsObject();
        root.put("args", parameters.samples(samples, module, "args"));
        root.put("env", JsObject.open());
        List<Outcome.Trial> trials =
                trials(given -> call(function, parameters, given), root, samples);
        List<String> setup = environment(trials);
        List<Case> cases = cases(new CaseWriter(unit, call, exact), trials);
        if (tokens != null) {
            setup.addAll(tokens.setup(unit));
            cases.addAll(tokens.of(unit, call, imports::ofSubject));
        }
        return new Group(unit.name(), setup, cases, List.of());
    }

    private List<Outcome.Trial> trials(Explorer.Subject tried, JsObject root, TypeSamples samples) {
        Explorer explorer = new Explorer(modules.interpreter(), tried);
        List<Outcome.Trial> trials = explorer.explore(root, samples.others(), new Pool(module));
        if (!security) {
            return trials;
        }
        List<Outcome.Trial> chosen = new ArrayList<>();
        trials.stream().filter(Denials::is).forEach(chosen::add);
        chosen.addAll(Denials.attacks(explorer, trials));
        return chosen;
    }

    private static Object call(JsFunction function, Parameters parameters, JsObject given) {
        JsObject arguments = CaseWriter.object(given, "args");
        return function.call(Nothing.UNDEFINED, parameters.arguments(arguments));
    }

    /** Where the source reads the environment, each case begins with an empty one. */
    private static List<String> environment(List<Outcome.Trial> trials) {
        boolean reads =
                trials.stream()
                        .flatMap(trial -> trial.input().changes().stream())
                        .anyMatch(change -> change.place().steps().getFirst().equals("env"));
        List<String> lines = new ArrayList<>();
        if (reads) {
            lines.add("const environment = process.env;");
            lines.addAll(List.of("beforeEach(() => {", "  process.env = {};", "});"));
            lines.addAll(List.of("afterEach(() => {", "  process.env = environment;", "});"));
        }
        return lines;
    }

    private List<Case> cases(CaseWriter writer, List<Outcome.Trial> trials) {
        List<Case> cases = new ArrayList<>();
        trials.forEach(trial -> writer.write(trial).ifPresent(cases::add));
        if (security) {
            return cases;
        }
        if (cases.isEmpty()) {
            cases.add(Case.pending("is right (" + why(trials) + ")"));
        } else if (trials.stream().anyMatch(writer::isComputed)) {
            cases.add(
                    Case.pending(
                            "gives the expected values (a rule that the source only follows)"));
        }
        return cases;
    }

    private static String why(List<Outcome.Trial> trials) {
        for (Outcome.Trial trial : trials) {
            if (trial.outcome() instanceof Outcome.Unclear(String why)) {
                return "not known from the source: " + why;
            }
        }
        return "not known from the source";
    }

    private Group ofClass(String name, JsClass type) {
        SyntaxNode constructor = constructor(type);
        Parameters parameters = Parameters.of(constructor);
        TypeSamples samples = new TypeSamples(modules);
        JsObject deps = parameters.samples(samples, module, "deps");
        TokenCases tokens = tokens(TokenHome.ofClass(module, type, new TypeSamples(modules)));
        List<Group> groups = new ArrayList<>();
        for (SyntaxNode member : body(type)) {
            if (isPublicMethod(member)) {
                groups.add(ofMethod(new Owner(name, type, constructor, tokens), member));
            }
        }
        List<String> setup = new ArrayList<>();
        setup.add("const given = () => (" + Printer.value(deps) + ");");
        setup.add(making(name, parameters));
        return new Group(name, setup, List.of(), groups);
    }

    private static String making(String name, Parameters parameters) {
        List<String> arguments = new ArrayList<>();
        for (Parameters.Parameter parameter : parameters.all()) {
            if (!parameter.optional()) {
                arguments.add("deps." + parameter.name() + " as never");
            }
        }
        String takes = arguments.isEmpty() ? "_deps: unknown" : "deps: Record<string, unknown>";
        return "const create = (%s) => new %s(%s);"
                .formatted(takes, name, String.join(", ", arguments));
    }

    static List<SyntaxNode> body(JsClass type) {
        SyntaxNode node = type.node();
        SyntaxNode body = node == null ? null : node.field("body");
        return body == null ? List.of() : body.named();
    }

    static @Nullable SyntaxNode constructor(JsClass type) {
        for (SyntaxNode member : body(type)) {
            SyntaxNode name = member.field("name");
            if (member.is("method_definition")
                    && name != null
                    && name.text().equals("constructor")) {
                return member;
            }
        }
        return type.parent() == null ? null : constructor(type.parent());
    }

    static boolean isPublicMethod(SyntaxNode member) {
        SyntaxNode name = member.field("name");
        SyntaxNode access = member.child("accessibility_modifier");
        return member.is("method_definition")
                && name != null
                && name.is("property_identifier")
                && !name.text().equals("constructor")
                && !member.has("get")
                && !member.has("set")
                && (access == null || access.text().equals("public"));
    }

    /**
     * The class of methods.
     *
     * @param name in the tests
     */
    private record Owner(
            String name,
            JsClass type,
            @Nullable SyntaxNode constructor,
            @Nullable TokenCases tokens) {}

    private Group ofMethod(Owner owner, SyntaxNode member) {
        JsClass type = owner.type();
        SyntaxNode nameNode = member.field("name");
        String name = nameNode == null ? "" : nameNode.text();
        Unit unit = new Unit(name, member, type, member.has("static"));
        if (unit.isStatic()) {
            return type.statics().get(name) instanceof JsFunction function
                    ? ofFunction(unit, owner.name() + "." + name, function, null)
                    : Group.of(name, List.of());
        }
        Parameters parameters = Parameters.of(member);
        Parameters needed = Parameters.of(owner.constructor());
        TypeSamples samples = new TypeSamples(modules);
        JsObject root = new JsObject();
        root.put("deps", needed.samples(samples, module, "deps"));
        root.put("args", parameters.samples(samples, module, "args"));
        root.put("env", JsObject.open());
        Explorer.Subject subject =
                given -> {
                    JsObject deps = CaseWriter.object(given, "deps");
                    JsObject object = type.construct(needed.arguments(deps));
                    return call(method(type, name), object, parameters, given);
                };
        List<Outcome.Trial> trials = trials(subject, root, samples);
        CaseWriter writer = new CaseWriter(unit, "create(deps)." + name, exact);
        List<String> setup = environment(trials);
        List<Case> cases = cases(writer, trials);
        TokenCases tokens = owner.tokens();
        if (tokens != null) {
            setup.addAll(tokens.setup(unit));
            cases.addAll(tokens.of(unit, "subject." + name, maker -> "subject." + maker));
        }
        return new Group(name, setup, cases, List.of());
    }

    private static JsFunction method(JsClass type, String name) {
        JsFunction method = type.methodNamed(name);
        if (method == null) {
            throw new NotKnown("`" + name + "` is not a method");
        }
        return method;
    }

    private static Object call(
            JsFunction method, JsObject self, Parameters parameters, JsObject given) {
        return method.call(self, parameters.arguments(CaseWriter.object(given, "args")));
    }
}
