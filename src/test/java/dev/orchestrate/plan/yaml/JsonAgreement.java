package dev.orchestrate.plan.yaml;

import dev.orchestrate.testing.Rule;
import java.util.List;

/** That a text which is read as JSON is the very tree that YAML's parser makes of it. */
public final class JsonAgreement {
    private JsonAgreement() {}

    /** Whether a text is read as JSON; fails where YAML's parser reads it too, and otherwise. */
    public static boolean check(byte[] text) {
        YamlTree json = JsonReader.read(text);
        if (json == null) {
            return false;
        }
        YamlTree yaml = YamlReader.readYaml(text);
        if (yaml.root() != null) {
            Rule.same(told(json), told(yaml), "JSON is read as YAML reads it");
        }
        return true;
    }

    private static List<String> told(YamlTree tree) {
        StringBuilder out = new StringBuilder();
        if (tree.root() != null) {
            tell(tree.root(), out);
        }
        return List.of(out.toString(), tree.problems().toString());
    }

    private static void tell(Node node, StringBuilder out) {
        tell(node.place(), out);
        switch (node) {
            case Node.Scalar scalar ->
                    out.append(scalar.style())
                            .append(' ')
                            .append(scalar.isNull())
                            .append(scalar.flag())
                            .append(scalar.isNumber())
                            .append(' ')
                            .append(scalar.text());
            case Node.Items items -> {
                out.append('[');
                for (int i = 0; i < items.size(); i++) {
                    tell(items.get(i), out);
                }
                out.append(']');
            }
            case Node.Mapping map -> {
                out.append('{');
                for (int i = 0; i < map.size(); i++) {
                    tell(map.keyPlace(i), out);
                    out.append(map.key(i)).append(':');
                    tell(map.value(i), out);
                }
                out.append('}');
            }
        }
        out.append('\n');
    }

    private static void tell(long place, StringBuilder out) {
        out.append('@')
                .append(Place.line(place))
                .append(':')
                .append(Place.column(place))
                .append('+')
                .append(Place.length(place))
                .append(' ');
    }
}
