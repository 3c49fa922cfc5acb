package dev.orchestrate.task.configedit;

import dev.orchestrate.syntax.SyntaxNode;
import dev.orchestrate.task.TaskProblem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code add_directory_thresholds}: folders have a coverage below which Jest fails.
 *
 * @param thresholds of each kind of coverage, by directories as Jest writes them
 */
record AddDirectoryThresholds(Map<String, Map<String, BigDecimal>> thresholds)
        implements JestAction {
    private static final String KEY = "coverageThreshold";
    private static final List<String> KINDS =
            List.of("branches", "functions", "lines", "statements");

    static final ActionSpec SPEC =
            new ActionSpec(
                    "add_directory_thresholds",
                    "lets Jest fail where the coverage of a directory is below its threshold; one"
                            + " that is higher already stays",
                    AddDirectoryThresholds::of);

    private static AddDirectoryThresholds of(Keys keys) throws TaskProblem {
        Map<String, Object> given =
                keys.neededFields(
                        "thresholds",
                        "directory -> percent, or a map of `branches`, `functions`, `lines` and"
                                + " `statements`");
        Map<String, Map<String, BigDecimal>> thresholds = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : given.entrySet()) {
            thresholds.put(directory(entry.getKey()), percents(entry.getKey(), entry.getValue()));
        }
        return new AddDirectoryThresholds(thresholds);
    }

    @Override
    public Edited edit(JestConfig config) throws TaskProblem {
        if (config.object() == null) {
            return new Edited.Same("it has no `jest`", false);
        }
        JestConfig changed = config;
        List<String> remarks = new ArrayList<>();
        for (Map.Entry<String, Map<String, BigDecimal>> entry : thresholds.entrySet()) {
            changed = with(changed, entry.getKey(), entry.getValue(), remarks);
        }
        return changed.source().equals(config.source())
                ? new Edited.Same("its directories have these thresholds", true)
                : new Edited.Changed(changed.text(), remarks);
    }

    private static Map<String, BigDecimal> percents(String directory, Object value)
            throws TaskProblem {
        Map<String, BigDecimal> percents = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<String, Object> kind : Tree.map(map).entrySet()) {
                if (!KINDS.contains(kind.getKey())) {
                    throw TaskProblem.config(
                            "`thresholds` of `"
                                    + directory
                                    + "` has `"
                                    + kind.getKey()
                                    + "`; there are "
                                    + String.join(", ", KINDS));
                }
                percents.put(kind.getKey(), percent(directory, kind.getValue()));
            }
        } else {
            BigDecimal all = percent(directory, value);
            KINDS.forEach(kind -> percents.put(kind, all));
        }
        return percents;
    }

    private static BigDecimal percent(String directory, Object value) throws TaskProblem {
        try {
            BigDecimal percent = new BigDecimal(String.valueOf(value));
            if (percent.signum() >= 0 && percent.compareTo(BigDecimal.valueOf(100)) <= 0) {
                return percent;
            }
        } catch (NumberFormatException e) {
            // What is no number is told as one that is out of bounds.
        }
        throw TaskProblem.config(
                "`thresholds` of `" + directory + "` is `" + value + "`, not a percentage");
    }

    /** As Jest wants a directory, as against a pattern. */
    private static String directory(String name) {
        if (name.equals("global")) {
            return name;
        }
        String bare = name.startsWith("./") ? name.substring(2) : name;
        return "./" + (bare.contains("*") || bare.endsWith("/") ? bare : bare + "/");
    }

    private static JestConfig with(
            JestConfig config,
            String directory,
            Map<String, BigDecimal> wanted,
            List<String> remarks)
            throws TaskProblem {
        SyntaxNode object = config.object();
        SyntaxNode property = object == null ? null : ScriptObject.property(object, KEY);
        if (object == null || property == null) {
            return object == null
                    ? config
                    : config.with(
                            config.editor().withProperty(object, KEY, Map.of(directory, wanted)));
        }
        SyntaxNode thresholds = literal(property.field("value"), property);
        SyntaxNode own = entry(thresholds, directory);
        if (own == null) {
            return config.with(config.editor().withProperty(thresholds, directory, wanted));
        }
        JestConfig changed = config;
        for (Map.Entry<String, BigDecimal> kind : wanted.entrySet()) {
            changed = raised(changed, directory, kind, remarks);
        }
        return changed;
    }

    private static SyntaxNode literal(@Nullable SyntaxNode value, SyntaxNode property)
            throws TaskProblem {
        if (value == null || !value.is("object")) {
            throw Workflow.refused(
                    "line "
                            + property.line()
                            + ": `"
                            + property.text().lines().findFirst().orElse("")
                            + "` is no object literal: a person must change it there");
        }
        return value;
    }

    /** However the directory is written there. */
    private static @Nullable SyntaxNode entry(SyntaxNode thresholds, String directory) {
        for (SyntaxNode member : ScriptObject.members(thresholds)) {
            String key = ScriptObject.key(member);
            if (key != null && directory(key).equals(directory)) {
                return member;
            }
        }
        return null;
    }

    private static JestConfig raised(
            JestConfig config,
            String directory,
            Map.Entry<String, BigDecimal> kind,
            List<String> remarks)
            throws TaskProblem {
        SyntaxNode object = config.object();
        SyntaxNode all = object == null ? null : ScriptObject.value(object, KEY);
        SyntaxNode property = all == null ? null : entry(all, directory);
        if (property == null) {
            return config;
        }
        SyntaxNode own = literal(property.field("value"), property);
        SyntaxNode value = ScriptObject.value(own, kind.getKey());
        if (value == null) {
            return config.with(config.editor().withProperty(own, kind.getKey(), kind.getValue()));
        }
        if (!(ScriptObject.plain(value) instanceof BigDecimal there)) {
            throw Workflow.refused(
                    "line "
                            + value.line()
                            + ": `"
                            + value.text()
                            + "` is no number: a person must"
                            + " change it there");
        }
        if (there.compareTo(kind.getValue()) >= 0) {
            if (there.compareTo(kind.getValue()) > 0) {
                remarks.add(
                        "`"
                                + directory
                                + "` has "
                                + kind.getKey()
                                + " at "
                                + there
                                + " already, which stays");
            }
            return config;
        }
        return config.with(config.editor().withValue(value, kind.getValue()));
    }
}
