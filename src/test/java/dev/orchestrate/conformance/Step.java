package dev.orchestrate.conformance;

import static dev.orchestrate.conformance.Case.map;
import static dev.orchestrate.conformance.Case.textMap;
import static dev.orchestrate.conformance.Case.texts;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A command for the shell and what it has to do.
 *
 * @param exit the exit code; left out: 0
 * @param out the whole standard output; null: not compared
 * @param outHas parts of it
 * @param outLacks what must not be in it
 * @param err the whole standard error; left out, with errHas: empty
 * @param json JSON pointers into standard output, and the values that are there
 * @param states ids of tasks, groups and phases in `status --format json`, and how they stand
 * @param there files that are there afterwards, or patterns
 * @param notThere files that must not be
 * @param content files and all that is in them
 */
record Step(
        String run,
        int exit,
        @Nullable String out,
        List<String> outHas,
        List<String> outLacks,
        @Nullable String err,
        List<String> errHas,
        Map<String, @Nullable Object> json,
        Map<String, String> states,
        List<String> there,
        List<String> notThere,
        Map<String, String> content) {
    private static final Set<String> KEYS =
            Set.of(
                    "run",
                    "exit",
                    "out",
                    "out-has",
                    "out-lacks",
                    "err",
                    "err-has",
                    "json",
                    "states",
                    "there",
                    "not-there",
                    "content");

    static Step of(String where, Map<String, @Nullable Object> map) {
        Case.known(where, map.keySet(), KEYS);
        String run = (String) requireNonNull(map.get("run"), where);
        Object err = map.get("err");
        List<String> errHas = texts(map.get("err-has"));
        return new Step(
                run,
                map.get("exit") instanceof Integer code ? code : 0,
                (String) map.get("out"),
                texts(map.get("out-has")),
                texts(map.get("out-lacks")),
                err == null && errHas.isEmpty() ? "" : (String) err,
                errHas,
                map(map.get("json")),
                textMap(map.get("states")),
                texts(map.get("there")),
                texts(map.get("not-there")),
                textMap(map.get("content")));
    }
}
