package dev.orchestrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What changes a task's digest, and what does not. */
class DigestsTest {
    private static final String PLAN =
            """
            version: 1
            name: x
            vars: { read: 1, unread: 1, chained: 1 }
            env: { E: "${{ vars.chained }}" }
            secrets: [S]
            phases:
              - id: p
                approval: auto
                tasks:
                  - { id: before, run: echo }
                  - { id: t, name: n, run: 'echo "${{ vars.read }}"', env: { A: a }, workdir: w, shell: [sh, -c], priority: 1, timeout: 1m, tags: [x] }
                success_criteria:
                  - { file_exists: f }
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "read: 1, un | read: 2, un",
                "chained: 1 | chained: 2",
                "'echo \"     | 'print \"",
                "A: a        | A: b",
                "A: a        | B: a",
                "workdir: w  | workdir: v",
                "[sh, -c]    | [sh, -e]",
                "secrets: [S]| secrets: [T]",
                "id: t, name | id: t, expect_exit: [1], name",
            })
    void whatDecidesTheEffectChangesIt(String from, String to) {
        assertThat(digest(PLAN.replace(from.strip(), to.strip()))).isNotEqualTo(digest(PLAN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "unread: 1   | unread: 2",
                "name: n     | name: m",
                "priority: 1 | priority: 2",
                "timeout: 1m | timeout: 2m",
                "tags: [x]   | tags: [y]",
                "id: before  | id: earlier",
                "file_exists: f | file_exists: g",
            })
    void whatDoesNotDecideTheEffectLeavesIt(String from, String to) {
        assertThat(digest(PLAN.replace(from.strip(), to.strip()))).isEqualTo(digest(PLAN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "read: 1, un    | read: 2, un",
                "approval: auto | approval: manual",
                "file_exists: f | file_exists: g",
                "id: before     | id: earlier",
                "{ file_exists: f } | { file_exists: f, required: false }",
            })
    void whatAGateJudgesChangesThePhases(String from, String to) {
        assertThat(phaseDigest(PLAN.replace(from.strip(), to.strip())))
                .isNotEqualTo(phaseDigest(PLAN));
    }

    @Test
    void combinationsOfAMatrixDiffer() {
        Plan plan =
                Texts.phase("tasks: [{ id: m, run: echo, matrix: { a: [1, 2] }, depends_on: [] }]");

        assertThat(digest(plan, "m[a=1]")).hasSize(64).isNotEqualTo(digest(plan, "m[a=2]"));
    }

    @Test
    void withoutWishTheFileHasNone() {
        Loaded loaded = Texts.parse(PLAN, new LoadOptions(Map.of(), 1, List.of("sh"), false));
        Plan plan = Objects.requireNonNull(loaded.plan());

        assertThat(plan.source().sha256()).isEmpty();
        assertThat(Texts.plan(PLAN).source().sha256()).hasSize(64);
    }

    @Test
    void aFileOfAnySizeHasTheDigestOfItsBytes() throws Exception {
        for (int length : new int[] {0, 1_000_000}) {
            String text = PLAN + "#".repeat(length);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertThat(HexFormat.of().parseHex(Texts.plan(text).source().sha256()))
                    .isEqualTo(MessageDigest.getInstance("SHA-256").digest(bytes));
        }
    }

    private static String digest(String text) {
        return digest(Texts.plan(text), "t");
    }

    private static String digest(Plan plan, String task) {
        return Digests.task(Texts.task(plan, task), plan.vars());
    }

    private static String phaseDigest(String text) {
        Plan plan = Texts.plan(text);
        return Digests.phase(plan.phases().getFirst(), plan.vars());
    }
}
