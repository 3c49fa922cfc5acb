package dev.orchestrate.task.filegen;

import dev.orchestrate.plan.spelling.Suggestion;
import dev.orchestrate.task.TaskProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A template as it is found.
 *
 * @param name as a plan names it
 * @param place for messages: the file, or the name of one that comes with the program
 * @param body what is filled in; its lines stand where they stand in the file
 */
record TemplateFile(String name, String place, About about, String body) {
    /** What a template tells of itself. */
    record About(
            String description,
            String version,
            CommentStyle comment,
            String target,
            boolean executable,
            List<Parameter> parameters) {
        About {
            parameters = List.copyOf(parameters);
        }
    }

    /** All that the template sees, of what is given and what it presets. */
    Map<String, Object> values(Map<String, Object> given) throws TaskProblem {
        List<String> known = about.parameters().stream().map(Parameter::name).toList();
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                throw TaskProblem.config(unknown(name, known));
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : about.parameters()) {
            Object value = given.get(parameter.name());
            if (value != null) {
                values.put(parameter.name(), parameter.value(value));
            } else if (parameter.required()) {
                throw TaskProblem.config(
                        "template `%s` needs the parameter `%s`: %s"
                                .formatted(name, parameter.name(), parameter.description()));
            } else {
                values.put(parameter.name(), parameter.preset());
            }
        }
        return values;
    }

    private String unknown(String parameter, List<String> known) {
        String hint = Suggestion.hint(parameter, known);
        String has = known.isEmpty() ? "it has none" : "it has " + String.join(", ", known);
        return "template `%s` has no parameter `%s`; %s"
                .formatted(name, parameter, hint == null ? has : hint);
    }
}
