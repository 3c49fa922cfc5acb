package dev.orchestrate.cli;

import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import java.util.Map;

/** How much the engine logs for its developers: nothing, unless the environment asks for it. */
enum LogLevel {
    OFF,
    DEBUG,
    TRACE;

    static final String VARIABLE = "ORCHESTRATE_LOG";

    static LogLevel of(Map<String, String> environment) {
        String asked = environment.get(VARIABLE);
        if (asked == null || asked.isEmpty() || asked.equals("off")) {
            return OFF;
        }
        return switch (asked) {
            case "debug" -> DEBUG;
            case "trace" -> TRACE;
            default ->
                    throw new ProblemException(
                            ExitCode.USAGE,
                            "`" + VARIABLE + "` can not be `" + asked + "`",
                            "set it to `debug` or `trace`, or to `off`",
                            null);
        };
    }
}
