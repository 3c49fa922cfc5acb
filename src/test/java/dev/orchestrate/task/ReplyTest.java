package dev.orchestrate.task;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orchestrate.plan.ErrorClass;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyTest {
    @Test
    void aStatusIsEnough() throws TaskProblem {
        assertThat(read("{\"status\":\"succeeded\"}\n"))
                .isEqualTo(new Reply(Reply.Status.SUCCEEDED, null, null, Map.of()));
    }

    @Test
    void allOfItIsTaken() throws TaskProblem {
        assertThat(read("{\"status\":\"failed\",\"message\":\"m\",\"class\":\"transient\"}"))
                .isEqualTo(new Reply(Reply.Status.FAILED, "m", ErrorClass.TRANSIENT, Map.of()));
        assertThat(read("{\"status\":\"skipped\",\"outputs\":{\"a\":\"1\",\"b\":\"x\\ny\"}}"))
                .isEqualTo(
                        new Reply(Reply.Status.SKIPPED, null, null, Map.of("a", "1", "b", "x\ny")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    done                                      | is not JSON
                    {"status":"succeeded"} {}                 | is not JSON
                    {"status":"succeeded","status":"failed"}  | is not JSON
                    []                                        | is not an object
                    {}                                        | has no `status`
                    {"status":"done"}                         | has no `status`
                    {"status":"SUCCEEDED"}                    | has no `status`
                    {"status":"succeeded","x":1}              | has the unknown key `x`
                    {"status":"succeeded","class":"config"}   | has a `class`, which is for failures
                    {"status":"failed","class":"bad"}         | has a `class` that is not
                    {"status":"failed","message":1}           | has a `message` that is not a text
                    {"status":"succeeded","outputs":[]}       | has `outputs` that are not an object
                    {"status":"succeeded","outputs":{"a":1}}  | an output `a` that is not a text
                    {"status":"succeeded","outputs":{"-":""}} | an output `-` that has no name of
                    """)
    void anythingElseIsRefusedAndShown(String text, String fault) {
        assertThat(refused(text)).startsWith("its answer ").contains(fault).endsWith(": " + text);
    }

    @Test
    void nothingIsNoReply() {
        assertThat(refused("")).isEqualTo("its answer is empty");
        assertThat(refused(" \n")).isEqualTo("its answer is empty");
    }

    @Test
    void oneThatIsTooLargeIsRefusedByItsSize() {
        String text = "{\"status\":\"" + "x".repeat(Reply.MOST_BYTES);
        assertThat(refused(text))
                .isEqualTo("its answer is larger than 1MB: " + text.substring(0, 200));
    }

    @Test
    void twoHundredCharactersAreShownWhateverTheyTakeInBytes() {
        assertThat(refused("\u20ac\ud83d\ude00".repeat(200)))
                .isEqualTo("its answer is not JSON: " + "\u20ac\ud83d\ude00".repeat(100));
    }

    private static Reply read(String text) throws TaskProblem {
        return Reply.read(text.getBytes(UTF_8));
    }

    private static String refused(String text) {
        TaskProblem problem = catchThrowableOfType(TaskProblem.class, () -> read(text));
        assertThat(problem).as(text).isNotNull();
        assertThat(problem.errorClass()).isEqualTo(ErrorClass.PERMANENT);
        return problem.message();
    }
}
