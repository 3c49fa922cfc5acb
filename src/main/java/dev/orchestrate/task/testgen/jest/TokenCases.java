package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.task.testgen.suite.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Cases of a token that expires, or was changed, for the function that takes it. */
final class TokenCases {
    /**
     * Parameters of such a name are tokens to people; whether they expire, the source must show.
     */
    private static final Pattern TOKEN =
            Pattern.compile(
                    "(?i)(access|refresh|session|bearer|auth)?_?(token|jwt)|session_?id|authorization");

    static final String UNKNOWN =
            "refuses a token that has expired (the source does not show how one is made and expires)";

    private final TokenSearch search;
    private final Optional<TokenLife> life;

    TokenCases(TokenSearch search, Optional<TokenLife> life) {
        this.search = search;
        this.life = life;
    }

    /** Lines before the cases of a unit. */
    List<String> setup(Unit unit) {
        return life.filter(known -> isTaker(known, unit) && known.asksMachine())
                .map(_ -> List.of("afterEach(() => {", "  jest.useRealTimers();", "});"))
                .orElse(List.of());
    }

    /**
     * For one function or method.
     *
     * @param call how it is called, up to the arguments
     * @param make gives how what makes tokens is called, of its name
     */
    List<Case> of(Unit unit, String call, UnaryOperator<String> make) {
        if (life.isPresent()) {
            return isTaker(life.get(), unit)
                    ? written(life.get(), call, make.apply(life.get().maker().name()))
                    : List.of();
        }
        boolean takesToken =
                Parameters.of(unit.node()).all().stream()
                        .anyMatch(parameter -> TOKEN.matcher(parameter.name()).matches());
        return takesToken ? List.of(Case.pending(UNKNOWN)) : List.of();
    }

    private static boolean isTaker(TokenLife life, Unit unit) {
        return life.taker().unit().name().equals(unit.name());
    }

    private List<Case> written(TokenLife life, String call, String make) {
        List<Case> cases = new ArrayList<>();
        TokenLife.Refusal forged = life.forged();
        if (forged != null) {
            List<String> lines = new ArrayList<>(made(life, make));
            lines.add(refused(life, forged, taking(life, call, TokenLife.MADE, "x")));
            cases.add(Case.of(forged.words() + " for a token that was changed", lines));
        }
        List<String> lines = new ArrayList<>(made(life, make));
        String awaited = life.taker().unit().isAsync() ? "await " : "";
        lines.add(
                "expect(%s%s).toBeTruthy();"
                        .formatted(awaited, taking(life, call, TokenLife.MADE, "")));
        lines.addAll(life.waiting("deps"));
        lines.add(refused(life, life.late(), taking(life, call, life.later().moment(), "")));
        String title =
                "%s %s after the token was made"
                        .formatted(life.late().words(), life.later().words());
        cases.add(Case.of(title, lines));
        return cases;
    }

    private List<String> made(TokenLife life, String make) {
        List<String> lines = new ArrayList<>(life.starting());
        if (life.home().type() != null) {
            lines.add("const deps = given();");
            lines.add("const subject = create(deps);");
        }
        lines.add(
                "const token = "
                        + life.making(
                                make, search.arguments(life.home(), life.maker(), TokenLife.MADE))
                        + ";");
        return lines;
    }

    private String taking(TokenLife life, String call, double now, String after) {
        return life.taking(call, search.arguments(life.home(), life.taker().unit(), now), after);
    }

    private static String refused(TokenLife life, TokenLife.Refusal refusal, String taking) {
        boolean isAsync = life.taker().unit().isAsync();
        String message = refusal.message();
        if (message == null) {
            return "expect(%s%s).toBeFalsy();".formatted(isAsync ? "await " : "", taking);
        }
        String expected = message.isEmpty() ? "" : Printer.text(message);
        return isAsync
                ? "await expect(async () => %s).rejects.toThrow(%s);".formatted(taking, expected)
                : "expect(() => %s).toThrow(%s);".formatted(taking, expected);
    }
}
