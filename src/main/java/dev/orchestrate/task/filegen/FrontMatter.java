package dev.orchestrate.task.filegen;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orchestrate.plan.spelling.Suggestion;
import dev.orchestrate.plan.yaml.Node;
import dev.orchestrate.plan.yaml.Place;
import dev.orchestrate.plan.yaml.YamlProblem;
import dev.orchestrate.plan.yaml.YamlReader;
import dev.orchestrate.plan.yaml.YamlTree;
import dev.orchestrate.task.TaskProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands between two lines {@code ---} at the beginning of a template. What is wrong is
 * told with the template's file and line.
 */
final class FrontMatter {
    private static final String MARK = "---\n";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern VERSION = Pattern.compile("[\\w.+-]+");
    private static final List<String> KEYS =
            List.of("description", "version", "comment", "target", "executable", "parameters");
    private static final List<String> PARAMETER_KEYS =
            List.of("description", "type", "default", "required", "pattern");

    private final String place;

    private FrontMatter(String place) {
        this.place = place;
    }

    /**
     * A template from the text of its file.
     *
     * @param place for messages
     */
    static TemplateFile read(String name, String place, String text) throws TaskProblem {
        FrontMatter front = new FrontMatter(place);
        String whole = text.replace("\r\n", "\n");
        int end = whole.startsWith(MARK) ? whole.indexOf("\n" + MARK, MARK.length() - 1) : -1;
        if (end < 0) {
            throw front.problem(1, "it does not begin with what it is, between two lines `---`");
        }
        // The first line stays, empty, so that lines are counted as in the file.
        String yaml = "\n" + whole.substring(MARK.length(), end + 1);
        TemplateFile.About about = front.about(front.tree(yaml));
        int lines = (int) yaml.chars().filter(c -> c == '\n').count() + 1;
        String body = whole.substring(end + 1 + MARK.length());
        return new TemplateFile(name, place, about, "{-- --}\n".repeat(lines) + body);
    }

    private Node.Mapping tree(String yaml) throws TaskProblem {
        YamlTree tree = YamlReader.read(yaml.getBytes(UTF_8));
        if (!tree.problems().isEmpty()) {
            YamlProblem first = tree.problems().getFirst();
            throw problem(Place.line(first.place()), first.message());
        }
        if (!(tree.root() instanceof Node.Mapping map)) {
            throw problem(1, "it tells nothing of itself: `description` and `version` are needed");
        }
        return map;
    }

    private TemplateFile.About about(Node.Mapping map) throws TaskProblem {
        refuseOthers(map, KEYS);
        String version = needed(map, "version");
        if (!VERSION.matcher(version).matches()) {
            throw problem(line(map, "version"), "`version` is not one word");
        }
        String comment = text(map, "comment", "#");
        CommentStyle style = CommentStyle.of(comment);
        if (style == null) {
            throw problem(
                    line(map, "comment"),
                    "`comment` is `%s`: it must be one of %s"
                            .formatted(comment, String.join(", ", CommentStyle.words())));
        }
        return new TemplateFile.About(
                needed(map, "description"),
                version,
                style,
                text(map, "target", ""),
                flag(map, "executable"),
                parameters(value(map, "parameters")));
    }

    private List<Parameter> parameters(@Nullable Node node) throws TaskProblem {
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof Node.Mapping map)) {
            throw problem(Place.line(node.place()), "`parameters` is not a map");
        }
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < map.size(); i++) {
            int line = Place.line(map.keyPlace(i));
            if (!NAME.matcher(map.key(i)).matches()) {
                throw problem(line, "a parameter's name is small letters, digits and `_`");
            }
            if (!(map.value(i) instanceof Node.Mapping about)) {
                throw problem(line, "parameter `" + map.key(i) + "` is not described");
            }
            parameters.add(parameter(map.key(i), about, line));
        }
        return parameters;
    }

    private Parameter parameter(String name, Node.Mapping map, int line) throws TaskProblem {
        refuseOthers(map, PARAMETER_KEYS);
        Parameter.Type type = type(map);
        Parameter bare =
                new Parameter(
                        name,
                        type,
                        needed(map, "description"),
                        flag(map, "required"),
                        type.empty(),
                        pattern(map));
        Node preset = value(map, "default");
        if (preset == null) {
            if (type == Parameter.Type.NUMBER && !bare.required()) {
                throw problem(line, "number `" + name + "` is neither required nor has a default");
            }
            return bare;
        }
        try {
            Object value = bare.value(PlainNode.of(preset));
            return new Parameter(
                    name, type, bare.description(), bare.required(), value, bare.pattern());
        } catch (TaskProblem e) {
            throw problem(Place.line(preset.place()), "the default of " + e.message());
        }
    }

    private Parameter.Type type(Node.Mapping map) throws TaskProblem {
        String word = text(map, "type", Parameter.Type.TEXT.word());
        for (Parameter.Type type : Parameter.Type.values()) {
            if (type.word().equals(word)) {
                return type;
            }
        }
        List<String> words =
                Arrays.stream(Parameter.Type.values()).map(Parameter.Type::word).toList();
        throw problem(
                line(map, "type"),
                "`type` is `%s`: it must be one of %s".formatted(word, String.join(", ", words)));
    }

    private @Nullable Pattern pattern(Node.Mapping map) throws TaskProblem {
        String text = text(map, "pattern", "");
        try {
            return text.isEmpty() ? null : Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw problem(
                    line(map, "pattern"),
                    "`pattern` is no regular expression: " + e.getDescription());
        }
    }

    private void refuseOthers(Node.Mapping map, List<String> known) throws TaskProblem {
        for (int i = 0; i < map.size(); i++) {
            if (!known.contains(map.key(i))) {
                String hint = Suggestion.hint(map.key(i), known);
                throw problem(
                        Place.line(map.keyPlace(i)),
                        "unknown key `%s`; %s"
                                .formatted(
                                        map.key(i),
                                        hint == null
                                                ? "there are " + String.join(", ", known)
                                                : hint));
            }
        }
    }

    private String needed(Node.Mapping map, String key) throws TaskProblem {
        String text = text(map, key, "");
        if (text.isBlank()) {
            throw problem(Place.line(map.place()), "`" + key + "` is missing");
        }
        return text;
    }

    private String text(Node.Mapping map, String key, String otherwise) throws TaskProblem {
        Node node = value(map, key);
        if (node == null) {
            return otherwise;
        }
        if (!(node instanceof Node.Scalar scalar)) {
            throw problem(Place.line(node.place()), "`" + key + "` is not a text");
        }
        return scalar.text();
    }

    private boolean flag(Node.Mapping map, String key) throws TaskProblem {
        Node node = value(map, key);
        if (node == null) {
            return false;
        }
        Boolean flag = node instanceof Node.Scalar scalar ? scalar.flag() : null;
        if (flag == null) {
            throw problem(Place.line(node.place()), "`" + key + "` is neither true nor false");
        }
        return flag;
    }

    /** Null where it is left out, or nothing. */
    private static @Nullable Node value(Node.Mapping map, String key) {
        for (int i = 0; i < map.size(); i++) {
            if (map.key(i).equals(key)) {
                boolean nothing = map.value(i) instanceof Node.Scalar scalar && scalar.isNull();
                return nothing ? null : map.value(i);
            }
        }
        return null;
    }

    private static int line(Node.Mapping map, String key) {
        Node node = value(map, key);
        return Place.line(node == null ? map.place() : node.place());
    }

    private TaskProblem problem(int line, String what) {
        return TaskProblem.config("template `" + place + ":" + line + "`: " + what);
    }
}
