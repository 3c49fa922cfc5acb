package dev.orchestrate.plan;

import dev.orchestrate.plan.Diagnostic.Severity;
import dev.orchestrate.plan.spelling.Suggestion;
import dev.orchestrate.plan.yaml.Node;
import dev.orchestrate.plan.yaml.Place;
import dev.orchestrate.plan.yaml.YamlProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with one text. Confined to the thread that loads it. */
final class Problems {
    /** Beyond so many it is not typing errors that are wrong, and searching them gets slow. */
    private static final int MAX_SUGGESTIONS = 50;

    private static final int LENGTH_BITS = Place.LENGTH_BITS;

    private final String file;
    private final SourceText source;
    private final List<Found> found = new ArrayList<>();
    private final Set<Long> unreadable = new HashSet<>();
    private boolean errors;
    private int suggestions;

    Problems(String file, byte[] bytes) {
        this.file = file;
        this.source = new SourceText(bytes);
    }

    void error(long place, String code, String message, @Nullable String hint) {
        errors = true;
        if (!unreadable.contains(place >>> LENGTH_BITS)) {
            found.add(new Found(place, Severity.ERROR, code, message, hint));
        }
    }

    /** What the text itself is wrong with; nothing more is said of a value that is not there. */
    void textError(YamlProblem problem) {
        error(problem.place(), problem.code(), problem.message(), problem.hint());
        if (problem.code().equals("unknown-anchor")) {
            unreadable.add(problem.place() >>> LENGTH_BITS);
        }
    }

    void error(long place, String code, String message) {
        error(place, code, message, null);
    }

    void warning(long place, String code, String message, @Nullable String hint) {
        found.add(new Found(place, Severity.WARNING, code, message, hint));
    }

    /** An error that no line of the text is to blame for. */
    void fileError(String code, String message, @Nullable String hint) {
        error(0, code, message, hint);
    }

    /** The place of a character within a scalar's text, which must hold an expression there. */
    long inside(Node.Scalar scalar, int offset) {
        return source.placeInside(scalar, offset);
    }

    /** A hint at the closest of the known words. */
    @Nullable String suggest(String word, Collection<String> known) {
        return suggestions++ < MAX_SUGGESTIONS ? Suggestion.hint(word, known) : null;
    }

    boolean hasErrors() {
        return errors;
    }

    /** In the order of the text; what was found first, first. */
    List<Diagnostic> sorted() {
        if (found.isEmpty()) {
            return List.of();
        }
        found.sort((a, b) -> Long.compare(a.place >>> LENGTH_BITS, b.place >>> LENGTH_BITS));
        List<Diagnostic> diagnostics = new ArrayList<>(found.size());
        int number = 0;
        String line = "";
        for (Found each : found) {
            int wanted = Place.line(each.place);
            if (wanted != number) {
                number = wanted;
                line = source.line(number);
            }
            diagnostics.add(each.diagnostic(file, line));
        }
        return diagnostics;
    }

    private record Found(
            long place, Severity severity, String code, String message, @Nullable String hint) {
        Diagnostic diagnostic(String file, String line) {
            boolean whole = Place.line(place) == 0;
            Span at =
                    whole
                            ? Span.FILE
                            : new Span(Place.line(place), Place.column(place), Place.length(place));
            return new Diagnostic(file, at, severity, code, message, whole ? null : line, hint);
        }
    }
}
