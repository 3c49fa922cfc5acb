package dev.orchestrate.simulation;

import dev.orchestrate.engine.ChangedTasks;
import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.Task;
import dev.orchestrate.run.Answer;
import dev.orchestrate.run.Request;
import dev.orchestrate.simulation.World.Call;
import dev.orchestrate.simulation.World.Death;
import dev.orchestrate.simulation.World.Happening;
import dev.orchestrate.simulation.World.Kind;
import dev.orchestrate.simulation.World.Life;
import dev.orchestrate.simulation.World.What;
import dev.orchestrate.testing.FakeMachine.Act;
import dev.orchestrate.testing.RandomPlans;
import dev.orchestrate.testing.Shape;
import dev.orchestrate.testing.Shape.Feature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes the world of a seed: the same one each time. Confined to one world. */
final class Worlds {
    private static final Shape SHAPE = Shape.of(2, 2, 3).without(Feature.MATRIX);

    private final Random random;
    private final Plan plan;
    private int requests;

    private Worlds(long seed) {
        // Small seeds next to each other would begin with nearly the same numbers.
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
        this.plan = RandomPlans.plan(seed, SHAPE);
    }

    static World of(long seed) {
        return new Worlds(seed).world(seed);
    }

    private World world(long seed) {
        List<Plan> plans = new ArrayList<>();
        plans.add(plan);
        if (oneIn(4)) {
            plans.add(changed());
        }
        List<Life> lives = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            lives.add(life(i == 0 ? 0 : random.nextInt(plans.size())));
        }
        return new World(seed, plans, !oneIn(5), lives);
    }

    private boolean oneIn(int count) {
        return random.nextInt(count) == 0;
    }

    private Plan changed() {
        String task = task();
        return oneIn(2) ? Plot.without(plan, task) : Plot.redefined(plan, task);
    }

    private Life life(int version) {
        List<Happening> happenings = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Duration after = Duration.ofMillis(random.nextInt(oneIn(8) ? 3_600_000 : 5_000));
            happenings.add(new Happening(after, what()));
        }
        if (oneIn(5)) {
            nag(happenings);
        }
        return new Life(
                version,
                call(),
                !oneIn(5),
                happenings,
                oneIn(5) ? null : death(),
                Duration.ofMillis(1 + random.nextInt(2_000)));
    }

    /** Somebody has tasks of one phase run again and again, also while it is judged. */
    private void nag(List<Happening> happenings) {
        Phase phase = oneOf(plan.phases());
        long after = 0;
        for (int i = 2 + random.nextInt(8); i > 0; i--) {
            after += 500 + random.nextInt(2_500);
            Request again =
                    new Request.Decide(id(), taskOf(phase), Answer.RETRY, false, "ada", null);
            happenings.add(new Happening(Duration.ofMillis(after), new What.Ask(again)));
        }
    }

    private Call call() {
        ChangedTasks changed =
                oneIn(3) ? ChangedTasks.RERUN : oneIn(6) ? ChangedTasks.REFUSE : ChangedTasks.KEEP;
        return new Call(random.nextBoolean(), changed, oneIn(8), oneIn(8) ? phase() : null);
    }

    private Death death() {
        Kind kind = oneOf(Kind.values());
        return new Death(1 + random.nextInt(oneIn(4) ? 20 : 90), kind, random.nextLong());
    }

    private What what() {
        return switch (random.nextInt(20)) {
            case 0, 1 -> new What.Stop();
            case 2 -> new What.Jump(Duration.ofSeconds(random.nextInt(7_200) - 3_600));
            case 3 -> new What.Full(random.nextInt(3_000));
            case 4 -> new What.Fails(oneOf(Act.WRITE, Act.SYNC, Act.RENAME), 1 + random.nextInt(3));
            case 5 -> new What.LauncherDies();
            case 6 -> new What.Ask(new Request.Cancel(id(), "ada", null));
            default -> new What.Ask(request());
        };
    }

    private Request request() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> new Request.Approve(id(), phase(), "ada", null);
            case 3 -> new Request.Reject(id(), phase(), "ada", null);
            case 4 -> new Request.RetryPhase(id(), phase(), null, null);
            case 5, 6 -> decide(Answer.DONE, false);
            case 7 -> decide(oneOf(Answer.SKIP, Answer.FAIL), false);
            default -> decide(Answer.RETRY, random.nextBoolean());
        };
    }

    private Request decide(Answer answer, boolean downstream) {
        return new Request.Decide(id(), task(), answer, downstream, "ada", null);
    }

    private String id() {
        return "asked-" + ++requests;
    }

    private String phase() {
        return oneOf(plan.phases()).id();
    }

    private String task() {
        return taskOf(oneOf(plan.phases()));
    }

    private String taskOf(Phase phase) {
        Task task = oneOf(oneOf(phase.groups()).tasks());
        return task.id();
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    @SafeVarargs
    private <T> T oneOf(T... all) {
        return all[random.nextInt(all.length)];
    }
}
