package dev.orchestrate.plan.expr;

import dev.orchestrate.plan.expr.Template.Part;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A command for a shell into which no value was spliced: each expression became {@code ${NAME}} of
 * a variable, which the shell expands as any other, so that a value can never become a command.
 *
 * @param variables to put into the environment of the shell; their names begin with {@code
 *     ORCHESTRATE_EXPR_}, which plans leave alone
 */
public record ShellText(String command, Map<String, String> variables) {
    private static final String PREFIX = "ORCHESTRATE_EXPR_";
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ksh", "zsh", "ash");

    public ShellText {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    /** The command with the values that its expressions have now. */
    public static ShellText of(Template template, Scope scope) throws EvaluationProblem {
        StringBuilder command = new StringBuilder();
        Map<String, String> variables = new LinkedHashMap<>();
        for (Part part : template.parts()) {
            switch (part) {
                case Part.Literal(String text) -> command.append(text);
                case Part.Hole hole -> {
                    String name = PREFIX + (variables.size() + 1);
                    variables.put(name, Evaluator.value(hole.expression(), scope));
                    command.append("${").append(name).append('}');
                }
            }
        }
        return new ShellText(command.toString(), variables);
    }

    /** Whether a shell, given by its command line, is known to expand {@code ${NAME}}. */
    public static boolean takesExpressions(List<String> shell) {
        if (shell.isEmpty()) {
            return false;
        }
        String program = shell.getFirst();
        return SHELLS.contains(program.substring(program.lastIndexOf('/') + 1));
    }

    /**
     * The offsets of the expressions, as in {@link Part.Hole#offset}, that the shell would not
     * expand, since they stand inside single quotes, behind a backslash or in a here-document whose
     * delimiter is quoted.
     */
    public static List<Integer> singleQuotedHoles(Template template) {
        return new ShellQuoting(template).unexpandedHoles();
    }
}
