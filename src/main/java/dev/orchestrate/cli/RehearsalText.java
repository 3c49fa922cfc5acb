package dev.orchestrate.cli;

import dev.orchestrate.console.Ink;
import dev.orchestrate.console.Page;
import dev.orchestrate.console.Text;
import dev.orchestrate.console.Tone;
import dev.orchestrate.console.Words;
import dev.orchestrate.engine.DryRun;
import dev.orchestrate.plan.Role;
import dev.orchestrate.run.ResumeForecast;
import dev.orchestrate.task.Preview;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A dry run for people: each task in its turn, with what it would do. */
final class RehearsalText {
    private final Page page;

    RehearsalText(Ink ink) {
        this.page = new Page(ink);
    }

    Page page(List<ResumeForecast.Line> tasks, List<DryRun.Step> steps) {
        for (ResumeForecast.Line line : tasks) {
            page.line(
                    new Text().add(line.verdict().word()),
                    new Text().add(Tone.STRONG, line.task()).add(": " + line.why()));
        }
        if (!tasks.isEmpty()) {
            page.line();
        }
        String phase = null;
        String group = null;
        for (DryRun.Step step : steps) {
            if (!step.phase().equals(phase)) {
                page.line(new Text().add("phase ").add(Tone.STRONG, step.phase()));
                group = null;
            }
            if (!Objects.equals(step.group(), group) && step.group() != null) {
                page.line("  " + step.group());
            }
            phase = step.phase();
            group = step.group();
            step(step);
        }
        page.line(Words.count(tasksIn(steps), "task") + " would run; nothing was executed");
        return page;
    }

    private static long tasksIn(List<DryRun.Step> steps) {
        return steps.stream().filter(step -> step.task().role() == Role.TASK).count();
    }

    private void step(DryRun.Step step) {
        Text head = new Text().add("    ").add(Tone.STRONG, step.task().id());
        page.line(head.add(Words.besideId(step.task().id(), step.task().name())));
        if (step.problem() != null) {
            page.line(
                    new Text()
                            .add("      ")
                            .add(Tone.BAD, "can not be told: " + step.problem().message()));
        }
        for (String line : lines(step.preview())) {
            page.line("      " + line);
        }
    }

    private static List<String> lines(@Nullable Preview preview) {
        String text =
                switch (preview) {
                    case null -> "";
                    case Preview.Command(String command) -> "$ " + command;
                    case Preview.Instructions(String instructions) -> "a person: " + instructions;
                    case Preview.Diff(String unified) -> unified;
                    case Preview.AlreadySo(String why) -> "nothing: " + why;
                    case Preview.Words(String words) -> words;
                };
        return text.stripTrailing().lines().toList();
    }
}
