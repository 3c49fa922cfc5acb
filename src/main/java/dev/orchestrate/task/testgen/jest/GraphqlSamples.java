package dev.orchestrate.task.testgen.jest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be asked of a schema's types, and what fits them. */
record GraphqlSamples(Sdl sdl) {
    private static final int MOST_DEPTH = 3;
    private static final String TYPE_NAME = "__typename";
    private static final List<String> OWN_SCALARS =
            List.of("Int", "Float", "String", "Boolean", "ID");

    /** Which fields of a type are asked for; empty for a type without fields. */
    String selection(Sdl.Ref type) {
        return selection(type, 0);
    }

    private String selection(Sdl.Ref type, int depth) {
        if (!sdl.isComposite(type.name())) {
            return "";
        }
        String object = object(type.name());
        List<String> fields = new ArrayList<>();
        if (isNamed(type.name(), depth)) {
            fields.add(TYPE_NAME);
        }
        selected(object, depth)
                .forEach((name, field) -> fields.add(name + selection(field.type(), depth + 1)));
        String all = "{ " + String.join(" ", fields) + " }";
        return object.equals(type.name()) ? " " + all : " { ... on " + object + " " + all + " }";
    }

    /** The type itself, or the object that stands for it. */
    private String object(String type) {
        return sdl.standIn(type).orElse(type);
    }

    /** Whether an answer says of which object it is, since it must, or has nothing else to say. */
    private boolean isNamed(String type, int depth) {
        String object = object(type);
        return !object.equals(type) || selected(object, depth).isEmpty();
    }

    /** Fields that need no arguments. */
    private Map<String, Sdl.Field> selected(String type, int depth) {
        Map<String, Sdl.Field> selected = new LinkedHashMap<>();
        sdl.types()
                .getOrDefault(type, Map.of())
                .forEach((name, field) -> {
                    boolean isLeaf = !sdl.isComposite(field.type().name());
                    if (field.isFree() && (isLeaf || depth < MOST_DEPTH)) {
                        selected.put(name, field);
                    }
                });
        return selected;
    }

    /** What a resolver may answer, with all that the selection asks for, as an expression. */
    String answer(Sdl.Ref type, String name) {
        return answer(type, name, 0);
    }

    private String answer(Sdl.Ref type, String name, int depth) {
        String one =
                sdl.isComposite(type.name())
                        ? object(type.name(), depth)
                        : scalar(type.name(), name);
        return "[".repeat(type.list()) + one + "]".repeat(type.list());
    }

    private String object(String type, int depth) {
        List<String> fields = new ArrayList<>();
        if (isNamed(type, depth)) {
            fields.add(TYPE_NAME + ": " + Printer.text(object(type)));
        }
        selected(object(type), depth)
                .forEach((name, field) ->
                        fields.add(name + ": " + answer(field.type(), name, depth + 1)));
        return "{ " + String.join(", ", fields) + " }";
    }

    private String scalar(String type, String name) {
        return switch (type) {
            case "Int", "Float" -> "1";
            case "Boolean" -> "true";
            default -> Printer.text(sdl.firstValue(type).orElse(name));
        };
    }

    /** What fits an argument, as it is written in a query. */
    String literal(Sdl.Ref type, String name) {
        return literal(type, name, 0);
    }

    private String literal(Sdl.Ref type, String name, int depth) {
        boolean isInput = sdl.inputs().contains(type.name());
        if (isInput && depth >= MOST_DEPTH && type.list() > 0) {
            return "[]";
        }
        String one =
                isInput
                        ? input(type.name(), depth)
                        : switch (type.name()) {
                            case "Int", "Float" -> "1";
                            case "Boolean" -> "true";
                            default -> sdl.firstValue(type.name()).orElse("\"" + name + "\"");
                        };
        return "[".repeat(type.list()) + one + "]".repeat(type.list());
    }

    private String input(String type, int depth) {
        List<String> fields = new ArrayList<>();
        sdl.types()
                .getOrDefault(type, Map.of())
                .forEach((field, declared) -> {
                    if (declared.type().required()) {
                        fields.add(field + ": " + literal(declared.type(), field, depth + 1));
                    }
                });
        return "{ " + String.join(", ", fields) + " }";
    }

    /**
     * What does not fit an argument, of whatever kind it is. A scalar of the schema's own takes
     * anything, as far as the schema tells.
     */
    Optional<String> wrong(Sdl.Ref type) {
        if (sdl.inputs().contains(type.name())) {
            return Optional.of("\"text\"");
        }
        boolean isKnown =
                OWN_SCALARS.contains(type.name()) || sdl.firstValue(type.name()).isPresent();
        return isKnown ? Optional.of("{ wrong: true }") : Optional.empty();
    }
}
