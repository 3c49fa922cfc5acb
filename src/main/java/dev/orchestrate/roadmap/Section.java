package dev.orchestrate.roadmap;

import java.util.List;

/** The groups of a roadmap, each in its phase, in order. */
enum Section {
    BLOCKERS(Stage.FOUNDATION, "a", "CI blockers", true),
    INFRASTRUCTURE(Stage.FOUNDATION, "b", "Test infrastructure", true),
    SERVICES(Stage.SERVICES, "c", "Tests of services", true),
    SECURITY(Stage.SERVICES, "d", "Tests of security", false),
    ROUTES(Stage.ROUTES, "e", "Tests of routes", true),
    INTEGRATION(Stage.ROUTES, "f", "Integration", true),
    BUILDS(Stage.PIPELINE, "g", "Builds", true),
    SUPPLY_CHAIN(Stage.PIPELINE, "h", "Supply chain", true),
    DELIVERY(Stage.PIPELINE, "i", "Delivery", false),
    CONFIG(Stage.COVERAGE, "j", "Tests of configuration", true),
    GRAPHQL(Stage.COVERAGE, "k", "Tests of GraphQL", true),
    PYTHON(Stage.COVERAGE, "l", "Tests of Python modules", true),
    DEPLOYMENT(Stage.PRODUCTION, "m", "Deployment strategies", true),
    END_TO_END(Stage.PRODUCTION, "n", "End to end, and under load", false);

    /**
     * The phases. Coverage is measured at the end of each that writes tests of the program.
     *
     * <p>The percentages are goals of lines covered, as far apart as a team gets in a phase.
     */
    enum Stage {
        FOUNDATION(1, "Foundation", 0),
        SERVICES(2, "Critical services", 25),
        ROUTES(3, "Routes and integration", 60),
        PIPELINE(4, "CI/CD architecture", 0),
        COVERAGE(5, "Extended coverage", 70),
        PRODUCTION(6, "Production readiness", 80);

        final int number;
        final String title;
        final int goal;

        Stage(int number, String title, int goal) {
            this.number = number;
            this.title = title;
            this.goal = goal;
        }

        String id() {
            return Integer.toString(number);
        }

        /** Those that it may run beside, though they are above it. */
        List<Stage> beside() {
            return this == PIPELINE ? List.of(SERVICES, ROUTES) : List.of();
        }
    }

    final Stage stage;

    /** A letter through all phases, so that {@code --phase 2 --group c} can be typed. */
    final String id;

    final String title;
    final boolean parallel;

    Section(Stage stage, String id, String title, boolean parallel) {
        this.stage = stage;
        this.id = id;
        this.title = title;
        this.parallel = parallel;
    }
}
