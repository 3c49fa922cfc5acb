package dev.orchestrate.cli;

/** Which program this is, and what it runs on. */
final class Version {
    private Version() {}

    static String line() {
        return "orchestrate " + number() + " (JDK " + Runtime.version() + ")\n";
    }

    /** As it was packaged. */
    static String number() {
        String packaged = Version.class.getPackage().getImplementationVersion();
        return packaged == null ? "unpackaged" : packaged;
    }
}
