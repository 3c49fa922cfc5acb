package dev.orchestrate.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.plan.Value;
import org.junit.jupiter.api.Test;

class TreeBuilderTest {
    private static final Value WORD = TreeBuilder.text("word");

    private final TreeBuilder tree = new TreeBuilder();

    @Test
    void asManyValuesAsItsBoundAreRead() throws Exception {
        tree.start(true);
        tree.repeat(WORD, TreeBuilder.MOST_VALUES - 2);
        tree.scalar(WORD);
        assertThat(tree.size()).isEqualTo(TreeBuilder.MOST_VALUES);
        assertThatThrownBy(() -> tree.scalar(WORD))
                .isInstanceOf(CanNotJudge.class)
                .hasMessage("holds more than 2000000 values");
    }

    @Test
    void asDeepAsItsBoundIsRead() throws Exception {
        for (int depth = 0; depth < TreeBuilder.MOST_DEPTH; depth++) {
            tree.start(true);
        }
        assertThatThrownBy(() -> tree.start(false))
                .isInstanceOf(CanNotJudge.class)
                .hasMessage("is nested deeper than 200");
    }
}
