package dev.orchestrate.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.report.ReportFormat;
import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that only read: they exit 0 whatever the run's state, 2 where there is nothing. */
class LookIT {
    @TempDir Path folder;
    private Program program;

    @BeforeEach
    void runOnce() {
        program =
                Program.in(folder)
                        .plan(
                                """
                                version: 1
                                name: looking
                                phases:
                                  - id: one
                                    name: One
                                    tasks:
                                      - { id: good, run: echo fine }
                                      - { id: bad, run: 'echo no; exit 3' }
                                      - { id: never, run: echo never }
                                    checkpoint: [{ name: check, run: echo checked }]
                                """);
        program.call("run", "--label", "team=web").exits(1);
    }

    @Test
    void statusIsForPeopleAndPrograms() {
        program.call("status").succeeds().withoutComplaint().shows("looking").shows("failed");
        program.call("status", "latest", "--format", "json")
                .succeeds()
                .withoutComplaint()
                .shows("\"status\": \"failed\"")
                .shows("\"team\": \"web\"");
        program.call("status", "--format", "yaml").succeeds().shows("status: \"failed\"");
        program.call("status", "--watch").succeeds().shows("failed");
    }

    @Test
    void aRunIsNamedByTheBeginningOfItsId() {
        String id = folder.resolve(".orchestrate/runs").toFile().list()[0];
        program.call("status", id.substring(0, 15)).succeeds().shows(id);
        program.call("status", "202").exits(2).printsNothing();
        program.call("status", "nonesuch")
                .exits(2)
                .printsNothing()
                .complains(
                        """
                        orchestrate: error: there is no run `nonesuch`
                          show the runs there are with `orchestrate list`
                        """);
    }

    @Test
    void logsAreWhatATaskWrote() {
        program.call("logs", "good").succeeds().prints("fine\n").withoutComplaint();
        program.call("logs", "--failed")
                .succeeds()
                .prints("==> bad, attempt 1 <==\nno\n")
                .withoutComplaint();
        program.call("logs", "good", "--follow").succeeds().prints("fine\n");
        program.call("logs", "never").exits(2).printsNothing();
        program.call("logs", "good", "--attempt", "2").exits(2).printsNothing();
        program.call("logs", "goood").exits(2).printsNothing();
    }

    @Test
    void eventsAreTheJournal() {
        Program.Ended all = program.call("events", "--format", "json").succeeds();
        assertThat(all.out().lines().count()).isGreaterThan(6);
        Program.Ended last = program.call("events", "--format", "json", "--since", "3").succeeds();
        assertThat(all.out()).endsWith(last.out());
        assertThat(last.out()).startsWith("{\"seq\":4,");
        Program.Ended ended =
                program.call("events", "--type", "attempt.ended", "--task", "bad", "--follow");
        assertThat(ended.succeeds().out().lines()).hasSize(1);
    }

    @Test
    void whyTellsTheChainOfCauses() {
        program.call("why", "never").succeeds().shows("never is blocked").shows("bad");
        program.call("why", "nothing").exits(2).printsNothing();
    }

    @Test
    void listIsNarrowedDown() {
        program.call("list", "--state", "failed", "--label", "team=web", "--phase", "one")
                .succeeds()
                .shows("looking");
        program.call("list", "--state", "succeeded").succeeds().prints("none of the runs fits\n");
        program.call("list", "--phase", "nope").succeeds().prints("none of the runs fits\n");
        program.call("list", "--label", "team=none", "--format", "json")
                .succeeds()
                .shows("\"runs\": [");
        program.call("list", "--state", "faild").exits(2).printsNothing();
    }

    @Test
    void reportsComeInEveryFormat() {
        for (String format : new String[] {"text", "md", "html", "json", "junit"}) {
            program.call("report", "--format", format)
                    .succeeds()
                    .withoutComplaint()
                    .shows("looking");
        }
        program.call("report", "--format", "pdf").exits(2).printsNothing();
    }

    @Test
    void aRunLeavesTheReportOfEveryFormat() {
        File run = folder.resolve(".orchestrate/runs").toFile().listFiles()[0];
        for (ReportFormat format : ReportFormat.values()) {
            assertThat(new File(run, format.fileName())).content().contains("looking");
        }
        String junit = program.call("report", "--format", "junit").succeeds().out();
        assertThat(new File(run, "report.xml")).hasContent(junit);
    }

    @Test
    void theDoctorReadsTheJournalWhole() {
        program.call("doctor")
                .succeeds()
                .withoutComplaint()
                .shows("journal: ")
                .shows("checkpoint: it is what the journal says");
    }

    @Test
    void theDoctorTellsDamageAndMendsWhatACrashLeaves() {
        String id = folder.resolve(".orchestrate/runs").toFile().list()[0];
        String journal = ".orchestrate/runs/" + id + "/journal.jsonl";
        String whole = program.read(journal);
        program.file(journal, whole + "{\"seq\":99,\"at\":");
        program.call("doctor").succeeds().shows("--repair, mends it");
        program.call("doctor", "--repair").succeeds().shows("repair: cut");
        assertThat(program.read(journal)).isEqualTo(whole);
        program.file(journal, whole.replaceFirst("good", "goof"));
        program.call("doctor").exits(5);
        program.call("events").exits(5);
        program.call("status").exits(5).printsNothing();
        program.call("run", "--resume").exits(5).printsNothing();
    }

    @Test
    void anOpenRunIsNeverCleanedAway() {
        program.call("clean", "--older-than", "0s", "--keep", "0")
                .succeeds()
                .prints("no run removed\n");
        program.call("cancel", "--force").succeeds();
        program.call("clean", "--older-than", "0s", "--keep", "0", "--dry-run")
                .succeeds()
                .shows("1 run would be removed\n");
        program.call("clean", "--older-than", "0s").succeeds().prints("no run removed\n");
        program.call("clean", "--older-than", "0s", "--keep", "0")
                .succeeds()
                .shows("1 run removed\n");
        program.call("status").exits(2);
    }
}
