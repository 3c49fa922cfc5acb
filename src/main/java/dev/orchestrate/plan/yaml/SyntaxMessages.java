package dev.orchestrate.plan.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says in plain words what the parser stumbled over. */
final class SyntaxMessages {
    private static final String CODE = "syntax";

    private SyntaxMessages() {}

    static YamlProblem of(MarkedYamlEngineException e) {
        String problem = e.getProblem() == null ? "" : e.getProblem();
        String context = e.getContext() == null ? "" : e.getContext();
        long at = place(e.getProblemMark());
        long began = place(e.getContextMark());
        if (e instanceof NoCharacter) {
            return new YamlProblem(
                    at,
                    CODE,
                    "the escape names no character",
                    "write a backslash, `u` and four hexadecimal digits, or `U` and eight up to"
                            + " 0010FFFF");
        }
        if (problem.startsWith("mapping values are not allowed")) {
            return new YamlProblem(
                    at,
                    CODE,
                    "`:` is not allowed here",
                    "put a text that holds `: ` in quotes, or correct the indentation");
        }
        if (problem.contains("(TAB)")) {
            return new YamlProblem(at, CODE, "a tab can not indent", "indent with spaces");
        }
        if (problem.startsWith("found character '")) {
            String first = problem.substring(17, Math.max(18, problem.indexOf('\'', 18)));
            return new YamlProblem(
                    at, CODE, "a value can not begin with `" + first + "`", "put it in quotes");
        }
        if (context.contains("quoted scalar") && problem.contains("end of stream")) {
            return new YamlProblem(began, CODE, "a quote is never closed", null);
        }
        if (problem.startsWith("expected ','")) {
            return notClosed(problem, at, began);
        }
        if (problem.startsWith("expected <block end>")
                || problem.startsWith("expected '<document start>'")) {
            return new YamlProblem(
                    at,
                    CODE,
                    "the indentation fits nothing above",
                    "begin all keys of a map, and all items of a list, in the same column");
        }
        return new YamlProblem(at, CODE, sentence(context, problem), null);
    }

    private static YamlProblem notClosed(String problem, long at, long began) {
        boolean list = problem.contains("']'");
        return new YamlProblem(
                at,
                CODE,
                "expected `,` or `" + (list ? "]" : "}") + "`",
                "close the `"
                        + (list ? "[" : "{")
                        + "` of line "
                        + Place.line(began)
                        + ", column "
                        + Place.column(began));
    }

    private static String sentence(String context, String problem) {
        String text = context.isEmpty() ? problem : problem + " " + context;
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c == '\n' ? ' ' : c);
        }
        while (!out.isEmpty() && out.charAt(out.length() - 1) == '.') {
            out.setLength(out.length() - 1);
        }
        return out.isEmpty() ? "the text is not YAML" : out.toString();
    }

    static long place(Optional<Mark> mark) {
        return mark.map(m -> Place.of(m.getLine() + 1, m.getColumn() + 1, 1))
                .orElse(Place.of(1, 1, 1));
    }
}
