package dev.orchestrate.plan;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One combination of a matrix: a value for each key, in the order of the keys. Immutable; a number
 * beside what all of them share, since a short plan can have a hundred thousand of them.
 */
final class Combination extends AbstractMap<String, String> {
    private final Map<String, List<String>> matrix;
    private final int count;
    private final int number;

    private Combination(Map<String, List<String>> matrix, int count, int number) {
        this.matrix = matrix;
        this.count = count;
        this.number = number;
    }

    /** All of a matrix, the last key fastest. */
    static List<Map<String, String>> allOf(Map<String, List<String>> matrix) {
        Map<String, List<String>> shared = Collections.unmodifiableMap(new LinkedHashMap<>(matrix));
        int count = 1;
        for (List<String> values : shared.values()) {
            count = Math.multiplyExact(count, values.size());
        }
        List<Map<String, String>> all = new ArrayList<>(count);
        for (int number = 0; number < count; number++) {
            all.add(new Combination(shared, count, number));
        }
        return all;
    }

    @Override
    public int size() {
        return matrix.size();
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        Map<String, String> entries = LinkedHashMap.newLinkedHashMap(matrix.size());
        int stride = count;
        for (Entry<String, List<String>> each : matrix.entrySet()) {
            List<String> values = each.getValue();
            stride /= values.size();
            entries.put(each.getKey(), values.get(number / stride % values.size()));
        }
        return Collections.unmodifiableMap(entries).entrySet();
    }
}
