package dev.orchestrate.task.testgen.python;

import dev.orchestrate.task.testgen.python.PythonFunction.Parameter;
import dev.orchestrate.task.testgen.python.PythonFunction.Passing;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arguments to try, by the annotation of a parameter and the literals of the function. Which one is
 * taken is a choice of the walk.
 */
final class Examples {
    private static final int DEEPEST = 3;
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 2, 3, 4, 5);

    private final Walk walk;
    private final Constants constants;
    private int depth;

    Examples(Walk walk, Constants constants) {
        this.walk = walk;
        this.constants = constants;
    }

    /** Arguments of a call by name; what is left out has a default. */
    Map<String, Value> arguments(String question, List<Parameter> parameters, PythonModule module) {
        Map<String, Value> given = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            if (parameter.name().equals("self") || parameter.name().equals("cls")) {
                continue;
            }
            if (parameter.passing() == Passing.REST || parameter.passing() == Passing.REST_NAMED) {
                continue;
            }
            String own = question + "." + parameter.name();
            boolean leftOut =
                    parameter.fallback() != null
                            && walk.trace()
                                    .choices()
                                    .choose(own + " left out", List.of(true, false));
            if (!leftOut) {
                boolean wrong =
                        constants.asksForTypeOf(parameter.name())
                                && walk.trace()
                                        .choices()
                                        .choose(own + " of another type", List.of(false, true));
                given.put(
                        parameter.name(),
                        wrong ? Value.NONE : of(own, parameter.annotation(), module));
            }
        }
        return given;
    }

    private interface Example {
        Value make();
    }

    private Value of(String question, String annotation, PythonModule module) {
        if (++depth > DEEPEST) {
            throw new Unclear("an example of something nested");
        }
        try {
            List<Example> examples = examples(question, plain(annotation), module);
            if (examples.isEmpty()) {
                throw new Unclear("an example of `" + annotation + "`");
            }
            return walk.trace().choices().choose(question, examples).make();
        } finally {
            depth--;
        }
    }

    private static String plain(String annotation) {
        return annotation
                .replaceAll("[\\s'\"]", "")
                .replaceAll("\\b(typing|collections[.]abc|datetime)[.]", "");
    }

    private List<Example> examples(String question, String type, PythonModule module) {
        List<Example> found = new ArrayList<>();
        for (String one : alternatives(type)) {
            found.addAll(ofOne(question, one, module));
        }
        return found;
    }

    /** Of `A|B`, `Optional[A]` and `Union[A,B]`. */
    private static List<String> alternatives(String type) {
        if (type.startsWith("Optional[") && type.endsWith("]")) {
            return List.of(type.substring("Optional[".length(), type.length() - 1), "None");
        }
        String inner = type.startsWith("Union[") ? type.substring(6, type.length() - 1) : type;
        return split(inner, type.startsWith("Union[") ? ',' : '|');
    }

    private static List<String> split(String text, char by) {
        List<String> parts = new ArrayList<>();
        int open = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            open += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == by && open == 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private List<Example> ofOne(String question, String type, PythonModule module) {
        return switch (type) {
            case "int" -> wholes();
            case "float" -> reals();
            case "str" -> texts(question);
            case "bool" -> values(new Value.Bool(false), new Value.Bool(true));
            case "None" -> values(Value.NONE);
            case "", "Any", "object" -> anything(question);
            case "datetime" ->
                    values(
                            new Value.Moment(TIME, true),
                            new Value.Moment(TIME, false),
                            new Value.Moment(TIME.plusDays(1), true));
            case "timedelta" ->
                    values(new Value.Span(Duration.ofHours(1)), new Value.Span(Duration.ZERO));
            case "dict", "Mapping", "Dict" -> dicts(question, module);
            case "list", "List", "Iterable", "Sequence" -> lists(question, "Any", module);
            default -> generic(question, type, module);
        };
    }

    private List<Example> generic(String question, String type, PythonModule module) {
        int open = type.indexOf('[');
        if (open < 0) {
            return walk.names().classOf(type, module) instanceof Value.Type known
                    ? ofClass(question, known.type())
                    : List.of();
        }
        String inner = type.substring(open + 1, type.length() - 1);
        return switch (type.substring(0, open)) {
            case "list", "List", "Iterable", "Sequence", "Collection", "Iterator" ->
                    lists(question, inner, module);
            case "set", "Set" ->
                    List.of(
                            () -> Natives.group(List.of()),
                            () -> Natives.group(List.of(of(question + "[0]", inner, module))));
            case "tuple", "Tuple" -> List.of(() -> tuple(question, split(inner, ','), module));
            case "dict", "Dict", "Mapping", "MutableMapping" -> dicts(question, module);
            case "Literal" -> split(inner, ',').stream().map(Examples::literal).toList();
            default -> List.of();
        };
    }

    private static Example literal(String text) {
        Value value =
                text.matches("-?\\d+") ? new Value.Int(new BigInteger(text)) : new Value.Text(text);
        return () -> value;
    }

    private Value tuple(String question, List<String> types, PythonModule module) {
        List<Value> items = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            if (!types.get(i).equals("...")) {
                items.add(of(question + "[" + i + "]", types.get(i), module));
            }
        }
        return new Value.Tuple(items);
    }

    private static List<Example> values(Value... values) {
        List<Example> examples = new ArrayList<>();
        for (Value value : values) {
            examples.add(() -> value);
        }
        return examples;
    }

    private List<Example> wholes() {
        List<Value> found = new ArrayList<>();
        for (long number : new long[] {1, 0, -1, 2, 3}) {
            found.add(Value.Int.of(number));
        }
        for (BigInteger constant : constants.wholes()) {
            found.add(new Value.Int(constant));
            found.add(new Value.Int(constant.add(BigInteger.ONE)));
            found.add(new Value.Int(constant.subtract(BigInteger.ONE)));
        }
        return values(found.stream().distinct().toArray(Value[]::new));
    }

    private List<Example> reals() {
        List<Value> found = new ArrayList<>();
        for (double number : new double[] {1.0, 0.0, -1.0, 2.5}) {
            found.add(new Value.Real(number));
        }
        for (BigInteger constant : constants.wholes()) {
            found.add(new Value.Real(constant.doubleValue()));
            found.add(new Value.Real(constant.doubleValue() + 1));
        }
        return values(found.stream().distinct().toArray(Value[]::new));
    }

    /** What the name of a parameter lets expect comes first. */
    private static String likely(String question) {
        String name = question.substring(question.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (name.contains("url")) {
            return "https://example.com";
        }
        if (name.contains("mail")) {
            return "ada@example.com";
        }
        if (name.contains("path")) {
            return "/path";
        }
        return name.matches("at|time|date|when|.*(_at|at|time|date)")
                        && !name.matches("format|stat|what")
                ? "2026-01-02T03:04:05"
                : "text";
    }

    private List<Example> texts(String question) {
        List<Value> found = new ArrayList<>();
        found.add(new Value.Text(likely(question)));
        found.add(new Value.Text("text"));
        found.add(new Value.Text(""));
        found.addAll(constants.texts());
        found.add(new Value.Text("2026-01-02T03:04:05"));
        found.add(new Value.Text("2026-01-02T03:04:05+00:00"));
        found.add(new Value.Text("42"));
        return values(found.stream().distinct().toArray(Value[]::new));
    }

    private List<Example> anything(String question) {
        List<Example> all = new ArrayList<>(texts(question));
        all.addAll(
                values(
                        Value.Int.of(1),
                        Value.Int.of(-1),
                        new Value.Real(0.5),
                        Value.NONE,
                        new Value.Bool(true)));
        all.add(() -> new Value.Sequence(new ArrayList<>()));
        all.add(() -> new Value.Dict(new LinkedHashMap<>()));
        return all;
    }

    private List<Example> lists(String question, String inner, PythonModule module) {
        return List.of(
                () -> new Value.Sequence(new ArrayList<>()),
                () -> list(question, inner, module, 1),
                () -> list(question, inner, module, 3));
    }

    /** Its items differ where they can: later ones are taken from further down the examples. */
    private Value list(String question, String inner, PythonModule module, int size) {
        List<Value> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            items.add(of(question + "[" + i + "]", inner, module));
        }
        return new Value.Sequence(items);
    }

    private List<Example> dicts(String question, PythonModule module) {
        List<Example> found = new ArrayList<>();
        if (!constants.keys().isEmpty()) {
            found.add(() -> filled(question, module));
        }
        found.add(() -> new Value.Dict(new LinkedHashMap<>()));
        return found;
    }

    private Value filled(String question, PythonModule module) {
        LinkedHashMap<Value, Value> entries = new LinkedHashMap<>();
        for (Constants.Key key : constants.keys()) {
            String own = question + "." + key.name();
            entries.put(
                    new Value.Text(key.name()),
                    walk.trace().choices().choose(own, entries(own, key, module)).make());
        }
        return new Value.Dict(entries);
    }

    /** What is likely first: what its taker takes, or what its default is like. */
    private List<Example> entries(String question, Constants.Key key, PythonModule module) {
        List<Example> all = new ArrayList<>();
        Value taker = walk.names().classOf(key.taker(), module);
        if (taker instanceof Value.Type type && type.type().isEnum()) {
            walk.names().members(type.type()).forEach(member -> all.add(member::value));
        } else if (taker instanceof Value.Callable function
                && !function.function().parameters().isEmpty()) {
            String annotation = function.function().parameters().getFirst().annotation();
            all.addAll(examples(question, plain(annotation), module));
        }
        if (key.fallback() != null) {
            Value fallback = walk.evaluation().of(key.fallback(), new Scope(module, null));
            all.addAll(fallback instanceof Value.Int ? wholes() : values(fallback));
        }
        all.addAll(texts(question));
        all.addAll(values(Value.Int.of(1), Value.Int.of(-1), Value.NONE));
        all.add(() -> new Value.Dict(new LinkedHashMap<>()));
        return all;
    }

    private List<Example> ofClass(String question, PythonClass type) {
        if (type.isEnum()) {
            return values(walk.names().members(type).toArray(Value[]::new));
        }
        return List.of(() -> instance(question, type));
    }

    /** An object that is made as a test would make it. */
    Value.Instance instance(String question, PythonClass type) {
        Map<String, Value> given = ofMaking(question, type);
        Value made = walk.calls().make(type, List.of(), given);
        if (!(made instanceof Value.Instance instance)) {
            throw new Unclear("an object of `" + type.name() + "`");
        }
        instance.construction().putAll(given);
        if (given.isEmpty()) {
            instance.madePlainly();
        }
        return instance;
    }

    /** What an object of a class is made with. */
    Map<String, Value> ofMaking(String question, PythonClass type) {
        return arguments(question, constructor(type), type.module());
    }

    private List<Parameter> constructor(PythonClass type) {
        @Nullable PythonFunction init = walk.names().method(type, "__init__");
        if (init != null) {
            return init.parameters();
        }
        if (!type.isDataclass()) {
            return List.of();
        }
        return type.fields().stream()
                .map(field ->
                        new Parameter(
                                field.name(), field.annotation(), field.value(), Passing.PLAIN))
                .toList();
    }
}
