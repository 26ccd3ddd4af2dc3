package io.metafolio.io.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The look: the style sheet, and which of its colours and dashes a sleeve has everywhere on the page. */
final class Palette {
    static final int COLOURS = 7;
    static final int OTHERS = 6;

    private static final int DASHES = 4;
    /** Above this, text on the shade would fall below a contrast of 4.5. */
    private static final double DEEPEST = 0.42;

    private Palette() {}

    static String styleSheet() {
        return styleSheet("report.css");
    }

    static String styleSheet(String name) {
        try (InputStream in = Palette.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The report's " + name + " is missing from its jar."
                        + " Maybe resources were left out when a fat jar was made.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
        } catch (IOException e) {
            throw new UncheckedIOException("The report's " + name + " could not be read", e);
        }
    }

    /** The classes of a sleeve by its position: colour and dash, which together repeat only after 28 sleeves. */
    static String sleeve(int position) {
        return "s" + position % COLOURS + " d" + (position + position / COLOURS) % DASHES;
    }

    /** The classes of what is no sleeve, such as a philosophy or a pair of sleeves. */
    static String other(int position) {
        return "p" + position % OTHERS + " d" + position / 2 % DASHES;
    }

    /** The classes of a benchmark: the colour of quiet text, never a whole line. */
    static String benchmark(int position) {
        return "bench d" + (1 + position % (DASHES - 1));
    }

    /** The classes of a plain rule: none of the sleeves' colours, told apart by dash. */
    static String rule(int position) {
        return "rule d" + position % DASHES;
    }

    /** Blue for positive, vermillion for negative correlations; the number stands in the cell as well. */
    static String shade(double correlation) {
        return String.format(
                Locale.ROOT,
                "background-color:rgba(%s,%.3f)",
                correlation >= 0 ? "0,114,178" : "213,94,0",
                depth(correlation));
    }

    /** How deep the colour of a correlation is, so that text on it stays readable. */
    static double depth(double correlation) {
        return DEEPEST * Math.abs(correlation);
    }
}
