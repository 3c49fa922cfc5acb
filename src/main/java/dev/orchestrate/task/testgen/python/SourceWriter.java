package dev.orchestrate.task.testgen.python;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes values as source, and remembers what that source has to import. Confined to a thread. */
final class SourceWriter {
    private final TreeSet<String> modules = new TreeSet<>();
    private final Map<String, TreeSet<String>> names = new LinkedHashMap<>();

    /** The import statements, in the order that formatters want. */
    String imports() {
        StringBuilder out = new StringBuilder();
        modules.forEach(module -> out.append("import ").append(module).append('\n'));
        new java.util.TreeMap<>(names)
                .forEach((module, from) ->
                        out.append(
                                "from %s import %s\n".formatted(module, String.join(", ", from))));
        return out.toString();
    }

    void use(String module) {
        modules.add(module);
    }

    /** A name that is imported from a module. */
    String use(String module, String name) {
        names.computeIfAbsent(module, key -> new TreeSet<>()).add(name);
        return name;
    }

    String nameOf(PythonClass type) {
        return use(type.module().name(), type.name());
    }

    String of(Value value) {
        return switch (value) {
            case Value.Text text -> text(text.value());
            case Value.Sequence list -> "[" + all(list.items()) + "]";
            case Value.Tuple tuple ->
                    "(" + all(tuple.items()) + (tuple.items().size() == 1 ? ",)" : ")");
            case Value.Group set -> set.items().isEmpty() ? "set()" : "{" + all(set.items()) + "}";
            case Value.Dict dict ->
                    dict.entries().entrySet().stream()
                            .map(entry -> of(entry.getKey()) + ": " + of(entry.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
            case Value.Member member -> nameOf(member.type()) + "." + member.name();
            case Value.Moment moment -> moment(moment);
            case Value.Span span -> span(span.length());
            case Value.Mock mock -> mock.expression();
            case Value.Instance instance -> instance(instance);
            case Value.Fault fault -> fault(fault);
            default -> Texts.repr(value);
        };
    }

    private String all(Collection<Value> values) {
        return values.stream().map(this::of).collect(Collectors.joining(", "));
    }

    /** In double quotes, where none stand in it: as black wants it. */
    static String text(String text) {
        String literal = Texts.quoted(text);
        return literal.startsWith("'") && text.indexOf('"') < 0
                ? '"' + literal.substring(1, literal.length() - 1) + '"'
                : literal;
    }

    private String moment(Value.Moment moment) {
        use("datetime", "datetime");
        LocalDateTime at = moment.local();
        String zone = moment.utc() ? ", tzinfo=" + use("datetime", "timezone") + ".utc" : "";
        return "datetime(%d, %d, %d, %d, %d, %d%s)"
                .formatted(
                        at.getYear(),
                        at.getMonthValue(),
                        at.getDayOfMonth(),
                        at.getHour(),
                        at.getMinute(),
                        at.getSecond(),
                        zone);
    }

    private String span(Duration length) {
        return use("datetime", "timedelta") + "(seconds=" + length.toSeconds() + ")";
    }

    private String instance(Value.Instance instance) {
        String name = nameOf(instance.type());
        if (Faults.isFault(instance.type())) {
            return name + "(" + all(instance.arguments()) + ")";
        }
        if (!instance.construction().isEmpty()) {
            return name + "(" + named(instance.construction()) + ")";
        }
        if (instance.type().isDataclass()) {
            return name + "(" + named(instance.fields()) + ")";
        }
        if (instance.fields().isEmpty() || instance.isMadePlainly()) {
            return name + "()";
        }
        throw new Unclear("how a `" + name + "` is made");
    }

    String named(Map<String, Value> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + of(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private String fault(Value.Fault fault) {
        int dot = fault.type().lastIndexOf('.');
        if (dot > 0) {
            use(fault.type().substring(0, dot));
        }
        return fault.type() + "(" + all(fault.args()) + ")";
    }
}
