package dev.orchestrate.gate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that may stand in any plan and is used on any text: some take for ever on
 * some texts, so the search looks for an interruption at each step.
 */
record TextPattern(Pattern pattern) {

    static TextPattern of(String text) throws CanNotJudge {
        try {
            return new TextPattern(Pattern.compile(text, Pattern.MULTILINE));
        } catch (PatternSyntaxException e) {
            throw new CanNotJudge(
                    "`" + Shown.cut(text) + "` is not a regular expression: " + e.getDescription(),
                    e);
        } catch (StackOverflowError e) {
            throw new CanNotJudge("its regular expression is nested too deep", e);
        }
    }

    String named() {
        return "`" + Shown.cut(pattern.pattern()) + "`";
    }

    /** The first part of the text that matches; null if there is none. */
    @Nullable String find(String text) throws CanNotJudge, InterruptedException {
        try {
            Matcher matcher = forLinesOf(text).matcher(new Interruptible(text));
            return matcher.find() ? text.substring(matcher.start(), matcher.end()) : null;
        } catch (Interruption e) {
            throw new InterruptedException();
        } catch (StackOverflowError e) {
            throw new CanNotJudge(named() + " is too complex for a text of this size", e);
        }
    }

    /** To Java an empty text has no line that could begin: {@code ^} of one is that of the text. */
    private Pattern forLinesOf(String text) {
        return text.isEmpty() ? Pattern.compile(pattern.pattern()) : pattern;
    }

    /** The matcher reads a text by {@code charAt} alone: the one place where it can be stopped. */
    private record Interruptible(CharSequence text) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (Thread.currentThread().isInterrupted()) {
                throw new Interruption();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Interruptible(text.subSequence(start, end));
        }
    }

    private static final class Interruption extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Interruption() {
            super(null, null, false, false);
        }
    }
}
