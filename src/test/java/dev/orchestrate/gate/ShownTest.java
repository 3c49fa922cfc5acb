package dev.orchestrate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {
    private static final String LONGEST = "x".repeat(200);

    @Test
    void aTextIsCutOnlyWhereItIsLonger() {
        assertThat(Shown.cut(LONGEST)).isEqualTo(LONGEST);
        assertThat(Shown.cut(LONGEST + "x")).isEqualTo(LONGEST + "...");
    }

    @Test
    void theFirstLineIsShownThoughItIsEmpty() {
        assertThat(Shown.cut("")).isEmpty();
        assertThat(Shown.cut("\nmore")).isEqualTo("...");
        assertThat(Shown.cut("one\n")).isEqualTo("one...");
    }

    @Test
    void aCharacterOfTwoHalvesIsNotCutThrough() {
        String face = "\ud83d\ude00";
        assertThat(Shown.cut("x".repeat(199) + face)).isEqualTo("x".repeat(199) + "...");
        assertThat(Shown.cut("x".repeat(198) + face + "x"))
                .isEqualTo("x".repeat(198) + face + "...");
    }
}
