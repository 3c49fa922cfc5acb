package dev.orchestrate.plan.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** An escape names no character, which the engine meets as a number that is none. */
final class NoCharacter extends MarkedYamlEngineException {
    private static final long serialVersionUID = 1L;

    NoCharacter(Optional<Mark> at, NumberFormatException cause) {
        super(null, Optional.empty(), "an escape names no character", at, cause);
    }
}
