package dev.orchestrate.roadmap;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A package of Node.js that is tested by Jest.
 *
 * @param folder relative; empty for the repository itself
 * @param config where Jest is configured, relative to the repository
 */
record NodePackage(String folder, String runner, String config, JsonNode manifest) {

    static List<NodePackage> of(Repository repository) {
        List<NodePackage> found = new ArrayList<>();
        for (String file : repository.files()) {
            if (Repository.name(file).equals("package.json")) {
                JsonNode manifest = parsed(repository.text(file));
                String folder = Repository.folder(file);
                if (isTestedByJest(manifest)) {
                    found.add(
                            new NodePackage(
                                    folder,
                                    runner(repository),
                                    config(repository, folder, file),
                                    manifest));
                }
            }
        }
        return found;
    }

    boolean hasScript(String name) {
        return manifest.path("scripts").has(name);
    }

    boolean dependsOn(String name) {
        return dependsOn(manifest, name);
    }

    /** A command in the package's folder. */
    String command(String line) {
        return in(folder, line);
    }

    /** A program of the package's, with arguments. */
    String program(String line) {
        return command(runner + " " + line);
    }

    static String in(String folder, String line) {
        return folder.isEmpty() ? line : "cd '" + folder.replace("'", "'\\''") + "' && " + line;
    }

    private static JsonNode parsed(String text) {
        try {
            return JsonMapper.shared().readTree(text.isEmpty() ? "{}" : text);
        } catch (JacksonException e) {
            return JsonMapper.shared().createObjectNode();
        }
    }

    private static boolean isTestedByJest(JsonNode manifest) {
        return manifest.has("jest")
                || dependsOn(manifest, "jest")
                || manifest.path("scripts").path("test").asString("").startsWith("jest");
    }

    private static boolean dependsOn(JsonNode manifest, String name) {
        return manifest.path("devDependencies").has(name)
                || manifest.path("dependencies").has(name);
    }

    private static String runner(Repository repository) {
        if (repository.has("pnpm-lock.yaml")) {
            return "pnpm exec";
        }
        return repository.has("yarn.lock") ? "yarn run" : "npx";
    }

    private static String config(Repository repository, String folder, String manifest) {
        for (String ending : List.of("ts", "js", "cjs", "mjs", "json")) {
            String file = (folder.isEmpty() ? "" : folder + "/") + "jest.config." + ending;
            if (repository.has(file)) {
                return file;
            }
        }
        return manifest;
    }
}
