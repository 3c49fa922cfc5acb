package dev.orchestrate.task.configedit;

/**
 * The actions that are put into workflows. Where the workflow uses one already, its own reference
 * is taken, so that a repository has one version of it.
 */
final class Pins {
    static final String CHECKOUT = "actions/checkout";
    static final String BUILD_PUSH = "docker/build-push-action";
    static final String METADATA = "docker/metadata-action";
    static final String TRIVY = "aquasecurity/trivy-action";
    static final String SBOM = "anchore/sbom-action";
    static final String UPLOAD_SARIF = "github/codeql-action/upload-sarif";
    static final String UPLOAD_ARTIFACT = "actions/upload-artifact";
    static final String DOWNLOAD_ARTIFACT = "actions/download-artifact";
    static final String SETUP_PYTHON = "actions/setup-python";

    private Pins() {}

    static Object checkout(Workflow workflow) {
        return workflow.reference(CHECKOUT, CHECKOUT + "@v4");
    }

    static Object sbom(Workflow workflow) {
        return workflow.reference(SBOM, SBOM + "@v0");
    }

    static Object uploadSarif(Workflow workflow) {
        return workflow.reference(UPLOAD_SARIF, UPLOAD_SARIF + "@v4");
    }

    /** By its commit: it has no major tags, and its tags have once been moved by a stranger. */
    static Object trivy() {
        return new Edit.Noted(TRIVY + "@57a97c7e7821a5776cebc9bb87c984fa69cba8f1", "v0.35.0");
    }
}
