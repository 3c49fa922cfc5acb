package dev.orchestrate.task.testgen;

import dev.orchestrate.plan.Catalog;
import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.KeySpec.Kind;
import dev.orchestrate.plan.Value;
import dev.orchestrate.task.FileWork;
import dev.orchestrate.task.TaskContext;
import dev.orchestrate.task.TaskHandler;
import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.task.Work;
import dev.orchestrate.workspace.FileWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The task type {@code test_generation}. */
public final class TestGenerationHandler implements TaskHandler {
    private static final String KIND = "kind";
    private static final String TARGET = "target";
    private static final String TEST_FILE = "test_file";
    private static final String MOCKS = "mocks";
    private static final String SCENARIOS = "scenarios";

    private static final Catalog.TypeSpec SPEC =
            new Catalog.TypeSpec(
                    List.of(
                            new KeySpec(
                                    KIND,
                                    Kind.WORD,
                                    true,
                                    "what is tested of the target",
                                    words(),
                                    List.of()),
                            KeySpec.required(TARGET, Kind.TEXT, "the source file"),
                            KeySpec.optional(
                                    TEST_FILE,
                                    Kind.TEXT,
                                    "the test file; default: where the repository's own tests lie"),
                            KeySpec.optional(
                                    MOCKS,
                                    Kind.TEXT_OR_LIST,
                                    "modules that the tests replace by automatic mocks"),
                            KeySpec.optional(
                                    SCENARIOS,
                                    Kind.TEXT_OR_LIST,
                                    "titles of cases that a person will write: they become pending"
                                            + " ones")),
                    true,
                    null);

    private final FileWriter writer;

    /** For tests and tools; the program has one writer for all handlers. */
    public TestGenerationHandler() {
        this(new FileWriter());
    }

    /** With the writer of all handlers. */
    public TestGenerationHandler(FileWriter writer) {
        this.writer = writer;
    }

    private static List<String> words() {
        return Arrays.stream(dev.orchestrate.task.testgen.Kind.values())
                .map(dev.orchestrate.task.testgen.Kind::word)
                .toList();
    }

    @Override
    public String type() {
        return "test_generation";
    }

    @Override
    public Catalog.TypeSpec spec() {
        return SPEC;
    }

    @Override
    public String description() {
        return "Writes the tests that a source file itself calls for, into a marked region of a test"
                + " file: what the source states is checked, what it can not tell is left as a"
                + " pending case. Code outside of the region stays as it is, and a second run"
                + " changes nothing.";
    }

    @Override
    public String example() {
        return """
        - id: test-orders
          type: test_generation
          kind: service
          target: src/services/orders.service.ts
        """;
    }

    @Override
    public Work prepare(TaskContext context) throws TaskProblem {
        Wanted wanted =
                new Wanted(
                        kind(context.text(KIND)),
                        context.text(TARGET),
                        context.key(TEST_FILE) == null ? null : context.text(TEST_FILE),
                        texts(context, MOCKS),
                        texts(context, SCENARIOS));
        return new Work.InProcess(
                new FileWork(context, writer, new TestFileChange(context.workspace(), wanted)));
    }

    private static dev.orchestrate.task.testgen.Kind kind(String word) throws TaskProblem {
        for (dev.orchestrate.task.testgen.Kind kind : dev.orchestrate.task.testgen.Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw TaskProblem.config(
                "`kind: %s` is not known: one of %s".formatted(word, String.join(", ", words())));
    }

    private static List<String> texts(TaskContext context, String key) throws TaskProblem {
        Value value = context.key(key);
        List<String> texts = new ArrayList<>();
        switch (value) {
            case null -> {}
            case Value.Text text -> texts.add(context.fill(text.text()));
            case Value.Items(List<Value> items) -> {
                for (Value item : items) {
                    if (!(item instanceof Value.Text text)) {
                        throw TaskProblem.config("`" + key + "` is not a list of texts");
                    }
                    texts.add(context.fill(text.text()));
                }
            }
            case Value.Numeral _, Value.Flag _, Value.Nothing _, Value.Fields _ ->
                    throw TaskProblem.config("`" + key + "` is not a text or a list of texts");
        }
        return texts;
    }
}
