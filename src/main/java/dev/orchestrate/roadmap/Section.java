package dev.orchestrate.roadmap;

import java.util.List;

/** The groups of a roadmap, each in its phase, in order. */
enum Section {
    BLOCKERS(Stage.FOUNDATION, "ci-blockers", "CI blockers", true),
    INFRASTRUCTURE(Stage.FOUNDATION, "test-infrastructure", "Test infrastructure", true),
    SERVICES(Stage.SERVICES, "services", "Tests of services", true),
    SECURITY(Stage.SERVICES, "security", "Tests of security", false),
    ROUTES(Stage.ROUTES, "routes", "Tests of routes", true),
    INTEGRATION(Stage.ROUTES, "integration", "Integration", true),
    BUILDS(Stage.PIPELINE, "builds", "Builds", true),
    SUPPLY_CHAIN(Stage.PIPELINE, "supply-chain", "Supply chain", true),
    DELIVERY(Stage.PIPELINE, "delivery", "Delivery", false),
    CONFIG(Stage.COVERAGE, "config", "Tests of configuration", true),
    GRAPHQL(Stage.COVERAGE, "graphql", "Tests of GraphQL", true),
    PYTHON(Stage.COVERAGE, "python", "Tests of Python modules", true),
    DEPLOYMENT(Stage.PRODUCTION, "deployment", "Deployment strategies", true),
    END_TO_END(Stage.PRODUCTION, "end-to-end", "End to end, and under load", false);

    /**
     * The phases. Coverage is measured at the end of each that writes tests of the program.
     *
     * <p>The percentages are goals of lines covered, as far apart as a team gets in a phase.
     */
    enum Stage {
        FOUNDATION(1, "foundation", "Foundation", 0),
        SERVICES(2, "services", "Critical services", 25),
        ROUTES(3, "routes", "Routes and integration", 60),
        PIPELINE(4, "pipeline", "CI/CD architecture", 0),
        COVERAGE(5, "coverage", "Extended coverage", 70),
        PRODUCTION(6, "production", "Production readiness", 80);

        final int number;
        final String id;
        final String title;
        final int goal;

        Stage(int number, String id, String title, int goal) {
            this.number = number;
            this.id = id;
            this.title = title;
            this.goal = goal;
        }

        /** Those that it may run beside, though they are above it. */
        List<Stage> beside() {
            return this == PIPELINE ? List.of(SERVICES, ROUTES) : List.of();
        }
    }

    final Stage stage;
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
