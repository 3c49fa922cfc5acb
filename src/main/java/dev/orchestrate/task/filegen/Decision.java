package dev.orchestrate.task.filegen;

/** What becomes of the target. */
sealed interface Decision {
    /** It gets the wanted text. */
    record Write() implements Decision {}

    /** What is missing in it of the wanted text is brought in. */
    record Merge() implements Decision {}

    record Leave(String why) implements Decision {}

    record Refuse(String why) implements Decision {}

    /** A function of nothing else. */
    static Decision of(OnExists onExists, Standing standing, String target) {
        if (standing == Standing.ABSENT) {
            return new Write();
        }
        return switch (onExists) {
            case KEEP -> new Leave("`" + target + "` is already there");
            case FAIL -> new Refuse("`" + target + "` is there already, and `on_exists` is `fail`");
            case OVERWRITE -> standing == Standing.SAME ? same(target) : new Write();
            case MERGE ->
                    switch (standing) {
                        case SAME -> same(target);
                        case ABSENT, OURS -> new Write();
                        case CHANGED, FOREIGN -> new Merge();
                    };
            case OURS ->
                    switch (standing) {
                        case SAME -> same(target);
                        case ABSENT, OURS -> new Write();
                        case CHANGED ->
                                refused("`" + target + "` was changed since a template wrote it");
                        case FOREIGN -> refused("`" + target + "` was not written by a template");
                    };
        };
    }

    private static Decision same(String target) {
        return new Leave("`" + target + "` is already so");
    }

    private static Decision refused(String why) {
        return new Refuse(why + ": choose with `on_exists` whether to keep, overwrite or merge it");
    }
}
