package dev.orchestrate.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A document of the project, as far as tests look at it. */
public record Document(Path file, List<String> lines) {
    private static final Pattern HEADING = Pattern.compile("(#{1,6}) (.+)");
    private static final Pattern LINK = Pattern.compile("(?<!`)\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    public static Document of(String file) {
        try {
            return new Document(Path.of(file), Files.readAllLines(Path.of(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those at the top of the project, and in its folder of documents. */
    public static List<Document> all() {
        try (Stream<Path> top = Files.list(Path.of(""));
                Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(top, docs)
                    .map(Path::toString)
                    .filter(name -> name.endsWith(".md"))
                    .sorted()
                    .map(Document::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines under a heading, up to the next of any level. */
    public List<String> section(String heading) {
        List<String> section = new ArrayList<>();
        boolean inside = false;
        for (String line : prose()) {
            Matcher found = HEADING.matcher(line);
            if (found.matches()) {
                inside = found.group(2).equals(heading);
            } else if (inside) {
                section.add(line);
            }
        }
        if (section.isEmpty()) {
            throw new AssertionError(file + " has no section `" + heading + "`");
        }
        return section;
    }

    /** What stands as code in the first column of a section's tables. */
    public Set<String> firstColumn(String heading) {
        Set<String> codes = new LinkedHashSet<>();
        for (String line : section(heading)) {
            if (line.startsWith("|")) {
                codes.addAll(codes(line.split("(?<!\\\\)\\|", 3)[1]));
            }
        }
        return codes;
    }

    public static Set<String> codes(String text) {
        Set<String> codes = new LinkedHashSet<>();
        CODE.matcher(text).results().forEach(code -> codes.add(code.group(1)));
        return codes;
    }

    /** What a link to a heading ends in. */
    public Set<String> anchors() {
        Set<String> anchors = new LinkedHashSet<>();
        for (String line : prose()) {
            Matcher found = HEADING.matcher(line);
            if (found.matches()) {
                anchors.add(
                        found.group(2)
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                                .replace(' ', '-'));
            }
        }
        return anchors;
    }

    public List<String> links() {
        return prose().stream()
                .flatMap(line -> LINK.matcher(line).results())
                .map(link -> link.group(1))
                .toList();
    }

    /** The blocks of code in a language. */
    public List<String> blocks(String language) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = null;
        for (String line : lines) {
            if (block == null && line.equals("```" + language)) {
                block = new StringBuilder();
            } else if (block != null && line.equals("```")) {
                blocks.add(block.toString());
                block = null;
            } else if (block != null) {
                block.append(line).append('\n');
            }
        }
        return blocks;
    }

    /** What is not in a block of code. */
    private List<String> prose() {
        List<String> prose = new ArrayList<>();
        boolean code = false;
        for (String line : lines) {
            if (line.startsWith("```")) {
                code = !code;
            } else if (!code) {
                prose.add(line);
            }
        }
        return prose;
    }
}
