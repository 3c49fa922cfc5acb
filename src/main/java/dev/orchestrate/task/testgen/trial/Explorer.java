package dev.orchestrate.task.testgen.trial;

import dev.orchestrate.task.testgen.js.Interpreter;
import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.js.NotKnown;
import dev.orchestrate.task.testgen.js.Thrown;
import dev.orchestrate.task.testgen.js.Trace;
import dev.orchestrate.task.testgen.js.Values;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tries a function with one change after the other, and keeps each input that takes a way not taken
 * before. The same source gives the same trials, in the same order.
 */
public final class Explorer {
    private static final int MOST_TRIALS = 2_000;

    /** More cases of one function than a person would read. */
    private static final int MOST_KEPT = 24;

    /** Packages whose functions do not fail for what they are given here. */
    private static final Set<String> HARMLESS =
            Set.of("crypto", "node:crypto", "util", "node:util", "path", "node:path", "Buffer");

    private final Interpreter interpreter;
    private final Subject subject;
    private final Set<Trace.Edge> taken = new HashSet<>();
    private final Deque<Input> open = new ArrayDeque<>();
    private final List<Outcome.Trial> kept = new ArrayList<>();
    private int trials;

    /** What is tried: given a copy of the input that it may change. */
    public interface Subject {
        Object run(JsObject root);

        /** Whether such an input can come at all. */
        default boolean allows(JsObject root) {
            return true;
        }
    }

    public Explorer(Interpreter interpreter, Subject subject) {
        this.interpreter = interpreter;
        this.subject = subject;
    }

    /** The trials that are worth a case, the plain sample's first. */
    public List<Outcome.Trial> explore(
            JsObject sample, Map<Place, List<Object>> others, Pool pool) {
        Input plain = new Input(sample, List.of());
        Outcome.Trial first = attempt(plain);
        consider(first, true);
        pool.asked(first.trace().asked());
        while (!open.isEmpty() && trials < MOST_TRIALS && kept.size() < MOST_KEPT) {
            Input input = open.poll();
            for (Input.Change change : pool.changes(input, others)) {
                Input changed = input.with(change.place(), change.value());
                boolean more = trials < MOST_TRIALS && kept.size() < MOST_KEPT;
                if (more && subject.allows(changed.root())) {
                    Outcome.Trial trial = attempt(changed);
                    pool.asked(trial.trace().asked());
                    consider(trial, false);
                }
            }
        }
        return List.copyOf(kept);
    }

    private void consider(Outcome.Trial trial, boolean always) {
        boolean isNew = taken.addAll(trial.trace().edges());
        if (isNew || always) {
            open.add(trial.input());
            kept.add(trial);
        }
    }

    /** One trial, whatever it shows. */
    public Outcome.Trial attempt(Input input) {
        trials++;
        JsObject given = (JsObject) Values.copy(input.root());
        Object environment = given.fields().get("env");
        Trace trace =
                interpreter.begin(
                        environment instanceof JsObject object ? object : JsObject.open());
        return new Outcome.Trial(input, outcome(given, trace), trace);
    }

    /** Whether all that was called is known, or does no harm. */
    public static boolean isFollowed(Trace trace) {
        return HARMLESS.containsAll(trace.strangers());
    }

    private Outcome outcome(JsObject given, Trace trace) {
        try {
            Object value = subject.run(given);
            Set<String> strangers = new TreeSet<>(trace.strangers());
            strangers.removeAll(HARMLESS);
            return strangers.isEmpty()
                    ? new Outcome.Returned(value, trace.returned(), given)
                    : new Outcome.Unclear("it calls `" + String.join("`, `", strangers) + "`");
        } catch (Thrown e) {
            return trace.thrown() == null
                    ? new Outcome.Unclear("it fails of itself")
                    : new Outcome.Threw(e.value(), trace.thrown());
        } catch (NotKnown e) {
            return new Outcome.Unclear(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // The follower met what it does not understand; that is not the source's fault.
            return new Outcome.Unclear("it can not be followed");
        }
    }
}
