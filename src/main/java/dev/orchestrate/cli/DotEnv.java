package dev.orchestrate.cli;

import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.workspace.BoundedFile;
import dev.orchestrate.workspace.WorkspaceProblem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the {@code .env} of a workspace: {@code NAME=value} lines, with {@code export} before the
 * name if one likes. A value is taken as it stands, less blanks around it; in single quotes wholly
 * as it stands; in double quotes with {@code \n \r \t \" \\ \$} for what they mean. Nothing is
 * expanded. Empty lines, and those that begin with {@code #}, are left out; so is what follows a
 * blank and {@code #} outside of quotes. Anything else is refused, with its line.
 */
final class DotEnv {
    static final String FILE_NAME = ".env";

    private static final int MOST_BYTES = 1 << 20;

    private final Path file;
    private final Map<String, String> values = new LinkedHashMap<>();
    private int line;

    private DotEnv(Path file) {
        this.file = file;
    }

    /** The variables that are set, and those of the file that are not. */
    static Map<String, String> under(Map<String, String> set, Path file) {
        if (!Files.exists(file)) {
            return set;
        }
        Map<String, String> all = new HashMap<>(read(file));
        all.putAll(set);
        return Map.copyOf(all);
    }

    private static Map<String, String> read(Path file) {
        try {
            return parse(file, BoundedFile.read(file, FILE_NAME, MOST_BYTES));
        } catch (WorkspaceProblem e) {
            throw new ProblemException(ExitCode.USAGE, e.message(), null, e);
        }
    }

    /** The variables that bytes hold. */
    static Map<String, String> parse(Path file, byte[] bytes) {
        try {
            return parse(
                    file,
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            throw new ProblemException(ExitCode.USAGE, "`" + file + "` is not UTF-8", null, e);
        }
    }

    /** The variables of a text. */
    static Map<String, String> parse(Path file, String text) {
        return new DotEnv(file).parse(text);
    }

    private Map<String, String> parse(String text) {
        String whole = text.startsWith("\ufeff") ? text.substring(1) : text;
        List<String> lines = whole.lines().toList();
        for (String one : lines) {
            line++;
            String stripped = one.strip();
            if (!stripped.isEmpty() && stripped.charAt(0) != '#') {
                assignment(stripped);
            }
        }
        return values;
    }

    private void assignment(String text) {
        String rest = text.startsWith("export ") ? text.substring(7).strip() : text;
        int equals = rest.indexOf('=');
        String name = equals < 0 ? rest : rest.substring(0, equals).stripTrailing();
        if (equals < 0 || !isName(name)) {
            throw problem("is not of the form NAME=value");
        }
        String value = value(rest.substring(equals + 1).strip());
        if (value.indexOf('\0') >= 0) {
            throw problem("has a zero byte, which no variable can hold");
        }
        values.put(name, value);
    }

    private String value(String text) {
        if (text.isEmpty()) {
            return "";
        }
        return switch (text.charAt(0)) {
            case '\'' -> singleQuoted(text);
            case '"' -> doubleQuoted(text);
            default -> text.charAt(0) == '#' ? "" : withoutRemark(text);
        };
    }

    private static String withoutRemark(String text) {
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) == '#' && isBlank(text.charAt(i - 1))) {
                return text.substring(0, i).strip();
            }
        }
        return text;
    }

    private String singleQuoted(String text) {
        int end = text.indexOf('\'', 1);
        if (end < 0) {
            throw problem("has no closing quote");
        }
        refuseMore(text, end + 1);
        return text.substring(1, end);
    }

    private String doubleQuoted(String text) {
        StringBuilder value = new StringBuilder(text.length());
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                refuseMore(text, i + 1);
                return value.toString();
            }
            if (c != '\\') {
                value.append(c);
            } else if (++i < text.length()) {
                value.append(escaped(text.charAt(i)));
            }
        }
        throw problem("has no closing quote");
    }

    private char escaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '"', '\\', '$' -> c;
            default -> throw problem("has an escape that means nothing: `\\" + c + "`");
        };
    }

    private void refuseMore(String text, int from) {
        String rest = text.substring(from).strip();
        if (!rest.isEmpty() && (rest.charAt(0) != '#' || !isBlank(text.charAt(from)))) {
            throw problem("goes on behind its closing quote");
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** Says nothing of the value, which may be a secret. */
    private ProblemException problem(String what) {
        return new ProblemException(
                ExitCode.USAGE,
                "line " + line + " of `" + file + "` " + what,
                "write lines as NAME=value, with the value in quotes where it needs them",
                null);
    }
}
