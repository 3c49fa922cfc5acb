package dev.orchestrate.plan.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers the entries of one map; finds keys that come twice, and resolves {@code <<}. */
final class MappingBuilder {
    private static final int FEW = 12;

    private final List<YamlProblem> problems;
    private String[] keys = new String[4];
    private long[] places = new long[4];
    private Node[] values = new Node[4];
    private int size;
    private @Nullable Map<String, Integer> index;
    private @Nullable List<Node.Mapping> merges;

    MappingBuilder(List<YamlProblem> problems) {
        this.problems = problems;
    }

    void add(String key, long place, Node value) {
        int first = find(key);
        if (first >= 0) {
            problems.add(
                    new YamlProblem(
                            place,
                            "duplicate-key",
                            "key `" + key + "` is there twice",
                            "keep one; the other is in line " + Place.line(places[first])));
            return;
        }
        put(key, place, value);
    }

    /** Takes in what {@code <<} names: a map, or a list of maps of which the first wins. */
    void merge(long place, Node value) {
        if (merges == null) {
            merges = new ArrayList<>();
        }
        if (value instanceof Node.Mapping map) {
            merges.add(map);
        } else if (value instanceof Node.Items items) {
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof Node.Mapping map) {
                    merges.add(map);
                } else {
                    rejectMerge(items.get(i).place());
                }
            }
        } else {
            rejectMerge(place);
        }
    }

    private void rejectMerge(long place) {
        problems.add(
                new YamlProblem(place, "bad-merge", "`<<` takes a map, or a list of maps", null));
    }

    Node.Mapping build(long place) {
        if (merges != null) {
            for (Node.Mapping map : merges) {
                for (int i = 0; i < map.size(); i++) {
                    if (find(map.key(i)) < 0) {
                        put(map.key(i), map.keyPlace(i), map.value(i));
                    }
                }
            }
        }
        return new Node.Mapping(
                size == 0 ? place : firstPlace(place),
                Arrays.copyOf(keys, size),
                Arrays.copyOf(places, size),
                Arrays.copyOf(values, size));
    }

    /** A map in block style begins where its first key does: point at the whole key. */
    private long firstPlace(long place) {
        return Place.line(place) == Place.line(places[0])
                        && Place.column(place) == Place.column(places[0])
                ? places[0]
                : place;
    }

    private void put(String key, long place, Node value) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            places = Arrays.copyOf(places, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        keys[size] = key;
        places[size] = place;
        values[size] = value;
        if (index != null) {
            index.put(key, size);
        }
        size++;
    }

    private int find(String key) {
        if (size <= FEW) {
            for (int i = 0; i < size; i++) {
                if (keys[i].equals(key)) {
                    return i;
                }
            }
            return -1;
        }
        if (index == null) {
            index = new HashMap<>();
            for (int i = 0; i < size; i++) {
                index.put(keys[i], i);
            }
        }
        Integer found = index.get(key);
        return found == null ? -1 : found;
    }
}
