package dev.orchestrate.task.configedit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The scans by {@code trivy} in a step's script.
 *
 * @param scans the commands that scan, in their order
 * @param lost why what one of them finds can not fail the step; null where it can
 */
record TrivyCommands(List<ShellCommands.Command> scans, @Nullable String lost) {
    private static final Set<String> SCANS =
            Set.of(
                    "image",
                    "i",
                    "filesystem",
                    "fs",
                    "repository",
                    "repo",
                    "config",
                    "rootfs",
                    "vm",
                    "kubernetes",
                    "k8s",
                    "sbom");

    TrivyCommands {
        scans = List.copyOf(scans);
    }

    static TrivyCommands of(Workflow.Step step) {
        List<ShellCommands.Command> all = ShellCommands.of(step.run());
        List<ShellCommands.Command> scans = new ArrayList<>();
        String lost = null;
        String before = "";
        boolean passes = false;
        for (ShellCommands.Command command : all) {
            passes |= command.words().equals(List.of("set", "+e"));
            if (isScan(command)) {
                scans.add(command);
                String why = passes ? "comes after `set +e`" : lost(step, command, before);
                lost = why == null ? lost : shown(command) + " " + why;
            }
            before = command.end();
        }
        return new TrivyCommands(scans, lost);
    }

    /** The value of an option of a scan, as {@code --name value} or {@code --name=value}. */
    static @Nullable String option(ShellCommands.Command scan, String name) {
        List<String> words = scan.words();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).startsWith(name + "=")) {
                return words.get(i).substring(name.length() + 1);
            }
            if (words.get(i).equals(name) && i + 1 < words.size()) {
                return words.get(i + 1);
            }
        }
        return null;
    }

    /** Also where another program starts it, or a shell of its own. */
    private static boolean isScan(ShellCommands.Command command) {
        String joined = String.join(" ", command.words());
        List<String> words = List.of(joined.split("\\s+"));
        for (int i = 0; i + 1 < words.size(); i++) {
            if (isTrivy(words.get(i))
                    && words.subList(i + 1, words.size()).stream().anyMatch(SCANS::contains)) {
                return !words.getFirst().equals("echo");
            }
        }
        return false;
    }

    private static boolean isTrivy(String word) {
        String name = word.substring(word.lastIndexOf('/') + 1);
        return name.equals("trivy") || name.startsWith("trivy:");
    }

    private static @Nullable String lost(
            Workflow.Step step, ShellCommands.Command command, String before) {
        if (!isTrivy(program(command)) || program(command).contains(":")) {
            return "is started by `"
                    + command.first()
                    + "`, which hides its exit code or variables";
        }
        if ("0".equals(option(command, "--exit-code"))) {
            return "says `--exit-code 0`";
        }
        boolean pipefail = "bash".equals(step.text("shell"));
        return switch (command.end()) {
            case "||", "&&", "&" ->
                    "is followed by `" + command.end() + "`, which hides its exit code";
            case "|" -> pipefail ? null : "writes into `|`, which hides its exit code";
            default -> before.equals("||") ? "stands behind `||`" : null;
        };
    }

    private static String program(ShellCommands.Command command) {
        return command.words().stream()
                .filter(word -> !word.contains("=") && !word.equals("sudo"))
                .findFirst()
                .orElse("");
    }

    private static String shown(ShellCommands.Command command) {
        return "`"
                + String.join(" ", command.words().subList(0, Math.min(4, command.words().size())))
                + " ...`";
    }
}
