package dev.orchestrate.simulation;

import dev.orchestrate.gate.CanNotJudge;
import dev.orchestrate.gate.CriterionKind;
import dev.orchestrate.gate.CriterionRegistry;
import dev.orchestrate.gate.GateContext;
import dev.orchestrate.gate.Verdict;
import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.Value;
import dev.orchestrate.run.CriterionResult;
import dev.orchestrate.testing.VirtualTime;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/** The criterion whether a file is there, which also says when it has looked. */
final class SeenFile implements CriterionKind {
    private static final String SEEN = "seen at ";

    private final CriterionKind file;
    private final VirtualTime time;

    private SeenFile(CriterionKind file, VirtualTime time) {
        this.file = file;
        this.time = time;
    }

    /** The one kind of a file that made-up plans ask for. */
    static CriterionRegistry kinds(VirtualTime time) {
        ClassLoader loader = SeenFile.class.getClassLoader();
        CriterionKind file =
                Objects.requireNonNull(CriterionRegistry.standard(loader).kind("file_exists"));
        return new CriterionRegistry(List.of(new SeenFile(file, time)), loader);
    }

    /** When it had looked, in nanoseconds; empty for the result of another kind. */
    static OptionalLong at(CriterionResult result) {
        String observed = result.observed();
        return observed != null && observed.startsWith(SEEN)
                ? OptionalLong.of(Long.parseLong(observed.substring(SEEN.length())))
                : OptionalLong.empty();
    }

    @Override
    public String kind() {
        return file.kind();
    }

    @Override
    public String description() {
        return file.description();
    }

    @Override
    public KeySpec shape() {
        return file.shape();
    }

    @Override
    public Verdict judge(Value body, GateContext context) throws CanNotJudge, InterruptedException {
        Verdict verdict = file.judge(body, context);
        return Verdict.of(verdict instanceof Verdict.Passed, SEEN + time.nanos(), verdict.reason());
    }
}
