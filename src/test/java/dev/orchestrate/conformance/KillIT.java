package dev.orchestrate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.conformance.Place.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The packaged program, killed with SIGKILL at random moments and resumed until it is done. No task
 * is idempotent: one that ran twice, or half, shows in the files. A seed is replayed with {@code
 * -Dseed}.
 */
@Execution(ExecutionMode.CONCURRENT)
class KillIT {
    private static final int PHASES = 3;
    private static final int TASKS_OF_A_PHASE = 8;
    private static final int KILLS = 8;
    private static final int LONGEST_LIFE_MS = 1500;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void eachEffectIsThereExactlyOnce(int round) throws Exception {
        long seed = Long.getLong("seed", System.nanoTime()) + round;
        Random random = new Random(seed);
        Place place = Place.make(folder);
        place.write("orchestrate.yaml", plan(random));
        Files.createDirectories(place.workspace().resolve("effects"));

        int kills = 0;
        while (kills < KILLS && killed(start(place), random) && !succeeded(place)) {
            kills++;
        }
        if (!succeeded(place)) {
            assertThat(Place.endOf(start(place))).as(place.printed("err")).isZero();
        }

        String story =
                "seed %d, %d kills\n%s%s"
                        .formatted(seed, kills, place.printed("out"), place.printed("err"));
        assertThat(succeeded(place)).as(story).isTrue();
        for (int task = 0; task < PHASES * TASKS_OF_A_PHASE; task++) {
            assertThat(place.workspace().resolve("effects/t" + task))
                    .as("effect of t%d, %s", task, story)
                    .content()
                    .isEqualTo("begin\nend\n");
        }
        assertThat(place.journals()).as(story).hasSize(1);
        assertEndedOnce(JournalLines.whole(place.journals().getFirst()), story);
    }

    private static Process start(Place place) throws IOException {
        // a session of its own, so that the group is the program and what it did not set apart
        return place.start(List.of("setsid", "orchestrate", "run", "--resume"), Map.of());
    }

    /** Kills it after a random time, alone or with its group; false if it was done before that. */
    private static boolean killed(Process program, Random random) throws Exception {
        boolean group = random.nextBoolean();
        if (program.waitFor(random.nextInt(LONGEST_LIFE_MS), TimeUnit.MILLISECONDS)) {
            assertThat(program.exitValue()).isZero();
            return false;
        }
        if (group) {
            Process kill = new ProcessBuilder("kill", "-KILL", "--", "-" + program.pid()).start();
            // the group is missing only where the program is not in its session yet
            if (Place.endOf(kill) != 0) {
                program.destroyForcibly();
            }
        } else {
            program.destroyForcibly();
        }
        Place.endOf(program);
        return true;
    }

    /** A kill after the end of the run's work has nothing left to resume. */
    private static boolean succeeded(Place place) throws IOException {
        Ran status = place.run(List.of("orchestrate", "status", "--format", "json"), Map.of());
        return status.exit() == 0
                && JsonMapper.shared()
                        .readTree(status.out())
                        .at("/status")
                        .stringValue()
                        .equals("succeeded");
    }

    private static void assertEndedOnce(List<JsonNode> events, String story) {
        for (int task = 0; task < PHASES * TASKS_OF_A_PHASE; task++) {
            String id = "t" + task;
            assertThat(events)
                    .as("successes of %s, %s", id, story)
                    .filteredOn(event -> event.at("/event").stringValue().equals("attempt.ended"))
                    .filteredOn(event -> event.at("/status").stringValue().equals("succeeded"))
                    .filteredOn(event -> event.at("/task").stringValue().equals(id))
                    .hasSize(1);
        }
    }

    /** Phases of tasks that each wait for the end of random ones above them, and look for it. */
    private static String plan(Random random) throws IOException {
        var phases = JsonMapper.shared().createArrayNode();
        for (int phase = 0; phase < PHASES; phase++) {
            var node = phases.addObject().put("id", "p" + phase);
            var group = node.putArray("groups").addObject().put("id", "g");
            group.put("execution", "parallel");
            var tasks = group.putArray("tasks");
            for (int i = 0; i < TASKS_OF_A_PHASE; i++) {
                int number = phase * TASKS_OF_A_PHASE + i;
                var task = tasks.addObject().put("id", "t" + number);
                StringBuilder run = new StringBuilder();
                if (i > 0 && random.nextInt(3) > 0) {
                    int above = phase * TASKS_OF_A_PHASE + random.nextInt(i);
                    task.putArray("depends_on").add("t" + above);
                    run.append("grep -qx end effects/t%d\n".formatted(above));
                }
                run.append("echo begin >> effects/t%d\n".formatted(number));
                run.append("sleep 0.%03d\n".formatted(random.nextInt(300)));
                run.append("echo end >> effects/t%d\n".formatted(number));
                task.put("run", run.toString());
            }
        }
        var plan = JsonMapper.shared().createObjectNode().put("version", 1).put("name", "killed");
        plan.put("max_parallel", 3).set("phases", phases);
        return plan.toString();
    }
}
