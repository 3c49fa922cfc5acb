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
}
