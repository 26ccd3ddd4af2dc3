package io.metafolio.errors;

/**
 * Text that came from outside, made fit for a terminal and a line of a log.
 *
 * <p>What a file or a caller holds may command a terminal, turn the direction of a line, break it, or be as long as the
 * file. Stateless.
 */
public final class Printable {
    private static final int LONGEST = 4000;

    private Printable() {}

    /**
     * Writes characters that are not printed as {@code \\u} and four hexadecimal digits, and cuts what is longer than 4000
     * characters, telling how long it was.
     *
     * @param text any text
     * @return one line without control or format characters and without halves of characters
     */
    public static String of(String text) {
        boolean isLong = text.length() > LONGEST;
        String shown = isLong ? text.substring(0, LONGEST) : text;
        StringBuilder printable = new StringBuilder(shown.length());
        shown.codePoints().forEach(point -> append(printable, point));
        return isLong
                ? printable
                        .append(" … (")
                        .append(text.length())
                        .append(" characters)")
                        .toString()
                : printable.toString();
    }

    private static void append(StringBuilder printable, int point) {
        switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> {
                for (char unit : Character.toChars(point)) {
                    printable.append("\\u").append(hexadecimal(unit));
                }
            }
            default -> printable.appendCodePoint(point);
        }
    }

    private static String hexadecimal(char unit) {
        String digits = Integer.toHexString(unit);
        return "0".repeat(4 - digits.length()) + digits;
    }
}
