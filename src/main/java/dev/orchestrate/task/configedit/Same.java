package dev.orchestrate.task.configedit;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether two trees say the same: numbers by their value, whatever class a parser gives them. */
final class Same {
    private Same() {}

    static boolean are(@Nullable Object one, @Nullable Object other) {
        return switch (one) {
            case Map<?, ?> map -> other instanceof Map<?, ?> m && sameMaps(map, m);
            case List<?> list -> other instanceof List<?> l && sameLists(list, l);
            case Number number ->
                    other instanceof Number n && decimal(number).compareTo(decimal(n)) == 0;
            case null, default -> Objects.equals(one, other);
        };
    }

    private static boolean sameMaps(Map<?, ?> one, Map<?, ?> other) {
        return one.size() == other.size()
                && one.entrySet().stream()
                        .allMatch(entry ->
                                other.containsKey(entry.getKey())
                                        && are(entry.getValue(), other.get(entry.getKey())));
    }

    private static boolean sameLists(List<?> one, List<?> other) {
        Iterator<?> others = other.iterator();
        return one.size() == other.size()
                && one.stream().allMatch(item -> are(item, others.next()));
    }

    /** Zero for what is no number at all, as YAML's {@code .nan}. */
    private static BigDecimal decimal(Number number) {
        try {
            return new BigDecimal(number.toString());
        } catch (NumberFormatException e) {
            return BigDecimal.ZERO;
        }
    }
}
