package dev.orchestrate.task.testgen.jest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A GraphQL schema, as its definition language declares it: types with their fields, and the values
 * of enums. What else it may hold is passed over.
 *
 * @param types objects and inputs by name
 * @param enums the first value of each
 */
record Sdl(Map<String, Map<String, Field>> types, Map<String, String> enums, Set<String> inputs) {
    private static final Pattern TOKEN =
            Pattern.compile("\"\"\"(?s:.*?)\"\"\"|\"[^\"]*\"|#[^\\n]*|[\\w$@]+|\\.\\.\\.|[^\\s,]");

    /** A field, its arguments by name. */
    record Field(Ref type, Map<String, Argument> arguments) {}

    /** An argument; one with a default may be left out. */
    record Argument(Ref type, boolean hasDefault) {}

    /**
     * A type as it is used.
     *
     * @param list how often a list of it is meant
     * @param required whether it is never null
     */
    record Ref(String name, int list, boolean required) {}

    static Sdl parse(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            String token = matcher.group();
            if (!token.startsWith("#") && !token.startsWith("\"\"\"")) {
                tokens.add(token);
            }
        }
        Reader reader = new Reader(tokens);
        reader.all();
        return new Sdl(reader.types, reader.enums, reader.inputs);
    }

    private static final class Reader {
        private final List<String> tokens;
        private final Map<String, Map<String, Field>> types = new LinkedHashMap<>();
        private final Map<String, String> enums = new LinkedHashMap<>();
        private final Set<String> inputs = new LinkedHashSet<>();
        private int at;

        Reader(List<String> tokens) {
            this.tokens = tokens;
        }

        private String peek() {
            return at < tokens.size() ? tokens.get(at) : "";
        }

        private String next() {
            String token = peek();
            at++;
            return token;
        }

        private boolean take(String token) {
            boolean is = peek().equals(token);
            at += is ? 1 : 0;
            return is;
        }

        void all() {
            while (at < tokens.size()) {
                switch (next()) {
                    case "type", "input" -> {
                        boolean isInput = tokens.get(at - 1).equals("input");
                        String name = next();
                        if (isInput) {
                            inputs.add(name);
                        }
                        type(name);
                    }
                    case "enum" -> {
                        String name = next();
                        skipTo("{");
                        enums.put(name, next());
                        skipTo("}");
                    }
                    default -> {}
                }
            }
        }

        private void skipTo(String token) {
            while (at < tokens.size() && !next().equals(token)) {
                // on
            }
        }

        private void type(String name) {
            skipTo("{");
            Map<String, Field> fields = types.computeIfAbsent(name, _ -> new LinkedHashMap<>());
            while (at < tokens.size() && !take("}")) {
                String field = next();
                if (field.startsWith("\"")) {
                    continue;
                }
                Map<String, Argument> arguments = new LinkedHashMap<>();
                if (take("(")) {
                    while (at < tokens.size() && !take(")")) {
                        argument(arguments);
                    }
                }
                if (take(":")) {
                    fields.put(field, new Field(ref(), arguments));
                    rest();
                }
            }
        }

        private void argument(Map<String, Argument> into) {
            String name = next();
            if (take(":")) {
                Ref type = ref();
                into.put(name, new Argument(type, rest()));
            }
        }

        /** A default and directives; whether there was a default. */
        private boolean rest() {
            boolean hasDefault = take("=");
            if (hasDefault) {
                value();
            }
            while (peek().startsWith("@")) {
                at++;
                if (take("(")) {
                    skipTo(")");
                }
            }
            return hasDefault;
        }

        private void value() {
            String first = next();
            if (first.equals("[")) {
                skipTo("]");
            } else if (first.equals("{")) {
                skipTo("}");
            } else if (first.equals("-")) {
                at++;
            }
        }

        private Ref ref() {
            int lists = 0;
            while (take("[")) {
                lists++;
            }
            String name = next();
            boolean required = take("!");
            for (int i = 0; i < lists; i++) {
                if (take("]")) {
                    required = take("!");
                }
            }
            return new Ref(name, lists, required);
        }
    }
}
