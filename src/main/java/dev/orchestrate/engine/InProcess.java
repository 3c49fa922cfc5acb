package dev.orchestrate.engine;

import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.executor.Masks;
import dev.orchestrate.failure.End;
import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.plan.Task;
import dev.orchestrate.run.RunState;
import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.task.Work;
import dev.orchestrate.task.Workbench;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Work that this process does itself, each on a virtual thread; it ends with the process. */
final class InProcess {
    /** What the journal calls it in the place of an executor. */
    static final String NAME = "in-process";

    private final Launches launches;
    private final Masks masks;
    private final Mail mail;
    private final Clock clock;
    private final Map<AttemptKey, Mail.Errand> errands = new HashMap<>();

    InProcess(Launches launches, Setting setting) {
        this.launches = launches;
        this.masks = setting.secrets().masks();
        this.mail = setting.world().mail();
        this.clock = setting.world().clock();
    }

    void start(RunState state, Task task, int number, Work.Action action) {
        AttemptKey key = Launches.key(state, task.id(), number);
        Path log = launches.log(task.id(), number);
        errands.put(
                key,
                mail.send(
                        "task `" + task.id() + "`",
                        () -> new Message.Finished(run(state, task, number, action, log))));
    }

    /** Asks it to stop; one that is not there is left alone. */
    void cancel(AttemptKey key) {
        Mail.Errand errand = errands.get(key);
        if (errand != null) {
            errand.interrupt();
        }
    }

    void forget(AttemptKey key) {
        errands.remove(key);
    }

    private Message.Examined run(
            RunState state, Task task, int number, Work.Action action, Path log) {
        long begun = clock.nanos();
        End.How how;
        Map<String, String> outputs = Map.of();
        String skip = null;
        try (OutputStream raw =
                        Files.newOutputStream(
                                log, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                OutputStream out = masks.hiding(raw)) {
            Map<String, String> environment =
                    new java.util.LinkedHashMap<>(
                            launches.context(state, task, number).environment());
            environment.putAll(launches.secretsOf(task));
            how = new End.How.Done();
            switch (action.run(new Workbench(out, environment))) {
                case Work.Result.Done(Map<String, String> values) -> outputs = values;
                case Work.Result.AlreadySo(String why) -> skip = why;
            }
        } catch (TaskProblem e) {
            how = new End.How.Refused(e.errorClass(), e.message());
        } catch (IOException e) {
            how = new End.How.Refused(ErrorClass.PERMANENT, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            how = new End.How.Refused(ErrorClass.TRANSIENT, "interrupted");
        } catch (RuntimeException e) {
            // A handler may be a user's: what it throws is the failure of its task.
            how = new End.How.Refused(ErrorClass.PERMANENT, "its handler failed: " + e);
        }
        long millis = (clock.nanos() - begun) / 1_000_000;
        return new Message.Examined(
                task.id(), number, End.of(how), outputs, List.of(), millis, null, skip);
    }
}
