package dev.orchestrate.report;

import static dev.orchestrate.testing.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.console.view.Shown;
import dev.orchestrate.console.view.Sources;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.ScopeKind;
import dev.orchestrate.testing.Schemas;
import dev.orchestrate.testing.Stories;
import dev.orchestrate.testing.Story;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

class ReportTest {
    @ParameterizedTest
    @CsvSource({
        "TEXT, report/report.txt",
        "MD, report/report.md",
        "HTML, report/report.html",
        "JSON, report/report.json",
        "JUNIT, report/report.xml"
    })
    void aFailedRunIsReportedInEveryFormat(ReportFormat format, String golden) throws IOException {
        assertThat(golden).isEqualTo("report/" + format.fileName());
        assertGolden(golden, report(format, Stories.failed()));
    }

    @Test
    void jsonIsTheStatusDocument() throws IOException {
        Schemas.assertFits("status", report(ReportFormat.JSON, Stories.hostile()));
    }

    @Test
    void everyRunIsWhatReadersOfJunitExpect() throws IOException, SAXException {
        var schema =
                SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(
                                Objects.requireNonNull(ReportTest.class.getResource("junit.xsd")));
        for (Story story : stories()) {
            String xml = report(ReportFormat.JUNIT, story);
            schema.newValidator().validate(new StreamSource(new StringReader(xml)));
        }
    }

    @Test
    void suitesCountTheirCases() throws Exception {
        Document xml = parsed(report(ReportFormat.JUNIT, Stories.failed()));
        Element root = xml.getDocumentElement();
        assertThat(root.getAttribute("tests")).isEqualTo("10");
        assertThat(root.getAttribute("failures")).isEqualTo("1");
        assertThat(root.getAttribute("skipped")).isEqualTo("3");
        assertThat(xml.getElementsByTagName("testsuite").getLength()).isEqualTo(3);
        assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(10);
    }

    @Test
    void whatATaskIsNamedOrWroteStaysText() throws Exception {
        Story story = Stories.hostile();
        String html = report(ReportFormat.HTML, story);
        assertThat(html).doesNotContain("<script").doesNotContain("\u001b");
        Document page = parsed(html.substring("<!DOCTYPE html>".length()));
        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(page.getDocumentElement().getTextContent())
                .contains("<script>alert(1)</script>");

        Document junit = parsed(report(ReportFormat.JUNIT, story));
        Element first = (Element) junit.getElementsByTagName("testcase").item(0);
        assertThat(first.getAttribute("name")).contains("]]><script>");

        String markdown = report(ReportFormat.MD, story);
        for (String line : markdown.split("\n", -1)) {
            assertThat(line).doesNotStartWith("::").doesNotContain("\r").doesNotContain("\u202e");
        }
        assertThat(markdown.replaceAll("(?s)```text.*?```", "")).doesNotContain("<script");
    }

    @Test
    void thePageNeedsNothingBesideItself() throws IOException {
        String html = report(ReportFormat.HTML, Stories.failed());
        assertThat(html)
                .doesNotContain("http")
                .doesNotContain("@import")
                .doesNotContain("url(")
                .contains("prefers-color-scheme: dark")
                .contains("<svg");
    }

    @Test
    void aWorkflowsSummaryIsAppendedTo(@TempDir Path folder) throws IOException {
        Path summary = folder.resolve("summary.md");
        Files.writeString(summary, "before\n");
        Story story = Stories.failed();
        new Report(story.view(), story.state().dag(), Shown.SOURCES, story.now())
                .appendMarkdown(summary);
        assertThat(summary)
                .hasContent("before\n" + report(ReportFormat.MD, Stories.failed()) + "\n");
    }

    @ParameterizedTest
    @CsvSource({"MD, Log: ", "HTML, Log: ", "JUNIT, log: ", "TEXT, log: "})
    void aLogThatThereIsNotIsNotPointedAt(ReportFormat format, String word) throws IOException {
        assertThat(report(format, Stories.failed())).contains(word);
        assertThat(report(format, Stories.failed(), Shown.UNLOGGED)).doesNotContain(word);
    }

    @ParameterizedTest
    @CsvSource({"MD", "HTML", "TEXT"})
    void theTimeLimitOfTheRunIsSaid(ReportFormat format) throws IOException {
        Story story =
                Stories.halfway()
                        .happens(new Event.ScopeExpired(ScopeKind.RUN, ""))
                        .fails("2.2", 1)
                        .succeeds("2.1")
                        .ends(RunStatus.FAILED);
        assertThat(report(format, story)).contains("the time limit of the run was up");
    }

    private static List<Story> stories() {
        return List.of(Stories.failed(), Stories.halfway(), Stories.waiting(), Stories.hostile());
    }

    private static String report(ReportFormat format, Story story) throws IOException {
        return report(format, story, Shown.SOURCES);
    }

    private static String report(ReportFormat format, Story story, Sources sources)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Report(story.view(), story.state().dag(), sources, story.now()).write(format, bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Document parsed(String xml)
            throws IOException, SAXException, ParserConfigurationException {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
