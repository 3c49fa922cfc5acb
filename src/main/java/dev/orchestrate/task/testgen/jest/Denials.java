package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.trial.Explorer;
import dev.orchestrate.task.testgen.trial.Input;
import dev.orchestrate.task.testgen.trial.Outcome;
import dev.orchestrate.task.testgen.trial.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Trials that are of interest for security: refusals, and attacks in texts. */
final class Denials {
    static final List<String> ATTACKS =
            List.of("' OR '1'='1", "<script>alert(1)</script>", "../../etc/passwd");

    private static final Set<Integer> REFUSALS = Set.of(401, 403, 429);

    private Denials() {}

    /** Whether somebody is refused who is not, or is the wrong one, or asks too often. */
    static boolean is(Outcome.Trial trial) {
        if (!(trial.outcome() instanceof Outcome.Threw(JsObject error, var _))) {
            return false;
        }
        String type = error.type() == null ? "" : error.type().name();
        return REFUSALS.contains(RecordingReply.statusOf(error))
                || type.matches(
                        "(?i).*(unauthori|forbidden|denied|authenticat|permission|token).*");
    }

    /** Trials with an attack in each text that is given in a call. */
    static List<Outcome.Trial> attacks(Explorer explorer, List<Outcome.Trial> trials) {
        Input base =
                trials.stream()
                        .filter(trial -> trial.outcome() instanceof Outcome.Returned)
                        .findFirst()
                        .orElse(trials.getFirst())
                        .input();
        List<Outcome.Trial> attacks = new ArrayList<>();
        for (Place place : texts(base)) {
            for (String attack : ATTACKS) {
                Outcome.Trial trial = explorer.attempt(base.with(place, attack));
                if (!(trial.outcome() instanceof Outcome.Unclear)) {
                    attacks.add(trial);
                }
            }
        }
        return attacks;
    }

    private static List<Place> texts(Input base) {
        List<Place> texts = new ArrayList<>();
        Place root = Place.root().then("args");
        CaseWriter.object(base.root(), "args")
                .fields()
                .forEach((name, value) -> {
                    if (value instanceof String) {
                        texts.add(root.then(name));
                    } else if (value instanceof JsObject object && !object.isOpen()) {
                        object.fields()
                                .forEach((field, inner) -> {
                                    if (inner instanceof String) {
                                        texts.add(root.then(name).then(field));
                                    }
                                });
                    }
                });
        return texts;
    }
}
