package dev.orchestrate.roadmap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which files a repository lacks that one of its kind has. */
final class Additions {
    private final Repository repository;
    private final List<NodePackage> packages;

    Additions(Repository repository, List<NodePackage> packages) {
        this.repository = repository;
        this.packages = packages;
    }

    List<Item> items() {
        List<Item> items = new ArrayList<>();
        lacking(
                items,
                Section.BLOCKERS,
                "updates come as pull requests",
                "dependabot",
                ".github/dependabot");
        lacking(
                items,
                Section.BUILDS,
                "checks before a commit",
                "pre-commit-config",
                ".pre-commit-config");
        lacking(
                items,
                Section.BUILDS,
                "what a pull request says",
                "pull-request-template",
                "pull_request_template");
        lacking(
                items,
                Section.SUPPLY_CHAIN,
                "how to report a vulnerability",
                "security-policy",
                "SECURITY");
        items.add(Item.file(Section.DELIVERY, "a way back by hand", "rollback-workflow"));
        lacking(items, Section.DEPLOYMENT, "what to do at night", "runbook", "runbook");
        return items;
    }

    /** The pieces of a load test, for each server that end-to-end tests can start. */
    List<Item> load(Item journey) {
        List<Item> items = new ArrayList<>();
        if (packages.size() == 1 && !packages.getFirst().dependsOn("autocannon")) {
            items.add(
                    new Item(
                                    Section.END_TO_END,
                                    "a load generator",
                                    new LinkedHashMap<>(
                                            Map.of(
                                                    "run",
                                                    packages.getFirst()
                                                            .command(
                                                                    "npm install --save-dev"
                                                                            + " autocannon"))))
                            .provenBy(journey));
        }
        items.add(
                Item.test(Section.END_TO_END, "load", String.valueOf(journey.keys().get("target")))
                        .provenBy(journey));
        return items;
    }

    private void lacking(
            List<Item> items, Section section, String name, String template, String file) {
        boolean there =
                repository.files().stream()
                        .anyMatch(path ->
                                path.toLowerCase(Locale.ROOT)
                                        .contains(file.toLowerCase(Locale.ROOT)));
        if (!there) {
            items.add(Item.file(section, name, template));
        }
    }
}
