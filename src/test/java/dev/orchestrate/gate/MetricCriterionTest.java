package dev.orchestrate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.gate.metric.ReportFormat;
import dev.orchestrate.run.CriterionResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricCriterionTest {
    private static final String LCOV =
            """
            TN:
            SF:src/a.ts
            FN:1,a
            FNF:2
            FNH:1
            DA:1,5
            LF:10
            LH:9
            BRF:0
            BRH:0
            end_of_record
            SF:src/b.ts
            LF:90
            LH:1
            end_of_record
            """;
    private static final String JACOCO =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "http://localhost:1/report.dtd">
            <report name="x">
              <package name="p"><counter type="LINE" missed="100" covered="0"/></package>
              <counter type="INSTRUCTION" missed="30" covered="70"/>
              <counter type="LINE" missed="1" covered="3"/>
            </report>
            """;
    private static final String COBERTURA =
            "<coverage lines-valid='8' lines-covered='6' line-rate='0.75'><packages/></coverage>";
    private static final String JUNIT =
            """
            <testsuites tests="9">
              <testsuite name="a" tests="4" failures="1" errors="0" skipped="2" time="1.5">
                <testsuite name="inner" tests="4" failures="1" skipped="2" time="1.5"/>
              </testsuite>
              <testsuite name="b" tests="5" failures="0" errors="1" time="0.25"/>
            </testsuites>
            """;
    private static final String SUMMARY =
            """
            {"total": {"lines": {"total": 200, "covered": 50, "skipped": 0, "pct": 25},
                       "branches": {"total": 0, "covered": 0, "pct": "Unknown"}},
             "/src/a.ts": {"lines": {"total": 1, "covered": 1}}}
            """;
    private static final String FINAL =
            """
            {"/src/a.ts": {"s": {"0": 3, "1": 0}, "f": {"0": 0}, "b": {"0": [1, 0], "1": [2, 2]}},
             "/src/b.ts": {"s": {"0": 1, "1": 1}, "f": {}, "b": {}}}
            """;

    @TempDir Path workspace;

    @Test
    void countsOfLcovAreAddedUpOverItsRecords() throws Exception {
        assertSees(LCOV, "lcov", "line", "10.0 % (10 of 100)");
        assertSees(LCOV, "lcov", "function", "50.0 % (1 of 2)");
        assertThat(seen(LCOV, "lcov", "branch").reason()).contains("nothing of which `branch`");
    }

    @Test
    void totalsOfJacocoAreThoseOfTheWholeReportAndItsTypeIsNotFetched() throws Exception {
        assertSees(JACOCO, "jacoco", "line", "75.0 % (3 of 4)");
        assertSees(JACOCO, "jacoco", "instruction", "70.0 % (70 of 100)");
    }

    @Test
    void totalsOfCoberturaStandAtItsRoot() throws Exception {
        assertSees(COBERTURA, "cobertura", "line", "75.0 % (6 of 8)");
        assertSees(
                "<coverage branches-valid='8' branches-covered='2'><x lines-valid='1'"
                        + " lines-covered='1'/></coverage>",
                "cobertura",
                "branch",
                "25.0 % (2 of 8)");
    }

    @Test
    void outermostSuitesOfJunitAreAddedUp() throws Exception {
        assertSees(JUNIT, "junit", "tests", "9");
        assertSees(JUNIT, "junit", "failures", "1");
        assertSees(JUNIT, "junit", "errors", "1");
        assertSees(JUNIT, "junit", "skipped", "2");
        assertSees(JUNIT, "junit", "time", "1.75");
        assertSees(JUNIT, "junit", "pass_rate", "71.4 % (5 of 7)");
        assertSees("<testsuite tests='2' failures='0'/>", "junit", "tests", "2");
        assertSees("<testsuite tests='5' disabled='1'/>", "junit", "skipped", "1");
        assertSees("<testsuite tests='1' time='1,234.5'/>", "junit", "time", "1234.5");
    }

    @Test
    void istanbulIsReadFromItsSummaryAndFromItsFullReport() throws Exception {
        assertSees(SUMMARY, "istanbul", "line", "25.0 % (50 of 200)");
        assertSees(FINAL, "istanbul", "statement", "75.0 % (3 of 4)");
        assertSees(FINAL, "istanbul", "branch", "75.0 % (3 of 4)");
        assertSees(FINAL, "istanbul", "function", "0.0 % (0 of 1)");
    }

    @Test
    void aNumberOfJsonIsFoundByItsPointer() throws Exception {
        assertSees("{\"a\": [1, 2.5]}", "json", "/a/1", "2.5");
        assertThat(seen("{\"a\": \"x\"}", "json", "/a").reason()).contains("is no number");
        assertThat(seen("{}", "json", "/a").reason()).contains("is missing");
    }

    @Test
    void aNumberWithMoreDigitsThanFitIsShownAsItIsWritten() throws Exception {
        assertSees("1e999999999", "json", "", "1E+999999999");
    }

    @Test
    void severalFilesAreAddedUpByTheirCounts() throws Exception {
        Files.writeString(workspace.resolve("one.xml"), COBERTURA);
        Files.writeString(
                workspace.resolve("two.xml"), "<coverage lines-valid='92' lines-covered='4'/>");
        CriterionResult both = judge("*.xml", "cobertura", "line", Map.of("min", 10));
        assertThat(both.passed()).isTrue();
        assertThat(both.observed()).isEqualTo("10.0 % (10 of 100)");
    }

    @Test
    void aShareThatIsRoundedUpDoesNotReachABound() throws Exception {
        write("SF:a\nLF:10000\nLH:7999\nend_of_record\n");
        CriterionResult result = judge("report", "lcov", "line", Map.of("min", 80));
        assertThat(result.passed()).isFalse();
        assertThat(result.observed()).startsWith("79.9 %");
        assertThat(result.reason()).isEqualTo("`line` of `report` is not at least `80`");
    }

    @Test
    void bothBoundsMustHold() throws Exception {
        write(LCOV);
        assertThat(judge("report", "lcov", "line", Map.of("min", 10, "max", 10)).passed()).isTrue();
        assertThat(judge("report", "lcov", "line", Map.of("max", 9)).passed()).isFalse();
        assertThat(judge("report", "lcov", "line", Map.of()).reason()).contains("neither `min`");
    }

    @Test
    void aNameThatIsNotThereIsToldWithWhatIs() throws Exception {
        write(LCOV);
        assertThat(judge("report", "lcov", "lines", Map.of("min", 1)).reason()).contains("`line`");
        assertThat(judge("report", "lcov", "tests", Map.of("min", 1)).reason())
                .contains("branch, function, line");
    }

    @Test
    void whatIsNoReportIsToldWithItsLine() throws Exception {
        Map<String, String> broken = new HashMap<>();
        broken.put("lcov", "SF:a\nnonsense\nend_of_record\n");
        broken.put("cobertura", "<coverage>\n<packages>\n</coverage>");
        broken.put("istanbul", "{\n\"total\": }");
        for (Map.Entry<String, String> each : broken.entrySet()) {
            assertThat(seen(each.getValue(), each.getKey(), "line").reason())
                    .contains("`report`")
                    .containsPattern("line [23]");
        }
        assertThat(seen("SF:a\n:1\n", "lcov", "line").reason())
                .isEqualTo("`report` line 2 is no record of a tracefile");
        assertThat(seen("SF:a\nLF:-1\n", "lcov", "line").reason())
                .isEqualTo("`report` line 2: `LF` is no count");
        assertThat(seen("\n<coverage lines-valid='x'/>", "cobertura", "line").reason())
                .isEqualTo("`report` line 2: `lines-valid` is no count");
        assertThat(seen("<testsuite tests='1' time='long'/>", "junit", "time").reason())
                .isEqualTo("`report` line 1: `time` is no number");
        assertThat(seen("<html/>", "jacoco", "line").reason()).contains("`html`");
        assertThat(seen("<html/>", "junit", "tests").reason()).contains("`html`");
        assertThat(seen("", "lcov", "line").reason()).contains("end_of_record");
        assertThat(seen("SF:a\nend_of_record\n", "lcov", "line").reason())
                .isEqualTo("`report` has no figures in it");
        assertThat(seen("<report/>", "jacoco", "line").reason())
                .isEqualTo("`report` has no figures in it");
        assertThat(seen("<coverage/>", "cobertura", "line").reason())
                .isEqualTo("`report` has no `lines-valid` at its root");
        assertThat(seen("<testsuite/>", "junit", "tests").reason())
                .isEqualTo("`report` has no suite with a number of `tests`");
        assertThat(seen("{}", "istanbul", "line").reason())
                .isEqualTo("`report` has neither a `total` nor files with counts");
        assertThat(seen("[]", "istanbul", "line").reason()).contains("no JSON object");
        assertThat(judge("nothing", "lcov", "line", Map.of("min", 1)).reason())
                .isEqualTo("`nothing` is missing");
    }

    @Test
    void anEntityOfAReportIsNotReadFromAFile() throws Exception {
        Files.writeString(workspace.resolve("secret"), "8");
        String report =
                "<!DOCTYPE coverage [<!ENTITY x SYSTEM \"file://%s\">]>"
                                .formatted(workspace.resolve("secret"))
                        + "<coverage lines-valid='&x;' lines-covered='8'/>";
        assertThat(seen(report, "cobertura", "line").passed()).isFalse();
    }

    @Test
    void everyFormatOfTheListIsKnownByItsWord() {
        assertThat(ReportFormat.words())
                .contains("lcov", "cobertura", "jacoco", "istanbul", "junit")
                .allMatch(word -> ReportFormat.of(word) != null);
        assertThat(ReportFormat.of("clover")).isNull();
    }

    private void assertSees(String report, String format, String name, String observed)
            throws Exception {
        assertThat(seen(report, format, name).observed()).isEqualTo(observed);
    }

    private CriterionResult seen(String report, String format, String name) throws Exception {
        write(report);
        return judge("report", format, name, Map.of("min", 1_000_000));
    }

    private void write(String report) throws IOException {
        Files.writeString(workspace.resolve("report"), report);
    }

    private CriterionResult judge(
            String path, String format, String name, Map<String, Object> bounds)
            throws InterruptedException {
        Map<String, Object> body = new HashMap<>(bounds);
        body.putAll(Map.of("path", path, "format", format, "name", name));
        return Gates.judge(workspace, Gates.leaf("metric", body));
    }
}
