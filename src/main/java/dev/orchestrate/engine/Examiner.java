package dev.orchestrate.engine;

import dev.orchestrate.executor.AttemptEnd;
import dev.orchestrate.executor.Masks;
import dev.orchestrate.failure.End;
import dev.orchestrate.plan.Task;
import dev.orchestrate.run.EndingReason;
import dev.orchestrate.task.DeclaredOutputs;
import dev.orchestrate.task.OutputFile;
import dev.orchestrate.task.TaskProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at what an attempt left behind. Safe for any thread. */
final class Examiner {
    private final Path workspace;
    private final Masks masks;
    private final Launches launches;

    Examiner(Path workspace, Masks masks, Launches launches) {
        this.workspace = workspace;
        this.masks = masks;
        this.launches = launches;
    }

    /**
     * The facts of an end.
     *
     * @param ending why the orchestrator ended it; then nothing of what it wrote counts
     */
    Message.Examined examine(
            Task task,
            int attempt,
            AttemptEnd end,
            Set<Integer> expectedExits,
            Path outputFile,
            @Nullable EndingReason ending) {
        boolean well = isSuccess(end, expectedExits) && ending == null;
        Told told =
                Told.of(launches.exchanges(), task.id(), attempt, isSuccess(end, expectedExits));
        Map<String, String> outputs = new LinkedHashMap<>();
        List<String> warnings = new ArrayList<>();
        String problem = null;
        try {
            if (outputFile.toFile().exists()) {
                OutputFile.Outputs taken = OutputFile.read(outputFile, this::holdsSecret);
                outputs.putAll(taken.values());
                warnings.addAll(taken.warnings());
            }
            if (well && !task.execution().outputs().isEmpty()) {
                List<String> missing =
                        DeclaredOutputs.missing(workspace, task.execution().outputs());
                problem = missing.isEmpty() ? null : String.join("; ", missing);
            }
        } catch (TaskProblem e) {
            problem = e.message();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problem = "what it left behind was not looked at";
        }
        End facts =
                End.of(how(end.result()))
                        .limitedBy(limit(end.limit()))
                        .withLeftovers(end.leftovers())
                        .expecting(expectedExits)
                        .withOutputProblem(problem)
                        .withSaid(
                                told.failure() == null
                                        ? shellWord(task, attempt, end, expectedExits)
                                        : told.failure());
        if (well && problem == null) {
            told.outputs().forEach((name, value) -> put(outputs, name, value, warnings));
        }
        return new Message.Examined(
                task.id(),
                attempt,
                facts,
                well && problem == null && told.failure() == null ? outputs : Map.of(),
                warnings,
                end.duration().toMillis(),
                end.peakMemoryBytes(),
                told.skip());
    }

    private End.@Nullable Said shellWord(
            Task task, int attempt, AttemptEnd end, Set<Integer> expectedExits) {
        return end.result() instanceof AttemptEnd.Result.Exited(int code)
                        && !expectedExits.contains(code)
                ? ShellWord.of(code, launches.log(task.id(), attempt))
                : null;
    }

    private void put(
            Map<String, String> outputs, String name, String value, List<String> warnings) {
        if (holdsSecret(value)) {
            outputs.remove(name);
            warnings.add(OutputFile.refused(name));
        } else {
            outputs.put(name, value);
        }
    }

    private boolean holdsSecret(String text) {
        return !masks.mask(text).equals(text);
    }

    private static boolean isSuccess(AttemptEnd end, Set<Integer> expectedExits) {
        return end.limit() == AttemptEnd.Limit.NONE
                && end.result() instanceof AttemptEnd.Result.Exited(int code)
                && expectedExits.contains(code);
    }

    private static End.How how(AttemptEnd.Result result) {
        return switch (result) {
            case AttemptEnd.Result.Exited(int code) -> new End.How.Exited(code);
            case AttemptEnd.Result.Signaled(int number, String name) ->
                    new End.How.Signaled(number, name);
            case AttemptEnd.Result.NotStarted(String reason) -> new End.How.NotStarted(reason);
        };
    }

    private static End.Limit limit(AttemptEnd.Limit limit) {
        return switch (limit) {
            case NONE -> End.Limit.NONE;
            case TIMEOUT -> End.Limit.TIMEOUT;
            case STALL -> End.Limit.STALL;
        };
    }
}
