package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.task.testgen.js.JsDate;
import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.trial.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The life of a token, as it was followed: it is made, taken, and refused later.
 *
 * @param maker makes it
 * @param taker takes it
 * @param later when it is refused
 * @param clocks mocks among the dependencies that tell the time
 * @param asksMachine whether the time is the machine's own
 * @param forged how one is refused that was changed; null where that is not known
 */
record TokenLife(
        TokenHome home,
        Unit maker,
        Taker taker,
        Later later,
        List<Place> clocks,
        boolean asksMachine,
        Refusal late,
        @Nullable Refusal forged) {
    /** When the token is made: as all dates of samples. */
    static final double MADE = 1_767_225_600_000.0;

    private static final String STAND_IN = "#token#";

    TokenLife {
        clocks = List.copyOf(clocks);
    }

    /**
     * A function that takes a token.
     *
     * @param parameter the one that it is given as
     * @param scheme what stands before it there
     */
    record Taker(Unit unit, String parameter, String scheme) {
        /** The token with its scheme, in a test. */
        String written(String after) {
            return scheme.isEmpty() && after.isEmpty()
                    ? "token"
                    : "`" + scheme + "${token}" + after + "`";
        }
    }

    /** Some time after it was made. */
    record Later(String words, double millis) {
        double moment() {
            return MADE + millis;
        }

        String written() {
            return Printer.value(new JsDate(moment()));
        }
    }

    /**
     * A refusal.
     *
     * @param message of what is thrown; null where the answer is nothing or no
     */
    record Refusal(@Nullable String message) {
        String words() {
            return message == null ? "gives nothing" : "throws \"" + message + "\"";
        }
    }

    /** Lines that let time pass; none of them where each call is told the time. */
    List<String> waiting(String deps) {
        List<String> lines = new ArrayList<>();
        for (Place clock : clocks) {
            StringBuilder path = new StringBuilder(deps);
            clock.steps().forEach(step -> path.append('.').append(step));
            lines.add(path + ".mockReturnValue(" + later.written() + ");");
        }
        if (asksMachine) {
            lines.add("jest.setSystemTime(" + later.written() + ");");
        }
        return lines;
    }

    /** Lines that set the machine's clock, where it is asked. */
    List<String> starting() {
        return asksMachine
                ? List.of(
                        "jest.useFakeTimers({ now: "
                                + Printer.value(new JsDate(MADE))
                                + ", doNotFake: ['nextTick', 'setImmediate', 'setTimeout'] });")
                : List.of();
    }

    /** The call that makes one. */
    String making(String on, JsObject arguments) {
        String awaited = maker.isAsync() ? "await " : "";
        return awaited + on + "(" + Parameters.of(maker.node()).written(arguments) + ")";
    }

    /** The call that takes it, as it is or with something after it. */
    String taking(String on, JsObject arguments, String after) {
        arguments.put(taker.parameter(), STAND_IN);
        return on
                + "("
                + Parameters.of(taker.unit().node())
                        .written(arguments)
                        .replace(Printer.text(STAND_IN), taker.written(after))
                + ")";
    }
}
