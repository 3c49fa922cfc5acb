package dev.orchestrate.task.configedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.task.TaskProblem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JestActionsTest {
    private static final JestAction EXPAND =
            new ExpandCoverageCollection(List.of("src/**/*.ts"), List.of("**/*.d.ts"));
    private static final JestAction THRESHOLDS =
            bound(AddDirectoryThresholds.SPEC, Map.of("thresholds", Map.of("src/services", 80)));

    @Test
    void aTypedConfigGetsItsPropertyAtTheEndInItsOwnStyle() throws Exception {
        String before =
                """
                import type { Config } from 'jest';

                // Shared by all packages.
                const config: Config = {
                  ...base,
                  preset: 'ts-jest', // for now
                };

                export default config;
                """;
        assertThat(changed(EXPAND, "jest.config.ts", before))
                .isEqualTo(
                        """
                        import type { Config } from 'jest';

                        // Shared by all packages.
                        const config: Config = {
                          ...base,
                          preset: 'ts-jest', // for now
                          collectCoverageFrom: [
                            'src/**/*.ts',
                            '!**/*.d.ts',
                          ],
                        };

                        export default config;
                        """);
    }

    @Test
    void aPatternComesInBeforeTheFirstThatTakesOut() throws Exception {
        String before =
                """
                module.exports = {
                    collectCoverageFrom: ["lib/**/*.js", ...more, "!lib/vendor/**"],
                    preset: "x"
                }
                """;
        assertThat(changed(EXPAND, "jest.config.js", before))
                .isEqualTo(
                        """
                        module.exports = {
                            collectCoverageFrom: ["lib/**/*.js", ...more, "src/**/*.ts", "!lib/vendor/**", "!**/*.d.ts"],
                            preset: "x"
                        }
                        """);
    }

    @Test
    void theJestKeyOfAPackageIsChangedAndNothingElse() throws Exception {
        String before =
                """
                {
                \t"name": "shop",
                \t"jest": {
                \t\t"preset": "ts-jest",
                \t\t"collectCoverageFrom": [
                \t\t\t"src/**/*.ts"
                \t\t]
                \t},
                \t"version": "1.0.0"
                }
                """;
        assertThat(changed(EXPAND, "web/package.json", before))
                .isEqualTo(before.replace("*.ts\"\n", "*.ts\",\n\t\t\t\"!**/*.d.ts\"\n"));
        assertThat(changed(THRESHOLDS, "web/package.json", before))
                .isEqualTo(
                        before.replace(
                                "\t\t]\n",
                                """
                                \t\t],
                                \t\t"coverageThreshold": {
                                \t\t\t"./src/services/": {
                                \t\t\t\t"branches": 80,
                                \t\t\t\t"functions": 80,
                                \t\t\t\t"lines": 80,
                                \t\t\t\t"statements": 80
                                \t\t\t}
                                \t\t}
                                """));
    }

    @Test
    void commentsAndCarriageReturnsOfAJsonConfigStay() throws Exception {
        String before =
                """
                {
                  // sources
                  "roots": ["<rootDir>/lib"] // only
                }
                """
                        .replace("\n", "\r\n");
        assertThat(
                        changed(
                                bound(ExpandCoverageCollection.SPEC, Map.of("exclude", "x")),
                                "jest.config.json",
                                before))
                .isEqualTo(
                        """
                        {
                          // sources
                          "roots": ["<rootDir>/lib"], // only
                          "collectCoverageFrom": [
                            "lib/**/*.{js,jsx,ts,tsx}",
                            "!x"
                          ]
                        }
                        """
                                .replace("\n", "\r\n"));
    }

    @Test
    void aThresholdIsRaisedAndNeverLowered() throws Exception {
        String before =
                """
                export default defineConfig({
                  coverageThreshold: {
                    global: { lines: 50 },
                    'src/services': { lines: 90, branches: 10 },
                  },
                });
                """;
        assertThat(changed(THRESHOLDS, "jest.config.mjs", before))
                .isEqualTo(
                        before.replace(
                                "branches: 10 }", "branches: 80, functions: 80, statements: 80 }"));
    }

    @Test
    void aSecondRunChangesNothing() throws Exception {
        String before = "module.exports = async () => ({ preset: 'ts-jest' });\n";
        for (ActionSpec spec : NamedActions.OF_JEST) {
            JestAction action = AskedKeys.jest(spec);
            String once = changed(action, "jest.config.cjs", before);
            assertThat(edit(action, "jest.config.cjs", once))
                    .isInstanceOfSatisfying(
                            Edited.Same.class, same -> assertThat(same.alreadySo()).isTrue());
        }
    }

    @Test
    void withoutKeysTheUsualSourcesAreCounted() throws Exception {
        assertThat(
                        changed(
                                bound(ExpandCoverageCollection.SPEC, Map.of()),
                                "jest.config.js",
                                "module.exports = {};\n"))
                .isEqualTo(
                        """
                        module.exports = {
                          collectCoverageFrom: [
                            'src/**/*.{js,jsx,ts,tsx}',
                            '!**/*.d.ts',
                            '!**/*.{test,spec}.{js,jsx,ts,tsx}',
                            '!**/{__tests__,__mocks__,__fixtures__}/**',
                            '!**/{generated,__generated__}/**',
                          ],
                        };
                        """);
    }

    @Test
    void aComputedConfigIsRefusedWithTheLineThatAPersonMustChange() {
        String script = "const base = require('./base');\n\nmodule.exports = merge(base, {});\n";
        assertThatThrownBy(() -> edit(EXPAND, "jest.config.js", script))
                .hasMessage(
                        "line 3: the config is computed by `merge(base, {})`: a person must change"
                                + " it there");
        String list = "export default {\n  collectCoverageFrom: sources(),\n};\n";
        assertThatThrownBy(() -> edit(EXPAND, "jest.config.ts", list))
                .hasMessage(
                        "line 2: `collectCoverageFrom` is no list but `sources()`: a person must"
                                + " add src/**/*.ts, !**/*.d.ts");
        String later = "const c = {};\nc.preset = 'x';\nmodule.exports = c;\n";
        assertThatThrownBy(() -> edit(EXPAND, "jest.config.js", later))
                .hasMessageStartingWith("line 2: the config is computed by `c.preset = 'x';`");
    }

    @Test
    void aFileThatDoesNotParseIsRefused() {
        assertThatThrownBy(() -> edit(EXPAND, "jest.config.json", "{ \"a\": "))
                .hasMessageContaining("it is not JSON");
        assertThatThrownBy(() -> edit(EXPAND, "jest.config.js", "module.exports = {"))
                .hasMessageContaining("`jest.config.js:1:");
    }

    @Test
    void thresholdsThatAreMissingOrNoPercentageAreTheTasksFault() {
        ActionSpec spec = AddDirectoryThresholds.SPEC;
        assertThatThrownBy(() -> spec.bind(Map.of()))
                .hasMessage(
                        "`action: add_directory_thresholds` needs the key `thresholds`: directory"
                                + " -> percent, or a map of `branches`, `functions`, `lines` and"
                                + " `statements`");
        assertThatThrownBy(() -> spec.bind(Map.of("thresholds", Map.of("src", 101))))
                .hasMessage("`thresholds` of `src` is `101`, not a percentage");
        assertThatThrownBy(() -> spec.bind(Map.of("thresholds", 80)))
                .hasMessage("`thresholds` is not a map");
    }

    private static JestAction bound(ActionSpec spec, Map<String, Object> keys) {
        try {
            return (JestAction) spec.bind(keys);
        } catch (TaskProblem e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String changed(JestAction action, String name, String text) throws TaskProblem {
        Edited edited = edit(action, name, text);
        assertThat(edited).isInstanceOf(Edited.Changed.class);
        return ((Edited.Changed) edited).text();
    }

    private static Edited edit(JestAction action, String name, String text) throws TaskProblem {
        return action.edit(JestConfig.of(name, text, "src"::equals));
    }
}
