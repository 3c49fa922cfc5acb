package dev.orchestrate.plan;

import dev.orchestrate.plan.yaml.Node;
import dev.orchestrate.plan.yaml.YamlProblem;
import dev.orchestrate.plan.yaml.YamlReader;
import dev.orchestrate.plan.yaml.YamlTree;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Plan} from text, or says everything that is wrong with it. Bounded in time and
 * memory whatever the text; safe for any thread.
 */
public class PlanLoader {
    private final Catalog catalog;

    public PlanLoader(Catalog catalog) {
        this.catalog = catalog;
    }

    /** What a file holds; one that can not be read is an error like any other. */
    public final Loaded load(Path file, LoadOptions options) {
        Problems problems = new Problems(file.toString(), new byte[0]);
        byte[] bytes = PlanFile.read(file, problems);
        return bytes == null
                ? new Loaded(null, problems.sorted())
                : parse(file.toString(), bytes, options);
    }

    /**
     * What bytes hold.
     *
     * @param fileName for the diagnostics
     */
    public Loaded parse(String fileName, byte[] bytes, LoadOptions options) {
        Problems problems = new Problems(fileName, bytes);
        Supplier<String> digest = options.digest() ? Digests.file(bytes) : () -> "";
        YamlTree tree = YamlReader.read(bytes);
        for (YamlProblem problem : tree.problems()) {
            problems.textError(problem);
        }
        Plan plan = null;
        if (tree.root() instanceof Node.Scalar nothing && nothing.isNull()) {
            empty(problems);
        } else if (tree.root() != null) {
            plan = new Loading(problems, catalog, options).plan(tree.root(), fileName, digest);
        } else if (!problems.hasErrors()) {
            empty(problems);
        }
        return new Loaded(problems.hasErrors() ? null : plan, problems.sorted());
    }

    private static void empty(Problems problems) {
        problems.fileError("empty-file", "the plan is empty", "make one with `orchestrate init`");
    }

    /** One loading, step by step. */
    private static final class Loading {
        private final Problems problems;
        private final Reading reading;

        Loading(Problems problems, Catalog catalog, LoadOptions options) {
            this.problems = problems;
            this.reading =
                    new Reading(
                            problems, new Vocabulary(catalog), new Expressions(problems), options);
        }

        @Nullable Plan plan(Node root, String fileName, Supplier<String> digest) {
            Fields fields = Fields.of(reading, root, Language.PLAN);
            if (fields == null) {
                return null;
            }
            PlanBinder top = new PlanBinder(reading);
            PlanDraft plan = top.bind(fields);
            TaskIndex index = new TaskIndex(problems);
            TaskBinder tasks = new TaskBinder(reading, top, plan);
            Node.Items items = fields.items("phases");
            if (items == null) {
                return null;
            }
            List<PhaseDraft> phases = new PhaseBinder(reading, top, tasks, index).bind(items);
            new References(problems, phases, index).resolve();
            new CycleReport(problems, phases).report();
            Assembler assembler = new Assembler(plan);
            GateBinder gates = new GateBinder(reading, tasks, index, assembler);
            for (PhaseDraft phase : phases) {
                gates.bind(phase);
            }
            new UpstreamCheck(reading, index, plan, phases).check();
            if (problems.hasErrors()) {
                return null;
            }
            return assembler.plan(phases, new Plan.Source(fileName, digest.get()));
        }
    }
}
