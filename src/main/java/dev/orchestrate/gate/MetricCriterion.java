package dev.orchestrate.gate;

import dev.orchestrate.gate.metric.MalformedReport;
import dev.orchestrate.gate.metric.Reading;
import dev.orchestrate.gate.metric.ReportFormat;
import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.KeySpec.Kind;
import dev.orchestrate.plan.Value;
import dev.orchestrate.plan.spelling.Suggestion;
import dev.orchestrate.workspace.Workspace;
import dev.orchestrate.workspace.WorkspaceProblem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code metric}: a figure of coverage or test reports. */
public final class MetricCriterion implements CriterionKind {
    static final String KIND = "metric";
    private static final String JSON = "json";
    private static final int MOST_FILES = 10_000;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String description() {
        return "A figure in reports of coverage or tests is within its bounds; several files are"
                + " added up by their counts.";
    }

    @Override
    public KeySpec shape() {
        List<String> formats = new ArrayList<>(ReportFormat.words());
        formats.add(JSON);
        return new KeySpec(
                KIND,
                Kind.FIELDS,
                true,
                "the reports, the figure, and its bounds",
                List.of(),
                List.of(
                        KeySpec.required("path", Kind.TEXT, "a report, or a pattern of paths"),
                        new KeySpec(
                                "format",
                                Kind.WORD,
                                true,
                                "the format of the reports",
                                formats,
                                List.of()),
                        KeySpec.required(
                                "name",
                                Kind.TEXT,
                                "line, branch, function, statement and others in percent; of junit:"
                                        + " tests, failures, errors, skipped, time in seconds,"
                                        + " pass_rate in percent; of json: a JSON pointer"),
                        Operators.MIN.spec(),
                        Operators.MAX.spec()));
    }

    @Override
    public Verdict judge(Value body, GateContext context) throws CanNotJudge, InterruptedException {
        Map<String, Value> fields = Body.fields(body);
        String path = Body.text(fields, "path");
        String format = Body.text(fields, "format");
        String name = Body.text(fields, "name");
        List<Path> files = files(path, context);
        Figure figure =
                format.equals(JSON)
                        ? ofJson(files, path, name, context)
                        : of(read(format(format), files, context), name, path);
        return demands(figure, fields, "`" + name + "` of `" + path + "`");
    }

    /**
     * What was found.
     *
     * @param shown for people, with the counts behind it
     */
    private record Figure(BigDecimal value, String shown) {}

    private static ReportFormat format(String word) throws CanNotJudge {
        ReportFormat format = ReportFormat.of(word);
        if (format == null) {
            throw new CanNotJudge("there is no format `" + word + "`");
        }
        return format;
    }

    private static List<Path> files(String path, GateContext context)
            throws CanNotJudge, InterruptedException {
        try {
            List<Path> files = new Workspace(context.workspace()).find(path, MOST_FILES);
            if (files.isEmpty()) {
                throw new CanNotJudge("`" + path + "` is missing");
            }
            return files;
        } catch (WorkspaceProblem e) {
            throw new CanNotJudge(e.message(), e);
        }
    }

    private static Reading read(ReportFormat format, List<Path> files, GateContext context)
            throws CanNotJudge, InterruptedException {
        Reading all = new Reading();
        for (Path file : files) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            String name = context.workspace().relativize(file).toString();
            try {
                all.add(format.read(bytes(name, context)));
            } catch (MalformedReport e) {
                throw new CanNotJudge("`" + name + "` " + e.what(), e);
            }
        }
        return all;
    }

    private static byte[] bytes(String name, GateContext context) throws CanNotJudge {
        try {
            return new Workspace(context.workspace()).read(name, TreeCheck.MOST_BYTES);
        } catch (WorkspaceProblem e) {
            throw new CanNotJudge(e.message(), e);
        }
    }

    private static Figure of(Reading reading, String name, String path) throws CanNotJudge {
        Reading.Share share = reading.share(name);
        Double sum = reading.sum(name);
        if (reading.names().isEmpty()) {
            throw new CanNotJudge("`" + path + "` has no figures in it");
        }
        if (share == null && sum == null) {
            String near = Suggestion.hint(name, List.copyOf(reading.names()));
            throw new CanNotJudge(
                    "`"
                            + path
                            + "` has no `"
                            + name
                            + "`, "
                            + (near == null ? "but " + String.join(", ", reading.names()) : near));
        }
        return share == null ? ofSum(sum) : ofShare(share, name);
    }

    private static Figure ofSum(@Nullable Double sum) {
        BigDecimal value =
                BigDecimal.valueOf(sum == null ? 0 : sum)
                        .setScale(3, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
        return new Figure(value, value.toPlainString());
    }

    private static Figure ofShare(Reading.Share share, String name) throws CanNotJudge {
        if (share.whole() == 0) {
            throw new CanNotJudge("there is nothing of which `" + name + "` could be a share");
        }
        BigDecimal percent = BigDecimal.valueOf(share.percent());
        return new Figure(
                percent,
                percent.setScale(1, RoundingMode.FLOOR)
                        + " % ("
                        + share.part()
                        + " of "
                        + share.whole()
                        + ")");
    }

    private static Figure ofJson(List<Path> files, String path, String pointer, GateContext context)
            throws CanNotJudge, InterruptedException {
        if (files.size() > 1) {
            throw new CanNotJudge("`" + path + "` is " + files.size() + " files, and can be one");
        }
        String file = context.workspace().relativize(files.getFirst()).toString();
        Value seen;
        try {
            seen = Pointer.of(pointer).in(JsonTree.read(bytes(file, context)));
        } catch (CanNotJudge e) {
            throw new CanNotJudge("`" + file + "` " + e.reason(), e);
        }
        if (seen instanceof Value.Numeral(BigDecimal number)) {
            return new Figure(number, Shown.value(seen));
        }
        throw new CanNotJudge(
                "`"
                        + pointer
                        + "` in `"
                        + file
                        + "` is "
                        + (seen == null ? "missing" : "no number"));
    }

    private static Verdict demands(Figure figure, Map<String, Value> fields, String subject)
            throws CanNotJudge, InterruptedException {
        List<String> met = new ArrayList<>();
        for (Operators bound : List.of(Operators.MIN, Operators.MAX)) {
            Value wanted = fields.get(bound.key());
            if (wanted == null) {
                continue;
            }
            if (!bound.holds(new Value.Numeral(figure.value()), wanted)) {
                return new Verdict.Failed(
                        figure.shown(), subject + " is not " + bound.demand(wanted));
            }
            met.add(bound.demand(wanted));
        }
        if (met.isEmpty()) {
            throw new CanNotJudge("neither `min` nor `max` is given");
        }
        return new Verdict.Passed(figure.shown(), subject + " is " + String.join(" and ", met));
    }
}
