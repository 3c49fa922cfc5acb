package dev.orchestrate.task.testgen.python;

import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.task.testgen.python.PythonFunction.Parameter;
import dev.orchestrate.task.testgen.python.PythonFunction.Passing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a parsed file defines. */
public final class ModuleReader {
    private final PythonModule module;
    private final boolean isPackage;

    private ModuleReader(PythonModule module, boolean isPackage) {
        this.module = module;
        this.isPackage = isPackage;
    }

    /**
     * Reads a module.
     *
     * @param isPackage whether it is an `__init__`: relative imports begin there
     */
    public static PythonModule read(String name, boolean isPackage, SyntaxNode root) {
        ModuleReader reader = new ModuleReader(PythonModule.empty(name, root), isPackage);
        root.named().forEach(reader::define);
        return reader.module;
    }

    private void define(SyntaxNode node) {
        switch (node.type()) {
            case "import_statement" -> importModules(node);
            case "import_from_statement" -> importNames(node);
            case "function_definition" -> addFunction(node, List.of());
            case "class_definition" -> addClass(node, List.of());
            case "decorated_definition" -> decorated(node);
            case "expression_statement" -> addConstant(node);
            default -> {
                // Nothing that a test could call.
            }
        }
    }

    private void decorated(SyntaxNode node) {
        SyntaxNode definition = node.field("definition");
        if (definition == null) {
            return;
        }
        List<String> decorators = decoratorsOf(node);
        if (definition.type().equals("class_definition")) {
            addClass(definition, decorators);
        } else {
            addFunction(definition, decorators);
        }
    }

    private static List<String> decoratorsOf(SyntaxNode node) {
        return node.named().stream()
                .filter(child -> child.type().equals("decorator"))
                .map(child -> child.text().substring(1).strip())
                .toList();
    }

    private void importModules(SyntaxNode node) {
        for (SyntaxNode child : node.named()) {
            if (child.type().equals("aliased_import")) {
                module.imports().put(textOf(child, "alias"), textOf(child, "name"));
            } else {
                String path = child.text();
                int dot = path.indexOf('.');
                String top = dot < 0 ? path : path.substring(0, dot);
                module.imports().put(top, top);
            }
        }
    }

    private void importNames(SyntaxNode node) {
        List<SyntaxNode> children = node.named();
        if (children.isEmpty()) {
            return;
        }
        String from = absolute(children.getFirst().text());
        for (SyntaxNode child : children.subList(1, children.size())) {
            if (child.type().equals("aliased_import")) {
                module.imports().put(textOf(child, "alias"), from + "." + textOf(child, "name"));
            } else if (child.type().equals("dotted_name")) {
                module.imports().put(child.text(), from + "." + child.text());
            }
        }
    }

    private String absolute(String from) {
        int dots = 0;
        while (dots < from.length() && from.charAt(dots) == '.') {
            dots++;
        }
        if (dots == 0) {
            return from;
        }
        List<String> parts = new ArrayList<>(List.of(module.name().split("[.]", -1)));
        int up = isPackage ? dots - 1 : dots;
        for (int i = 0; i < up && !parts.isEmpty(); i++) {
            parts.removeLast();
        }
        String rest = from.substring(dots);
        if (!rest.isEmpty()) {
            parts.add(rest);
        }
        return String.join(".", parts);
    }

    private void addConstant(SyntaxNode node) {
        for (SyntaxNode child : node.named()) {
            SyntaxNode left = child.field("left");
            SyntaxNode right = child.field("right");
            if (child.type().equals("assignment") && left != null && right != null) {
                module.constants().put(left.text(), right);
            }
        }
    }

    private void addFunction(SyntaxNode node, List<String> decorators) {
        PythonFunction function = function(module, node, decorators);
        module.functions().put(function.name(), function);
    }

    private void addClass(SyntaxNode node, List<String> decorators) {
        List<PythonClass.Field> fields = new ArrayList<>();
        Map<String, PythonFunction> methods = new LinkedHashMap<>();
        SyntaxNode body = node.field("body");
        for (SyntaxNode child : body == null ? List.<SyntaxNode>of() : body.named()) {
            switch (child.type()) {
                case "expression_statement" -> child.named().forEach(it -> field(it, fields));
                case "function_definition" -> method(child, List.of(), methods);
                case "decorated_definition" -> {
                    SyntaxNode definition = child.field("definition");
                    if (definition != null && definition.type().equals("function_definition")) {
                        method(definition, decoratorsOf(child), methods);
                    }
                }
                default -> {
                    // A docstring, a nested class.
                }
            }
        }
        SyntaxNode bases = node.field("superclasses");
        List<String> names =
                bases == null ? List.of() : bases.named().stream().map(SyntaxNode::text).toList();
        String name = textOf(node, "name");
        module.classes()
                .put(name, new PythonClass(name, module, names, decorators, fields, methods));
    }

    private static void field(SyntaxNode node, List<PythonClass.Field> fields) {
        SyntaxNode left = node.field("left");
        if (node.type().equals("assignment") && left != null) {
            fields.add(
                    new PythonClass.Field(left.text(), textOf(node, "type"), node.field("right")));
        }
    }

    private void method(
            SyntaxNode node, List<String> decorators, Map<String, PythonFunction> methods) {
        PythonFunction function = function(module, node, decorators);
        methods.put(function.name(), function);
    }

    static PythonFunction function(PythonModule module, SyntaxNode node, List<String> decorators) {
        SyntaxNode body = node.field("body");
        SyntaxNode parameters = node.field("parameters");
        return new PythonFunction(
                textOf(node, "name"),
                module,
                parameters == null ? List.of() : parameters(parameters),
                decorators,
                node.text().startsWith("async"),
                body != null && yields(body),
                textOf(node, "return_type"),
                body == null ? node : body);
    }

    static List<Parameter> parameters(SyntaxNode node) {
        List<Parameter> found = new ArrayList<>();
        Passing passing = Passing.PLAIN;
        for (SyntaxNode child : node.named()) {
            switch (child.type()) {
                case "identifier" -> found.add(new Parameter(child.text(), "", null, passing));
                case "keyword_separator" -> passing = Passing.NAMED;
                case "list_splat_pattern" -> {
                    found.add(new Parameter(child.text().substring(1), "", null, Passing.REST));
                    passing = Passing.NAMED;
                }
                case "dictionary_splat_pattern" ->
                        found.add(
                                new Parameter(
                                        child.text().substring(2), "", null, Passing.REST_NAMED));
                case "typed_parameter" -> {
                    found.add(typed(child, passing));
                    passing = child.text().startsWith("*") ? Passing.NAMED : passing;
                }
                case "default_parameter", "typed_default_parameter" ->
                        found.add(
                                new Parameter(
                                        textOf(child, "name"),
                                        textOf(child, "type"),
                                        child.field("value"),
                                        passing));
                default -> {
                    // A separator of positional parameters, a comment.
                }
            }
        }
        return found;
    }

    private static Parameter typed(SyntaxNode node, Passing passing) {
        String name = node.named().getFirst().text();
        Passing own = passing;
        if (name.startsWith("**")) {
            own = Passing.REST_NAMED;
        } else if (name.startsWith("*")) {
            own = Passing.REST;
        }
        return new Parameter(name.replace("*", ""), textOf(node, "type"), null, own);
    }

    private static boolean yields(SyntaxNode node) {
        if (node.type().equals("yield")) {
            return true;
        }
        if (node.type().equals("function_definition") || node.type().equals("lambda")) {
            return false;
        }
        return node.named().stream().anyMatch(ModuleReader::yields);
    }

    static String textOf(SyntaxNode node, String field) {
        @Nullable SyntaxNode child = node.field(field);
        return child == null ? "" : child.text();
    }
}
