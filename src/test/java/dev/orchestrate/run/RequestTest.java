package dev.orchestrate.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is kept of a request. */
class RequestTest {
    @Test
    void onlyANoteIsFiltered() {
        Request said = new Request.Cancel("r", "ada", "s3cret");
        assertThat(said.filtered(_ -> "***")).isEqualTo(new Request.Cancel("r", "ada", "***"));
        Request silent = new Request.Approve("r", "1", "ada", null);
        assertThat(silent.filtered(_ -> "***")).isEqualTo(silent);
    }
}
