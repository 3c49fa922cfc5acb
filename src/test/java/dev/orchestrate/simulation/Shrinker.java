package dev.orchestrate.simulation;

import dev.orchestrate.plan.Group;
import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.Task;
import dev.orchestrate.simulation.World.Call;
import dev.orchestrate.simulation.World.Happening;
import dev.orchestrate.simulation.World.Life;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Makes a world that breaks a rule as small as it can be and still break it. */
final class Shrinker {
    private static final int MOST_TRIES = 3_000;

    private Shrinker() {}

    /** The smallest world found; each step takes one thing away. */
    static World smallest(World world, Predicate<World> stillFails) {
        World smallest = world;
        int tries = 0;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (World next : smaller(smallest)) {
                if (++tries > MOST_TRIES) {
                    return smallest;
                }
                if (stillFails.test(next)) {
                    smallest = next;
                    smaller = true;
                    break;
                }
            }
        }
        return smallest;
    }

    /** What one thing less makes of it: the large things first. */
    private static List<World> smaller(World world) {
        List<World> found = new ArrayList<>();
        for (int i = 0; i < world.lives().size(); i++) {
            found.add(world.with(less(world.lives(), i)));
        }
        Plan plan = world.plans().get(0);
        if (world.plans().size() > 1) {
            found.add(singlePlan(world));
        }
        if (world.troubled()) {
            found.add(new World(world.seed(), world.plans(), false, world.lives()));
        }
        for (Phase phase : plan.phases()) {
            if (plan.phases().size() > 1) {
                found.add(plans(world, each -> Plot.withoutPhase(each, phase.id())));
            }
        }
        for (Phase phase : plan.phases()) {
            for (Group group : phase.groups()) {
                for (Task task : group.tasks()) {
                    if (phase.groups().size() > 1 || group.tasks().size() > 1) {
                        found.add(plans(world, each -> Plot.without(each, task.id())));
                    }
                }
            }
            if (!phase.checkpoint().isEmpty()
                    || !phase.criteria().isEmpty()
                    || !phase.onFailure().isEmpty()) {
                found.add(plans(world, each -> Plot.withoutChecks(each, phase.id())));
            }
        }
        for (int i = 0; i < world.lives().size(); i++) {
            int at = i;
            smaller(world.lives().get(i)).forEach(life -> found.add(replaced(world, at, life)));
        }
        return found;
    }

    private static List<Life> smaller(Life life) {
        List<Life> found = new ArrayList<>();
        for (int i = 0; i < life.happenings().size(); i++) {
            found.add(life.with(less(life.happenings(), i)));
        }
        if (life.death() != null) {
            found.add(life.without(life.death()));
        }
        if (!life.call().equals(Call.PLAIN)) {
            List<Happening> same = life.happenings();
            found.add(
                    new Life(
                            life.version(),
                            Call.PLAIN,
                            life.criteriaMet(),
                            same,
                            life.death(),
                            life.rest()));
        }
        return found;
    }

    private static World singlePlan(World world) {
        List<Life> lives = new ArrayList<>();
        for (Life life : world.lives()) {
            lives.add(
                    new Life(
                            0,
                            life.call(),
                            life.criteriaMet(),
                            life.happenings(),
                            life.death(),
                            life.rest()));
        }
        return new World(world.seed(), world.plans().subList(0, 1), world.troubled(), lives);
    }

    private static World plans(World world, UnaryOperator<Plan> change) {
        List<Plan> plans = world.plans().stream().map(change).toList();
        return new World(world.seed(), plans, world.troubled(), world.lives());
    }

    private static World replaced(World world, int at, Life life) {
        List<Life> lives = new ArrayList<>(world.lives());
        lives.set(at, life);
        return world.with(lives);
    }

    private static <T> List<T> less(List<T> all, int at) {
        List<T> left = new ArrayList<>(all);
        left.remove(at);
        return left;
    }
}
