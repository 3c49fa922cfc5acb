package dev.orchestrate.run;

/**
 * Which plan a run follows.
 *
 * @param version from 1; the copy in the run's folder is {@code plan.yaml}, then {@code
 *     plan.2.yaml} and so on
 * @param file as the user named it
 * @param sha256 of the file's bytes, in hex
 */
public record PlanVersion(int version, String name, String file, String sha256) {
    /** The name of the copy in the run's folder. */
    public String copy() {
        return version == 1 ? "plan.yaml" : "plan." + version + ".yaml";
    }
}
