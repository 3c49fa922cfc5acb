package dev.orchestrate.report;

/** {@code report --format}. */
public enum ReportFormat {
    TEXT("txt"),
    MD("md"),
    HTML("html"),
    JSON("json"),
    JUNIT("xml");

    private final String extension;

    ReportFormat(String extension) {
        this.extension = extension;
    }

    /** As in {@code report.html}. */
    public String fileName() {
        return "report." + extension;
    }
}
