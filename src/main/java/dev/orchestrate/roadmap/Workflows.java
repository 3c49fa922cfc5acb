package dev.orchestrate.roadmap;

import java.util.ArrayList;
import java.util.List;

/** Which edits the workflows of a repository, and the configuration of its tests, may call for. */
final class Workflows {
    private final Repository repository;
    private final List<NodePackage> packages;

    Workflows(Repository repository, List<NodePackage> packages) {
        this.repository = repository;
        this.packages = packages;
    }

    List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (NodePackage node : packages) {
            items.add(
                    Item.edit(
                            Section.INFRASTRUCTURE,
                            "coverage counts every source",
                            "expand_coverage_collection",
                            node.config()));
        }
        for (String file : repository.files()) {
            if (file.startsWith(".github/workflows/") && file.matches(".*\\.ya?ml")) {
                of(file, items);
            }
        }
        return items;
    }

    private void of(String file, List<Item> items) {
        String name = Repository.name(file);
        items.add(
                Item.edit(
                        Section.BLOCKERS,
                        name + ": what fails is seen to fail",
                        "remove_continue_on_error",
                        file));
        items.add(
                Item.edit(
                                Section.BLOCKERS,
                                name + ": vulnerabilities that Trivy finds block",
                                "make_trivy_blocking",
                                file)
                        .with("severity", List.of("CRITICAL", "HIGH")));
        items.add(
                Item.edit(
                                Section.BUILDS,
                                name + ": one build for each Python, at the same time",
                                "parallelize_python_builds",
                                file)
                        .with("versions", List.of("3.11", "3.12", "3.13")));
        items.add(
                Item.edit(
                        Section.SUPPLY_CHAIN,
                        name + ": images are scanned",
                        "add_container_scanning",
                        file));
        if (repository.text(file).contains("build-push-action")) {
            items.add(
                    Item.edit(
                            Section.SUPPLY_CHAIN,
                            name + ": what images hold is listed",
                            "add_sbom_generation",
                            file));
        }
        if (packages.stream().anyMatch(node -> node.hasScript("migrate"))) {
            items.add(
                    Item.edit(
                                    Section.DELIVERY,
                                    name + ": the database is migrated first",
                                    "add_migration_step",
                                    file)
                            .with("command", "npm run migrate"));
        }
        items.add(
                Item.edit(
                        Section.DELIVERY,
                        name + ": a person lets production go",
                        "add_approval_gates",
                        file));
    }
}
