package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.task.testgen.suite.Case;
import dev.orchestrate.task.testgen.suite.Group;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cases of one field that an operation begins with.
 *
 * @param plain the arguments that are needed, as they are written in a query
 */
record FieldCases(
        GraphqlSamples samples,
        String operation,
        String name,
        Sdl.Field field,
        Map<String, String> plain,
        String answer) {

    static Group group(GraphqlSamples samples, String operation, String name, Sdl.Field field) {
        Map<String, String> plain = new LinkedHashMap<>();
        field.arguments()
                .forEach((argument, declared) -> {
                    if (declared.isNeeded()) {
                        plain.put(argument, samples.literal(declared.type(), argument));
                    }
                });
        String answer = samples.answer(field.type(), name);
        return new FieldCases(samples, operation, name, field, plain, answer).group();
    }

    private Group group() {
        List<Case> cases = new ArrayList<>();
        cases.add(fine("answers valid arguments", plain));
        cases.add(nullAnswer());
        field.arguments().forEach((argument, declared) -> argument(argument, declared, cases));
        return Group.of(name, cases);
    }

    private void argument(String argument, Sdl.Argument declared, List<Case> into) {
        if (declared.isNeeded()) {
            Map<String, String> without = new LinkedHashMap<>(plain);
            without.remove(argument);
            into.add(refused("refuses to go without " + argument, without));
        }
        into.add(
                declared.type().required()
                        ? refused("refuses null for " + argument, with(argument, "null"))
                        : fine("takes null for " + argument, with(argument, "null")));
        samples.wrong(declared.type())
                .ifPresent(wrong ->
                        into.add(
                                refused(
                                        "refuses a wrong value for " + argument,
                                        with(argument, wrong))));
    }

    private Map<String, String> with(String argument, String value) {
        Map<String, String> changed = new LinkedHashMap<>(plain);
        changed.put(argument, value);
        return changed;
    }

    private Case refused(String title, Map<String, String> arguments) {
        return Case.of(
                title,
                List.of(
                        "const result = await ask("
                                + Printer.text(query(arguments))
                                + ", "
                                + answer
                                + ");",
                        "expect(result.data).toBeUndefined();",
                        "expect(result.errors?.length).toBeGreaterThan(0);"));
    }

    private Case fine(String title, Map<String, String> arguments) {
        return Case.of(
                title,
                List.of(
                        "const answer = " + answer + ";",
                        "const result = await ask(" + Printer.text(query(arguments)) + ", answer);",
                        "expect(result.errors).toBeUndefined();",
                        "expect(result.data).toEqual({ " + name + ": answer });"));
    }

    private Case nullAnswer() {
        String ask = "const result = await ask(" + Printer.text(query(plain)) + ", null);";
        return field.type().required()
                ? Case.of(
                        "never is null",
                        List.of(ask, "expect(result.errors?.length).toBeGreaterThan(0);"))
                : Case.of(
                        "may be null",
                        List.of(
                                ask,
                                "expect(result.errors).toBeUndefined();",
                                "expect(result.data).toEqual({ " + name + ": null });"));
    }

    private String query(Map<String, String> arguments) {
        List<String> given = new ArrayList<>();
        arguments.forEach((argument, value) -> given.add(argument + ": " + value));
        String list = given.isEmpty() ? "" : "(" + String.join(", ", given) + ")";
        return operation + " { " + name + list + samples.selection(field.type()) + " }";
    }
}
