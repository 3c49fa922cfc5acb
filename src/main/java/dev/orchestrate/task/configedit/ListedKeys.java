package dev.orchestrate.task.configedit;

import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.KeySpec.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes down which keys an action asks for. What it answers stands for nothing, so that the action
 * goes on to ask for the next.
 */
final class ListedKeys implements Keys {
    private final List<KeySpec> specs = new ArrayList<>();

    /** In the order in which they were asked for. */
    List<KeySpec> specs() {
        return List.copyOf(specs);
    }

    @Override
    public @Nullable String text(String name, String meaning) {
        list(name, Kind.TEXT, meaning);
        return null;
    }

    @Override
    public @Nullable List<String> texts(String name, String meaning) {
        list(name, Kind.TEXT_OR_LIST, meaning);
        return null;
    }

    @Override
    public String needed(String name, String meaning) {
        return stated(name, meaning);
    }

    @Override
    public String stated(String name, String meaning) {
        list(name, Kind.TEXT, needing(meaning));
        return "";
    }

    @Override
    public List<String> neededTexts(String name, String meaning) {
        list(name, Kind.TEXT_OR_LIST, needing(meaning));
        return List.of();
    }

    @Override
    public Map<String, Object> neededFields(String name, String meaning) {
        list(name, Kind.MAP, needing(meaning));
        return Map.of();
    }

    @Override
    public Object neededValue(String name, String meaning) {
        list(name, Kind.ANY, needing(meaning));
        return "";
    }

    private static String needing(String meaning) {
        return meaning + "; needed";
    }

    /** Never required of the type: another action does without it. */
    private void list(String name, Kind kind, String meaning) {
        specs.add(KeySpec.optional(name, kind, meaning));
    }
}
