package dev.orchestrate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.Value;
import dev.orchestrate.plan.expr.Template;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EqualityTest {

    private static Value text(String text) {
        return new Value.Text(Template.literal(text));
    }

    private static Value number(String digits) {
        return new Value.Numeral(new BigDecimal(digits));
    }

    @Test
    void aTextOfThePlanIsWhatItReadsAs() throws Exception {
        assertThat(Equality.holds(text("80"), text("80"))).isTrue();
        assertThat(Equality.holds(text("80"), text("80.0"))).isFalse();
        assertThat(Equality.holds(text("80"), number("80.0"))).isTrue();
        assertThat(Equality.holds(text("80"), number("81"))).isFalse();
        assertThat(Equality.holds(text("many"), number("81"))).isFalse();
        assertThat(Equality.holds(text("true"), new Value.Flag(true))).isTrue();
        assertThat(Equality.holds(text("true"), new Value.Flag(false))).isFalse();
    }

    @Test
    void aTextOfThePlanIsNoNothingAndNothingThatHoldsOthers() throws Exception {
        assertThat(Equality.holds(text(""), new Value.Nothing())).isFalse();
        assertThat(Equality.holds(text("[]"), new Value.Items(List.of()))).isFalse();
        assertThat(Equality.holds(text("{}"), new Value.Fields(Map.of()))).isFalse();
    }
}
