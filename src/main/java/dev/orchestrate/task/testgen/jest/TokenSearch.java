package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.task.testgen.js.JsDate;
import dev.orchestrate.task.testgen.js.JsFunction;
import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.js.Mock;
import dev.orchestrate.task.testgen.js.Modules;
import dev.orchestrate.task.testgen.js.NotKnown;
import dev.orchestrate.task.testgen.js.Nothing;
import dev.orchestrate.task.testgen.js.Operators;
import dev.orchestrate.task.testgen.js.Thrown;
import dev.orchestrate.task.testgen.js.Trace;
import dev.orchestrate.task.testgen.js.Values;
import dev.orchestrate.task.testgen.trial.Explorer;
import dev.orchestrate.task.testgen.trial.Input;
import dev.orchestrate.task.testgen.trial.Place;
import dev.orchestrate.task.testgen.trial.TypeSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds a token that the source makes and takes, and takes no longer some time later. Names decide
 * nothing: each function that gives a text is tried with each that takes one, and what tells a
 * token from another text is that time alone makes it worthless.
 */
final class TokenSearch {
    private static final double HOUR = 3_600_000;
    private static final List<TokenLife.Later> LATER =
            List.of(
                    new TokenLife.Later("an hour", HOUR),
                    new TokenLife.Later("a day", 24 * HOUR),
                    new TokenLife.Later("a month", 31 * 24 * HOUR),
                    new TokenLife.Later("ten years", 3653 * 24 * HOUR));

    private static final List<String> SCHEMES = List.of("", "Bearer ");

    private final Modules modules;

    TokenSearch(Modules modules) {
        this.modules = modules;
    }

    /** The first that is found. */
    Optional<TokenLife> in(TokenHome home) {
        for (Unit maker : home.units()) {
            if (maker.resultType().equals("string")) {
                for (Unit taker : home.units()) {
                    Optional<TokenLife> life =
                            taker.equals(maker) ? Optional.empty() : of(home, maker, taker);
                    if (life.isPresent()) {
                        return life;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<TokenLife> of(TokenHome home, Unit maker, Unit unit) {
        String parameter = textParameter(unit);
        if (parameter == null) {
            return Optional.empty();
        }
        for (String scheme : SCHEMES) {
            TokenLife.Taker taker = new TokenLife.Taker(unit, parameter, scheme);
            Trial trial = new Trial(home, maker, taker);
            if (trial.isTaken()) {
                return trial.life();
            }
        }
        return Optional.empty();
    }

    private static @Nullable String textParameter(Unit unit) {
        for (Parameters.Parameter parameter : Parameters.of(unit.node()).all()) {
            SyntaxNode type = parameter.type();
            if (type == null || type.text().matches(":.*\\bstring\\b.*")) {
                return parameter.name();
            }
        }
        return null;
    }

    /** The arguments of a call at a time, from samples. */
    JsObject arguments(TokenHome home, Unit unit, double now) {
        Parameters parameters = Parameters.of(unit.node());
        JsObject arguments = parameters.samples(new TypeSamples(modules), home.module(), "args");
        arguments
                .fields()
                .replaceAll((_, value) -> value instanceof JsDate ? new JsDate(now) : value);
        return arguments;
    }

    /**
     * What is called to make a token, on an object of its own.
     *
     * @param deps of the object
     */
    record Made(String token, JsObject deps, Function<String, JsFunction> functions) {}

    /** Makes a token; a trial begins with it. */
    Made make(TokenHome home, Unit maker) {
        modules.interpreter().clock(TokenLife.MADE);
        JsObject deps = (JsObject) Values.copy(home.deps());
        Function<String, JsFunction> functions = home.opening().open(deps);
        List<Object> given =
                Parameters.of(maker.node()).arguments(arguments(home, maker, TokenLife.MADE));
        if (TokenHome.call(functions.apply(maker.name()), given) instanceof String text
                && !text.isEmpty()) {
            return new Made(text, deps, functions);
        }
        throw new NotKnown("no token is made");
    }

    /** Lets time pass for all that tells it. */
    void pass(JsObject deps, double now) {
        modules.interpreter().clock(now);
        for (Place clock : clocks(deps)) {
            if (Input.get(deps, clock) instanceof Mock mock) {
                mock.result(new JsDate(now));
            }
        }
    }

    /** Functions among dependencies that answer with a date. */
    static List<Place> clocks(JsObject deps) {
        List<Place> clocks = new ArrayList<>();
        clocks(deps, Place.root(), clocks);
        return clocks;
    }

    private static void clocks(Object value, Place at, List<Place> into) {
        if (value instanceof Mock mock && mock.result() instanceof JsDate) {
            into.add(at);
        } else if (value instanceof JsObject object) {
            object.fields().forEach((name, field) -> clocks(field, at.then(name), into));
        }
    }

    /** One that makes and one that takes. */
    private final class Trial {
        private final TokenHome home;
        private final Unit maker;
        private final TokenLife.Taker taker;
        private boolean asksMachine;

        Trial(TokenHome home, Unit maker, TokenLife.Taker taker) {
            this.home = home;
            this.maker = maker;
            this.taker = taker;
        }

        boolean isTaken() {
            return answer(TokenLife.MADE, "").filter(taken -> taken.refusal() == null).isPresent();
        }

        Optional<TokenLife> life() {
            for (TokenLife.Later later : LATER) {
                TokenLife.Refusal late = refusal(later.moment(), "");
                if (late != null) {
                    return Optional.of(
                            new TokenLife(
                                    home,
                                    maker,
                                    taker,
                                    later,
                                    clocks(home.deps()),
                                    asksMachine,
                                    late,
                                    refusal(TokenLife.MADE, "x")));
                }
            }
            return Optional.empty();
        }

        private TokenLife.@Nullable Refusal refusal(double now, String after) {
            return answer(now, after).map(Answer::refusal).orElse(null);
        }

        /** Empty where it can not be told. */
        private Optional<Answer> answer(double now, String after) {
            Trace trace = modules.interpreter().begin(JsObject.open());
            try {
                Made made = make(home, maker);
                pass(made.deps(), now);
                JsObject arguments = arguments(home, taker.unit(), now);
                arguments.put(taker.parameter(), taker.scheme() + made.token() + after);
                List<Object> given = Parameters.of(taker.unit().node()).arguments(arguments);
                Object value = TokenHome.call(made.functions().apply(taker.unit().name()), given);
                asksMachine |= trace.askedTime();
                return value == Nothing.UNKNOWN || !Explorer.isFollowed(trace)
                        ? Optional.empty()
                        : Optional.of(
                                new Answer(
                                        Operators.truth(value)
                                                ? null
                                                : new TokenLife.Refusal(null)));
            } catch (Thrown e) {
                boolean isOwn = !e.isOfTheLanguage() && Explorer.isFollowed(trace);
                return isOwn && message(e.value()) instanceof String message
                        ? Optional.of(new Answer(new TokenLife.Refusal(message)))
                        : Optional.empty();
            } catch (NotKnown e) {
                return Optional.empty();
            }
        }
    }

    private static Object message(Object error) {
        return error instanceof JsObject object
                ? object.fields().getOrDefault("message", Nothing.UNKNOWN)
                : Nothing.UNKNOWN;
    }

    /** Null where the token is taken. */
    private record Answer(TokenLife.@Nullable Refusal refusal) {}
}
