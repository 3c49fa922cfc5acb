package dev.orchestrate.task.filegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.task.TaskProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergingTest {
    @Test
    void missingKeysComeInAndAllElseStaysAsItIs() throws Exception {
        String there =
                """
                # mine
                minimum:   '3'   # odd
                hooks:
                    first: [a,   b]
                    second: |
                        text

                        more

                # at the end
                """;
        String wanted =
                """
                minimum: 4
                hooks:
                  second: other
                  # is left behind
                  third:
                    deep: true

                    list:
                      - x
                      -
                        y: 1
                other:
                  - z
                """;
        assertThat(Merging.of("a.yml", wanted, there))
                .isEqualTo(
                        """
                        # mine
                        minimum:   '3'   # odd
                        hooks:
                            first: [a,   b]
                            second: |
                                text

                                more
                            third:
                              deep: true

                              list:
                                - x
                                -
                                  y: 1
                        other:
                          - z

                        # at the end
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "'a: 1\n', 'a: 2\nb: 3\n', 'a: 1\nb: 3\n'",
        "'a: 1', 'b: 3\n', 'a: 1\nb: 3\n'",
        "'a:\n', 'a: 2\nb: 3\n', 'a:\nb: 3\n'",
        "'a: 1\n', 'a: 2\n', 'a: 1\n'",
        "'', 'a: 2\n', 'a: 2\n'",
        "'# only this\n', 'a: 2\n', '# only this\na: 2\n'",
        "'a: {b: 1}\n', 'a: {b: 2}\nc: 3\n', 'a: {b: 1}\nc: 3\n'",
        "'a:\n  - 1\n', 'a: [2]\nb: x\n', 'a:\n  - 1\nb: x\n'",
        "'a:\n  b: 1\n', 'c: 3\na:\n  d: 4\n', 'a:\n  b: 1\n  d: 4\nc: 3\n'",
        "'a: &x\n  b: 1\nc: *x\n', 'd: 1\n', 'a: &x\n  b: 1\nc: *x\nd: 1\n'",
    })
    void mapsOfYaml(String there, String wanted, String merged) throws Exception {
        assertThat(Merging.of("a.yaml", wanted, there)).isEqualTo(merged);
        assertThat(Merging.of("a.yaml", wanted, merged)).isEqualTo(merged);
    }

    @ParameterizedTest
    @CsvSource({
        "a.yml, 'a: {b: 1}\n', 'a: {c: 2}\n', a map without lines of its own has no `c`",
        "a.yml, '- 1\n', 'a: 1\n', it is not a map",
        "a.yml, 'a: |+\n  x\n\nb: |+\n  y\n\n', 'c: 1\n', nothing can be put between",
        "a.yml, 'a: [\n', 'a: 1\n', it is not YAML of one document",
        "a.yml, 'a: 1\n---\nb: 1\n', 'c: 1\n', it is not YAML of one document",
        "a.yml, 'a: \"\\UFFFFFFFF\"\n', 'c: 1\n', an escape names no character",
        "a.yml, 'a: &x\n  b: 1\nc: *x\n', 'c:\n  d: 1\n', nothing can be put between",
        "a.json, '{}', '{}', can not be merged: only YAML",
        "README.md, x, y, can not be merged: only YAML",
    })
    void whatCanNotBeMergedIsTold(String target, String there, String wanted, String why) {
        TaskProblem problem =
                catchThrowableOfType(TaskProblem.class, () -> Merging.of(target, wanted, there));
        assertThat(problem).isNotNull();
        assertThat(problem.message()).contains("`" + target + "`", why).doesNotContain("\n");
        assertThat(problem.errorClass()).isEqualTo(ErrorClass.PERMANENT);
    }

    @Test
    void missingLinesComeFirstSoThatThoseThereHaveTheLastWord() throws Exception {
        assertThat(Merging.of(".gitignore", "# x\n.env\ndist/\n", "dist/\n!.env\n"))
                .isEqualTo(".env\n\ndist/\n!.env\n");
        assertThat(Merging.of(".github/CODEOWNERS", "* @new\n/docs @writers\n", "*   @old\n"))
                .isEqualTo("/docs @writers\n\n*   @old\n");
        assertThat(Merging.of(".npmignore", "a\n", "a\n")).isEqualTo("a\n");
    }
}
