package dev.orchestrate.run;

/** Words of commands that are told to people, as they are to be typed at a shell. */
public final class ShellWords {
    private ShellWords() {}

    /** The word, in quotes where it has to be. */
    public static String quoted(String word) {
        boolean plain = !word.isEmpty();
        boolean control = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            plain &= isPlain(c);
            control |= c < ' ' || c == 0x7f;
        }
        if (plain) {
            return word;
        }
        return control ? ansiQuoted(word) : "'" + word.replace("'", "'\\''") + "'";
    }

    /** As {@code $'...'}, which bash, zsh and ksh read. */
    private static String ansiQuoted(String word) {
        StringBuilder quoted = new StringBuilder("$'");
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c < ' ' || c == 0x7f) {
                quoted.append('\\');
                for (int shift = 6; shift >= 0; shift -= 3) {
                    quoted.append((char) ('0' + ((c >> shift) & 7)));
                }
            } else {
                quoted.append(c == '\'' || c == '\\' ? "\\" : "").append(c);
            }
        }
        return quoted.append('\'').toString();
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "_./:=@%+,-".indexOf(c) >= 0;
    }
}
