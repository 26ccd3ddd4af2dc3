package io.metafolio.io.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Markup under construction: every element is closed in order and every text escaped, so that the page is also XML. */
final class Html {
    private static final Set<String> INLINE =
            Set.of("a", "b", "br", "code", "i", "small", "span", "strong", "tspan", "circle", "line", "path", "rect");

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private final boolean whole;

    /** A page of its own. */
    Html() {
        this(true);
    }

    private Html(boolean whole) {
        this.whole = whole;
    }

    /** An XML document of another kind. */
    static Html xml() {
        return new Html(true);
    }

    /** A part of a page of someone else: without ids, which would stand there a second time. */
    static Html part() {
        return new Html(false);
    }

    Html begin(String tag, String... attributes) {
        tag(tag, attributes);
        out.append('>');
        open.push(tag);
        return this;
    }

    Html end() {
        String tag = open.pop();
        out.append("</").append(tag).append('>');
        return line(tag);
    }

    Html leaf(String tag, String text, String... attributes) {
        return begin(tag, attributes).text(text).end();
    }

    Html empty(String tag, String... attributes) {
        tag(tag, attributes);
        out.append("/>");
        return line(tag);
    }

    /** Running text, in which no line breaks inside a date. */
    Html prose(String tag, String text, String... attributes) {
        begin(tag, attributes);
        Matcher date = DATE.matcher(text);
        int from = 0;
        while (date.find()) {
            text(text.substring(from, date.start())).leaf("span", date.group(), "class", "date");
            from = date.end();
        }
        return text(text.substring(from)).end();
    }

    Html text(String text) {
        escape(text);
        return this;
    }

    /** Text that browsers do not unescape, such as a style sheet; it must hold neither {@code <} nor {@code &}. */
    Html raw(String text) {
        if (text.indexOf('<') >= 0 || text.indexOf('&') >= 0) {
            throw new IllegalArgumentException("Raw text with < or &. Expected neither, as the page is also XML.");
        }
        out.append(text);
        return this;
    }

    String page() {
        requireEnded();
        return "<!DOCTYPE html>\n" + out;
    }

    String document() {
        requireEnded();
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + out;
    }

    String fragment() {
        requireEnded();
        return out.toString();
    }

    private void requireEnded() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("Elements still open: " + open + ". Expected every one ended.");
        }
    }

    private Html line(String tag) {
        if (!INLINE.contains(tag)) {
            out.append('\n');
        }
        return this;
    }

    private void tag(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            if (!whole && attributes[i].equals("id")) {
                continue;
            }
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
    }

    private void escape(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isXml(c) ? c : 0xFFFD);
            }
        });
    }

    private static boolean isXml(int c) {
        boolean control = c < 0x20 && c != '\t' && c != '\n';
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !control && !surrogate && c != 0xFFFE && c != 0xFFFF;
    }
}
