package dev.orchestrate.gate;

import dev.orchestrate.plan.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/** A JSON pointer (RFC 6901) into a tree. */
record Pointer(String text, JsonPointer path) {

    static Pointer of(String text) throws CanNotJudge {
        for (int tilde = text.indexOf('~'); tilde >= 0; tilde = text.indexOf('~', tilde + 1)) {
            if (!text.startsWith("~0", tilde) && !text.startsWith("~1", tilde)) {
                throw new CanNotJudge(
                        "`" + text + "` is not a JSON pointer: after `~` comes 0 or 1");
            }
        }
        try {
            return new Pointer(text, JsonPointer.compile(text));
        } catch (IllegalArgumentException e) {
            throw new CanNotJudge(
                    "`" + text + "` is not a JSON pointer: it does not begin with `/`", e);
        }
    }

    /** What it points to; null if that is missing. */
    @Nullable Value in(Value tree) {
        Value at = tree;
        JsonPointer rest = path;
        while (at != null && !rest.matches()) {
            at = step(at, rest);
            rest = rest.tail();
        }
        return at;
    }

    private static @Nullable Value step(Value at, JsonPointer to) {
        return switch (at) {
            case Value.Fields(Map<String, Value> fields) -> fields.get(to.getMatchingProperty());
            case Value.Items(List<Value> items) -> {
                int index = to.getMatchingIndex();
                yield index >= 0 && index < items.size() ? items.get(index) : null;
            }
            case Value.Text _, Value.Numeral _, Value.Flag _, Value.Nothing _ -> null;
        };
    }

    /** For people. */
    String named() {
        return text.isEmpty() ? "the whole" : "`" + text + "`";
    }
}
