package dev.orchestrate.run;

import static dev.orchestrate.testing.Plans.task;

import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.Value;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.testing.Plans;
import dev.orchestrate.testing.TaskSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Worlds without chance, and what is done to them from outside. */
final class Worlds {
    static final RunOptions RESUME =
            new RunOptions(null, false, null, null, null, false, false, true, false);

    private Worlds() {}

    static CoreWorld fresh(Plan plan, Selection selection) {
        return new CoreWorld(plan, 1, CoreWorld.Odds.GOOD, selection, RunOptions.DEFAULT);
    }

    /** Whatever may start runs. */
    static CoreWorld begun(Plan plan) {
        CoreWorld world = fresh(plan, Selection.ALL);
        world.decideAll();
        return world;
    }

    /** Whatever could run has ended. */
    static CoreWorld ended(Plan plan, String... failing) {
        CoreWorld world = begun(plan);
        while (!world.live.isEmpty()) {
            String id = world.live.keySet().iterator().next();
            ends(world, id, List.of(failing).contains(id));
        }
        return world;
    }

    /** An attempt ends, and what follows follows. */
    static void ends(CoreWorld world, String task, boolean fails) {
        world.end(task, fails);
        world.decideAll();
    }

    static void succeed(CoreWorld world, String... tasks) {
        for (String task : tasks) {
            ends(world, task, false);
        }
    }

    static void resume(CoreWorld world, Selection selection, RunOptions options) {
        world.happen(new Event.RunResumed(Map.of(), selection, options, CoreWorld.invocation()));
    }

    /** The run follows another plan from here on. */
    static void change(CoreWorld world, Plan plan) {
        world.happen(
                new Event.PlanChanged(
                        new PlanVersion(2, "plan", "plan.yaml", "1"),
                        Map.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Dag.of(plan)));
    }

    static List<Event> taken(CoreWorld world, Request request) {
        return switch (Answers.to(world.state, request)) {
            case Answers.Answered.Taken(List<Event> events) -> events;
            case Answers.Answered.Refused(String why, String _) -> throw new AssertionError(why);
        };
    }

    /** A request is taken in, and what follows follows. */
    static void ask(CoreWorld world, Request request) {
        taken(world, request).forEach(world::happen);
        world.decideAll();
    }

    static Request decide(String task, Answer answer) {
        return new Request.Decide("r", task, answer, false, "ada", null);
    }

    static Request approve(String phase) {
        return new Request.Approve("r", phase, "ada", null);
    }

    static Selection tasks(String... ids) {
        return new Selection(List.of(), List.of(), List.of(ids), false);
    }

    static Selection phases(String... ids) {
        return new Selection(List.of(ids), List.of(), List.of(), false);
    }

    static TaskSpec manual(String id) {
        return task(id).type("manual").key("instructions", new Value.Text(Plans.template("look")));
    }

    static TaskState state(CoreWorld world, String task) {
        return Objects.requireNonNull(world.state.task(task));
    }

    static PhaseState phaseState(CoreWorld world, String phase) {
        return Objects.requireNonNull(world.state.phase(phase));
    }
}
