package dev.orchestrate.console.view;

import dev.orchestrate.console.Ink;
import dev.orchestrate.console.Mark;
import dev.orchestrate.console.Page;
import dev.orchestrate.console.Text;
import dev.orchestrate.console.Tone;
import dev.orchestrate.console.Words;
import java.util.List;

/** {@code list} for people: a run on a line. */
public final class ListText {
    private ListText() {}

    /**
     * The runs that fit.
     *
     * @param others whether there are some that do not
     */
    public static Page page(List<RunLine> runs, boolean others, Ink ink) {
        Page page = new Page(ink);
        for (RunLine run : runs) {
            Mark mark = Mark.of(run.status());
            Text right = new Text().add(mark.tone(), run.status().word());
            right.tab(13).add(Words.moment(run.startedAt()));
            right.add("  " + Counts.of(run.counts()));
            if (run.finishedAt() != null) {
                long took = run.finishedAt().toEpochMilli() - run.startedAt().toEpochMilli();
                right.add(" in " + Words.duration(took));
            }
            run.labels().forEach((key, value) -> right.add(Tone.FAINT, "  " + key + "=" + value));
            page.line(
                    new Text()
                            .add(mark, ink)
                            .add(" ")
                            .add(Tone.STRONG, run.run())
                            .add(" " + run.plan()),
                    right);
        }
        if (runs.isEmpty()) {
            page.line(others ? "none of the runs fits" : "there are no runs");
        }
        return page;
    }
}
