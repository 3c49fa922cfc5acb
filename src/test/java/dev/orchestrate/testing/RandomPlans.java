package dev.orchestrate.testing;

import dev.orchestrate.plan.Criterion;
import dev.orchestrate.plan.Group;
import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.Retry;
import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.Value;
import dev.orchestrate.plan.expr.Template;
import dev.orchestrate.testing.Shape.Feature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Random plans that are valid: the same plan for the same seed and shape. Confined to one plan.
 *
 * <p>Everything refers only to what was made before it, so that there is no cycle; {@link
 * Feature#SHUFFLED} then hides that order.
 */
public final class RandomPlans {
    private static final int MAX_PARALLEL = 4;

    private final Random random;
    private final Shape shape;

    /** By phase: the names under which other tasks can refer to its tasks. */
    private final List<List<String>> names = new ArrayList<>();

    /** By phase: the phases that end before it begins. */
    private final List<Set<Integer>> before = new ArrayList<>();

    private RandomPlans(long seed, Shape shape) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.shape = shape;
    }

    public static Plan plan(long seed, Shape shape) {
        RandomPlans plans = new RandomPlans(seed, shape);
        Plan plan = plans.plan();
        return plans.may(Feature.SHUFFLED) ? plans.shuffled(plan) : plan;
    }

    private boolean has(Feature feature) {
        return shape.features().contains(feature);
    }

    /** With one chance in two, if it may be at all. */
    private boolean may(Feature feature) {
        return has(feature) && random.nextBoolean();
    }

    /** With one chance in five, if it may be at all. */
    private boolean rarely(Feature feature) {
        return has(feature) && random.nextInt(5) == 0;
    }

    private int upTo(int most) {
        return 1 + random.nextInt(most);
    }

    private Duration minutes() {
        return Duration.ofMinutes(upTo(30));
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Up to so many of them, each once, perhaps none. */
    private <T> List<T> some(Collection<T> all, int most) {
        List<T> mixed = new ArrayList<>(all);
        Collections.shuffle(mixed, random);
        return mixed.subList(0, Math.min(mixed.size(), random.nextInt(most + 1)));
    }

    private String condition() {
        return random.nextInt(3) == 0 ? "${{ vars.off }}" : "${{ vars.on == 'true' }}";
    }

    private Plan plan() {
        PhaseSpec[] phases = new PhaseSpec[upTo(shape.phases())];
        for (int number = 0; number < phases.length; number++) {
            phases[number] = phase(number);
        }
        PlanSpec plan =
                Plans.draft(phases)
                        .name("random")
                        .var("on", "true")
                        .var("off", "false")
                        .maxParallel(MAX_PARALLEL);
        if (rarely(Feature.FAIL_FAST)) {
            plan.failFast();
        }
        if (rarely(Feature.TIMEOUTS)) {
            plan.timeout(Duration.ofHours(upTo(3)));
        }
        return plan.build();
    }

    private PhaseSpec phase(int number) {
        names.add(new ArrayList<>());
        PhaseSpec phase = Plans.phase(Integer.toString(number + 1));
        linkPhase(phase, number);
        GroupSpec[] groups = new GroupSpec[upTo(shape.groups())];
        for (int group = 0; group < groups.length; group++) {
            groups[group] = group(number, group);
        }
        phase.groups(groups);
        if (rarely(Feature.WHEN)) {
            phase.when(condition());
        }
        if (rarely(Feature.TIMEOUTS)) {
            phase.timeout(Duration.ofHours(1));
        }
        if (rarely(Feature.PHASE_RETRIES)) {
            Duration wait = Duration.ofSeconds(upTo(10));
            phase.retry(new Retry(1 + upTo(2), wait, 2, wait, 0, null));
        }
        if (may(Feature.APPROVALS)) {
            phase.approval(oneOf(List.of(Phase.Approval.values())));
        }
        addChecks(phase, number);
        return phase;
    }

    private void linkPhase(PhaseSpec phase, int number) {
        List<Integer> dependsOn = number == 0 ? List.of() : List.of(number - 1);
        if (may(Feature.PHASE_GRAPH)) {
            List<Integer> earlier = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                earlier.add(i);
            }
            dependsOn = some(earlier, 3);
            phase.after(dependsOn.stream().map(i -> "" + (i + 1)).toArray(String[]::new));
        }
        Set<Integer> all = new HashSet<>(dependsOn);
        dependsOn.forEach(i -> all.addAll(before.get(i)));
        before.add(all);
    }

    private void addChecks(PhaseSpec phase, int number) {
        for (int i = 0; has(Feature.CHECKS) && i < random.nextInt(3); i++) {
            phase.checkpoint("check " + i);
        }
        if (may(Feature.CHECKS)) {
            phase.commandCriterion("judge");
        }
        if (may(Feature.CHECKS)) {
            String task = oneOf(names.get(number));
            phase.criterion(new Criterion.Check.TaskStatus(task, List.of("succeeded")));
            Value path = new Value.Text(Template.literal("report.txt"));
            phase.criterion(new Criterion.Check.Leaf("file_exists", path));
        }
        for (int i = 0; has(Feature.ON_FAILURE) && i < random.nextInt(3); i++) {
            phase.onFailure("report " + i);
        }
    }

    private GroupSpec group(int phase, int number) {
        String prefix = (phase + 1) + "." + (char) ('a' + number % 26) + number / 26 + ".";
        TaskSpec[] tasks = new TaskSpec[upTo(shape.tasks())];
        for (int task = 0; task < tasks.length; task++) {
            tasks[task] = task(prefix + (task + 1), phase);
        }
        GroupSpec group =
                random.nextBoolean()
                        ? Plans.sequential("g" + number, tasks)
                        : Plans.parallel("g" + number, tasks);
        if (may(Feature.GROUP_GRAPH)) {
            List<String> earlier = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                earlier.add("g" + i);
            }
            group.after(some(earlier, 3).toArray(String[]::new));
        }
        if (rarely(Feature.WHEN)) {
            group.when(condition());
        }
        if (rarely(Feature.GROUP_LIMITS)) {
            group.maxParallel(upTo(MAX_PARALLEL));
        }
        if (rarely(Feature.FAIL_FAST)) {
            group.failFast();
        }
        if (rarely(Feature.TIMEOUTS)) {
            group.timeout(minutes());
        }
        return group;
    }

    private TaskSpec task(String id, int phase) {
        TaskSpec task = Plans.task(id).run("work " + id);
        if (may(Feature.TASK_GRAPH)) {
            List<String> known = new ArrayList<>(names.get(phase));
            before.get(phase).forEach(earlier -> known.addAll(names.get(earlier)));
            task.after(some(known, 3).toArray(String[]::new));
        }
        if (rarely(Feature.MANUAL_TASKS)) {
            task.type("manual").key("instructions", new Value.Text(Template.literal("do it")));
        }
        addConditions(task);
        addNeeds(task);
        addEnds(task);
        names.get(phase).add(id);
        if (rarely(Feature.MATRIX)) {
            task.matrix("os", "linux", "mac").matrix("n", "1", "2", "3");
            names.get(phase).add(id + "[os=mac,n=2]");
        }
        return task;
    }

    private void addConditions(TaskSpec task) {
        if (rarely(Feature.WHEN)) {
            task.when(condition());
        }
        if (rarely(Feature.RUN_IF)) {
            task.runIf(oneOf(List.of(Task.RunIf.FAILURE, Task.RunIf.ALWAYS)));
        }
        if (rarely(Feature.SKIP_IF_SKIPPED)) {
            task.skipIfSkipped();
        }
    }

    private void addNeeds(TaskSpec task) {
        if (may(Feature.PRIORITIES)) {
            task.priority(random.nextInt(5) - 2);
        }
        if (rarely(Feature.LOCKS)) {
            task.locks(some(List.of("red", "green", "blue"), 2).toArray(String[]::new));
        }
        if (rarely(Feature.CPUS)) {
            task.cpus(upTo(MAX_PARALLEL));
        }
    }

    private void addEnds(TaskSpec task) {
        if (rarely(Feature.NOT_CRITICAL)) {
            task.notCritical();
        }
        if (may(Feature.IDEMPOTENT)) {
            task.idempotent();
        }
        if (may(Feature.RETRIES)) {
            task.attempts(upTo(3));
        }
        if (rarely(Feature.TIMEOUTS)) {
            task.timeout(minutes());
        }
    }

    /** The same plan in another order: all that is left out in a text is told in the records. */
    private Plan shuffled(Plan plan) {
        List<Phase> phases = new ArrayList<>();
        for (Phase phase : plan.phases()) {
            List<Group> groups = new ArrayList<>();
            phase.groups().forEach(group -> groups.add(shuffled(group)));
            Collections.shuffle(groups, random);
            phases.add(
                    new Phase(
                            phase.id(),
                            phase.name(),
                            phase.description(),
                            phase.dependsOn(),
                            phase.when(),
                            List.copyOf(groups),
                            phase.checkpoint(),
                            phase.criteria(),
                            phase.approval(),
                            phase.retry(),
                            phase.timeout(),
                            phase.onFailure()));
        }
        Collections.shuffle(phases, random);
        return new Plan(
                plan.name(),
                plan.description(),
                plan.vars(),
                plan.env(),
                plan.secrets(),
                plan.maxParallel(),
                plan.failFast(),
                plan.timeout(),
                List.copyOf(phases),
                plan.source());
    }

    private Group shuffled(Group group) {
        List<Task> tasks = new ArrayList<>(group.tasks());
        if (!group.sequential()) {
            Collections.shuffle(tasks, random);
        }
        return new Group(
                group.id(),
                group.fullName(),
                group.name(),
                group.sequential(),
                group.maxParallel(),
                group.dependsOn(),
                group.when(),
                group.failFast(),
                group.timeout(),
                List.copyOf(tasks));
    }
}
