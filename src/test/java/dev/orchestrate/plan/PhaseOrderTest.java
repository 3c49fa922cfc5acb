package dev.orchestrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What phases wait for; {@code 4|2,3} is phase 4 with {@code parallel_with: [2, 3]}. */
class PhaseOrderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1 2 3; 1: 2:1 3:2",
                "1 2 3 4|2,3 5; 1: 2:1 3:2 4:1 5:2,3,4",
                "1 2 3 4|3,2 5; 1: 2:1 3:2 4:1 5:2,3,4",
                "1 2|1 3|2 4; 1: 2: 3: 4:1,2,3",
                "1 2 3|2 4; 1: 2:1 3:1 4:2,3",
                "1 2 3|1 4; 1: 2:1 3: 4:1,3",
                "1 2> 3; 1: 2: 3:2",
                "1 2>1 3>1 4; 1: 2:1 3:1 4:3",
                "1 2>1 3>1 4|2 5; 1: 2:1 3:1 4:1 5:2,4",
                "1 2| 3; 1: 2: 3:2",
                "1 2 3|2 4|3 5|4 6; 1: 2:1 3:1 4:1 5:1 6:2,3,4,5",
                "1>2 2> 3; 1:2 2: 3:2",
                "1 2 3 4|2,3 5|1; 1: 2:1 3:2 4:1 5:",
                "1 2 3|2 4 5|4 6; 1: 2:1 3:1 4:2,3 5:2,3 6:4,5",
                "1 2>|  3; 1: 2: 3:2",
            })
    void aPhaseWaitsForWhatItSaysOrFollows(String phases, String expected) {
        Plan plan = Texts.plan(yaml(phases));

        StringBuilder actual = new StringBuilder();
        for (Phase phase : plan.phases()) {
            actual.append(actual.isEmpty() ? "" : " ").append(phase.id()).append(':');
            actual.append(String.join(",", phase.dependsOn()));
        }
        assertThat(actual.toString()).isEqualTo(expected.strip());
    }

    private static String yaml(String phases) {
        StringBuilder yaml = new StringBuilder("version: 1\nname: p\nphases:\n");
        for (String phase : phases.strip().split(" +", -1)) {
            int end = 0;
            while (end < phase.length() && Character.isDigit(phase.charAt(end))) {
                end++;
            }
            String id = phase.substring(0, end);
            yaml.append("  - { id: ").append(id);
            String rest = phase.substring(end);
            if (rest.startsWith(">")) {
                String list = rest.substring(1).replace("|", "");
                yaml.append(", depends_on: [").append(list).append(']');
            }
            if (rest.contains("|")) {
                String list = rest.substring(rest.indexOf('|') + 1);
                yaml.append(", parallel_with: [").append(list).append(']');
            }
            yaml.append(", tasks: [{ id: t").append(id).append(", run: echo }] }\n");
        }
        return yaml.toString();
    }
}
