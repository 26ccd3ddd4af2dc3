package io.metafolio.io.html;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An SVG document with a title above and a caption below, its style inside, without script or network. */
final class FigureSheet {
    static final int WIDTH = 960;
    static final int MARGIN = 28;
    /** Pixels above a figure, for title and subtitle. */
    static final int HEAD = 78;

    private static final int LINE = 18;
    /** Letters of the caption that fit into one line, by the widths of common sans-serif fonts. */
    private static final int LETTERS = 140;

    private final Html svg = Html.xml();
    private final int height;
    private final List<String> caption;

    private FigureSheet(int body, String caption) {
        this.caption = lines(caption);
        this.height = HEAD + body + 20 + LINE * this.caption.size() + MARGIN / 2;
    }

    /** Begins a document whose figure is so many pixels high. */
    static FigureSheet begin(String title, String subtitle, String description, String caption, int body) {
        FigureSheet sheet = new FigureSheet(body, caption);
        sheet.head(title, subtitle, description);
        return sheet;
    }

    private void head(String title, String subtitle, String description) {
        svg.begin(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + WIDTH + " " + height,
                "width",
                String.valueOf(WIDTH),
                "height",
                String.valueOf(height),
                "role",
                "img");
        svg.leaf("title", title + ", " + subtitle).leaf("desc", description);
        svg.begin("style").raw(FigureStyle.sheet()).end();
        svg.empty("rect", "class", "paper", "width", "100%", "height", "100%");
        text(title, MARGIN, 38, "title");
        text(subtitle, MARGIN, 58, "subtitle");
    }

    Html svg() {
        return svg;
    }

    FigureSheet text(String text, double x, double y, String look) {
        svg.leaf("text", text, "class", look, "x", pixels(x), "y", pixels(y));
        return this;
    }

    String end() {
        for (int i = 0; i < caption.size(); i++) {
            text(caption.get(i), MARGIN, height - MARGIN / 2.0 - LINE * (caption.size() - 1 - i), "caption");
        }
        svg.end();
        return svg.document();
    }

    /** At most two digits after the point, so that a file stays small and is the same everywhere. */
    static String pixels(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }

    /** A name cut between letters where it has too many. */
    static String shortened(String name, int letters) {
        return name.codePointCount(0, name.length()) <= letters
                ? name
                : name.substring(0, name.offsetByCodePoints(0, letters - 1)) + "…";
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : Splitter.on(" ").split(text)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > LETTERS) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
