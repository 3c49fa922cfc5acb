package dev.orchestrate.task;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a program is asked: it reads one JSON document from its standard input, and writes a {@link
 * Reply} to its standard output. Both are files, so that neither is lost when the process that
 * asked dies.
 *
 * @param request the document
 * @param unfound the reply, as JSON, that stands for a program that is not there
 */
public record Exchange(String request, String unfound) {
    private static final String SHELL = "/bin/sh";

    /** The shell is gone once the program runs: what ends the one ends the other. */
    private static final String REDIRECTED =
            "command -v \"$0\" >/dev/null || { printf %s \"$3\" >\"$2\"; exit 127; };"
                    + " exec \"$0\" <\"$1\" >\"$2\"";

    /** What is to be started in the place of a program, so that it reads and writes these files. */
    public List<String> redirected(String program, Path request, Path reply) {
        return List.of(
                SHELL, "-c", REDIRECTED, program, request.toString(), reply.toString(), unfound);
    }

    /** Whether any text of the request is such a one. */
    public boolean anyText(Predicate<String> such) {
        List<JsonNode> left = new ArrayList<>(List.of(JsonMapper.shared().readTree(request)));
        while (!left.isEmpty()) {
            JsonNode node = left.removeLast();
            boolean isSuch = node.isString() && such.test(node.stringValue());
            if (isSuch || node.propertyNames().stream().anyMatch(such)) {
                return true;
            }
            left.addAll(node.values());
        }
        return false;
    }
}
