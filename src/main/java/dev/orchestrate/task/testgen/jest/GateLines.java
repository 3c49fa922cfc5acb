package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.suite.Case;
import dev.orchestrate.task.testgen.suite.Group;
import dev.orchestrate.task.testgen.trial.TypeSamples;
import java.util.ArrayList;
import java.util.List;

/** Tests of requests with real tokens, against a server with the real plugin that takes them. */
final class GateLines {
    private final Subject subject;
    private final Gate gate;
    private final TokenSearch search;

    GateLines(Subject subject, Gate gate, TokenSearch search) {
        this.subject = subject;
        this.gate = gate;
        this.search = search;
    }

    /**
     * All of them.
     *
     * @param after lines that add to the server what the guards stand before
     */
    Group group(List<String> after, List<Case> cases) {
        return new Group("with a token", setup(after), cases, List.of());
    }

    private List<String> setup(List<String> after) {
        TokenLife life = gate.life();
        List<String> lines = new ArrayList<>();
        if (life.asksMachine()) {
            lines.addAll(List.of("afterEach(() => {", "  jest.useRealTimers();", "});"));
        }
        lines.add("const start = async () => {");
        life.starting().forEach(line -> lines.add("  " + line));
        String maker;
        if (life.home().type() == null) {
            maker = subject.imports().ofModule(life.home().module(), life.maker().name());
        } else {
            String name = subject.imports().ofModule(life.home().module(), gate.holder());
            lines.add("  const deps = " + Printer.value(life.home().deps()) + ";");
            lines.add("  const " + holder() + " = new " + name + "(" + constructed() + ");");
            maker = holder() + "." + life.maker().name();
        }
        JsObject arguments = search.arguments(life.home(), life.maker(), TokenLife.MADE);
        lines.add("  const token = " + life.making(maker, arguments) + ";");
        String fastify = subject.imports().use("fastify", "default", "Fastify");
        String plugin =
                subject.imports().ofModule(gate.plugin().module(), gate.plugin().exported());
        lines.add("  const app = " + fastify + "();");
        lines.add("  await app.register(" + plugin + ", " + options() + " as never);");
        after.forEach(line -> lines.add("  " + line));
        boolean hasClock = !life.clocks().isEmpty();
        lines.add("  return { app, token" + (hasClock ? ", deps" : "") + " };");
        lines.add("};");
        return lines;
    }

    private String holder() {
        return Character.toLowerCase(gate.holder().charAt(0)) + gate.holder().substring(1);
    }

    private String constructed() {
        List<String> arguments = new ArrayList<>();
        for (Parameters.Parameter parameter : gate.life().home().needed().all()) {
            if (!parameter.optional()) {
                arguments.add("deps." + parameter.name() + " as never");
            }
        }
        return String.join(", ", arguments);
    }

    private String options() {
        JsObject options = (JsObject) gate.plugin().options(new TypeSamples(subject.modules()));
        List<String> written = new ArrayList<>();
        options.fields()
                .forEach((name, value) ->
                        written.add(
                                Printer.key(name)
                                        + ": "
                                        + (name.equals(gate.option())
                                                ? holder()
                                                : Printer.value(value))));
        return "{ " + String.join(", ", written) + " }";
    }

    /**
     * The cases of one request.
     *
     * @param title what is asked
     * @param guard that stands before it
     */
    List<Case> cases(String title, String guard, RequestLines asked) {
        Gate.Answers answers = gate.guards().get(guard);
        if (answers == null) {
            return List.of(Case.pending(title + " " + TokenCases.UNKNOWN));
        }
        TokenLife life = gate.life();
        List<String> forged = new ArrayList<>();
        forged.add("const { app, token } = await start();");
        forged.add(
                "const response = await app.inject(" + asked.request("`Bearer ${token}x`") + ");");
        forged.add("expect(response.statusCode).toBe(" + answers.forged() + ");");
        List<String> late = new ArrayList<>();
        String deps = life.clocks().isEmpty() ? "" : ", deps";
        late.add("const { app, token" + deps + " } = await start();");
        late.add("const request = " + asked.request("`Bearer ${token}`") + " as const;");
        late.add("const inTime = await app.inject(request);");
        late.add("expect(inTime.statusCode).not.toBe(" + answers.late() + ");");
        late.addAll(life.waiting("deps"));
        late.add("const tooLate = await app.inject(request);");
        late.add("expect(tooLate.statusCode).toBe(" + answers.late() + ");");
        return List.of(
                Case.of(title + " refuses one that was changed", forged),
                Case.of(
                        title + " refuses one " + life.later().words() + " after it was made",
                        late));
    }
}
