package dev.orchestrate.plan.yaml;

/** The form of UTF-8, byte by byte. */
final class Utf8 {
    private Utf8() {}

    /** The length of the well-formed sequence of 2 to 4 bytes at a place; 0 if there is none. */
    static int sequence(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        if (first < 0xC2 || first > 0xF4 || at + length > bytes.length) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int codePoint = codePoint(bytes, at, length);
        boolean overlong =
                (length == 3 && codePoint < 0x800) || (length == 4 && codePoint < 0x10000);
        boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
        return overlong || surrogate || codePoint > Character.MAX_CODE_POINT ? 0 : length;
    }

    static int codePoint(byte[] bytes, int at, int length) {
        int codePoint = bytes[at] & (0xFF >> (length + 1));
        for (int i = 1; i < length; i++) {
            codePoint = (codePoint << 6) | (bytes[at + i] & 0x3F);
        }
        return codePoint;
    }
}
