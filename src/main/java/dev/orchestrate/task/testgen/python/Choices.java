package dev.orchestrate.task.testgen.python;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a walk may choose: arguments, variables of the environment, what a mock does. A walk asks as
 * it goes, and the search tries other answers to what was asked. Confined to a walk.
 */
final class Choices {
    private final Map<String, Integer> fixed;
    private final Map<String, Integer> asked = new LinkedHashMap<>();

    Choices(Map<String, Integer> fixed) {
        this.fixed = fixed;
    }

    /** One of them: the first, where nothing else was fixed; the same for the same question. */
    <T> T choose(String question, List<T> from) {
        asked.putIfAbsent(question, from.size());
        int index = fixed.getOrDefault(question, 0);
        return from.get(Math.min(index, from.size() - 1));
    }

    /** What remains to be tried: each answers one more question in another way. */
    List<Map<String, Integer>> others() {
        List<Map<String, Integer>> others = new ArrayList<>();
        List<String> questions = new ArrayList<>(asked.keySet());
        int last = -1;
        for (int i = 0; i < questions.size(); i++) {
            last = fixed.containsKey(questions.get(i)) ? i : last;
        }
        for (String question : questions.subList(last + 1, questions.size())) {
            for (int i = 1; i < asked.getOrDefault(question, 0); i++) {
                Map<String, Integer> other = new LinkedHashMap<>(fixed);
                other.put(question, i);
                others.add(other);
            }
        }
        return others;
    }
}
