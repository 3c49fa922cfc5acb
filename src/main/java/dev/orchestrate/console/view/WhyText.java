package dev.orchestrate.console.view;

import dev.orchestrate.console.Ink;
import dev.orchestrate.console.Page;
import dev.orchestrate.console.Text;
import dev.orchestrate.console.Tone;
import dev.orchestrate.run.RunView;
import java.util.List;

/** {@code why TASK} for people: each cause a step further in, then what to type. */
public final class WhyText {
    private WhyText() {}

    public static Page page(List<Why.Link> chain, RunView view, Sources sources, Ink ink) {
        Page page = new Page(ink);
        int depth = 0;
        for (Why.Link link : chain) {
            Text line = new Text().add("  ".repeat(Math.min(depth, 12)));
            line.add(depth == 0 ? "" : "because ").add(subject(link));
            page.line(
                    line.add(Tone.STRONG, link.id())
                            .add(" is ")
                            .add(link.status().replace('_', ' '))
                            .add(": " + link.because()));
            depth++;
        }
        for (NextSteps.Step step : WhySteps.of(chain, view, sources)) {
            page.line(step.why() + ":");
            for (String command : step.commands()) {
                page.line(new Text().add("  ").add(Tone.STRONG, command));
            }
        }
        return page;
    }

    private static String subject(Why.Link link) {
        return switch (link.kind()) {
            case TASK -> "";
            case GROUP -> "group ";
            case PHASE -> "phase ";
            case RUN -> "run ";
        };
    }
}
