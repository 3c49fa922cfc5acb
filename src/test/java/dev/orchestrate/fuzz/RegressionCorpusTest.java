package dev.orchestrate.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What fuzzing found once, and what it begins with: each is read, or refused, within 2 s. */
class RegressionCorpusTest {
    @ParameterizedTest
    @EnumSource
    void whatWasFoundIsMended(Target target) throws IOException {
        assertThat(SeedInputs.found(target)).isNotEmpty();
        SeedInputs.found(target).forEach(target::check);
    }

    @ParameterizedTest
    @EnumSource
    void whatFuzzingBeginsWithHolds(Target target) throws IOException {
        List<byte[]> seeds = SeedInputs.of(target);
        assertThat(seeds).hasSizeGreaterThanOrEqualTo(5);
        seeds.forEach(target::check);
    }
}
