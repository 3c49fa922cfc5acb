package dev.orchestrate.gate;

import java.util.Map;
import org.junit.jupiter.api.Nested;

/** The kinds of the program go through the contract that a user's kind is held to. */
class BuiltInKindsContractTest {
    @Nested
    class OfFileExists extends CriterionKindContract {
        @Override
        CriterionKind kind() {
            return new FileExists();
        }

        @Override
        Object passing() {
            return "a.txt";
        }

        @Override
        Object failing() {
            return "b.txt";
        }

        @Override
        Map<String, String> files() {
            return Map.of("a.txt", "");
        }
    }

    @Nested
    class OfFileContains extends CriterionKindContract {
        @Override
        CriterionKind kind() {
            return new FileContains();
        }

        @Override
        Object passing() {
            return Map.of("path", "a.txt", "pattern", "x");
        }

        @Override
        Object failing() {
            return Map.of("path", "a.txt", "pattern", "y");
        }

        @Override
        Map<String, String> files() {
            return Map.of("a.txt", "x");
        }
    }

    @Nested
    class OfJson extends CriterionKindContract {
        @Override
        CriterionKind kind() {
            return new JsonCriterion();
        }

        @Override
        Object passing() {
            return Map.of("path", "a.json", "pointer", "/a", "min", 1);
        }

        @Override
        Object failing() {
            return Map.of("path", "a.json", "pointer", "/a", "max", 0);
        }

        @Override
        Map<String, String> files() {
            return Map.of("a.json", "{\"a\": 1}");
        }
    }

    @Nested
    class OfYaml extends CriterionKindContract {
        @Override
        CriterionKind kind() {
            return new YamlCriterion();
        }

        @Override
        Object passing() {
            return Map.of("path", "a.yaml", "equals", Map.of("a", 1));
        }

        @Override
        Object failing() {
            return Map.of("path", "a.yaml", "equals", Map.of("a", 2));
        }

        @Override
        Map<String, String> files() {
            return Map.of("a.yaml", "a: 1");
        }
    }

    @Nested
    class OfMetric extends CriterionKindContract {
        @Override
        CriterionKind kind() {
            return new MetricCriterion();
        }

        @Override
        Object passing() {
            return body(75);
        }

        @Override
        Object failing() {
            return body(76);
        }

        private static Object body(int least) {
            return Map.of("path", "a.info", "format", "lcov", "name", "line", "min", least);
        }

        @Override
        Map<String, String> files() {
            return Map.of("a.info", "SF:a\nLF:4\nLH:3\nend_of_record\n");
        }
    }

    @Nested
    class OfJsonSchema extends CriterionKindContract {
        @Override
        CriterionKind kind() {
            return new JsonSchemaCriterion();
        }

        @Override
        Object passing() {
            return Map.of("path", "good.json", "schema", "schema.json");
        }

        @Override
        Object failing() {
            return Map.of("path", "bad.json", "schema", "schema.json");
        }

        @Override
        Map<String, String> files() {
            return Map.of(
                    "good.json", "{\"a\": 1}",
                    "bad.json", "{\"a\": \"one\"}",
                    "schema.json", "{\"properties\": {\"a\": {\"type\": \"integer\"}}}");
        }
    }
}
