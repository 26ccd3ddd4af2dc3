package io.metafolio.io.html;

import java.util.List;

/** A table in a box of its own that scrolls sideways where the screen is narrow. */
final class Table {
    private final Html html;

    private Table(Html html) {
        this.html = html;
    }

    /** Begins a table; a heading that starts with {@code #} stands over numbers. */
    static Table begin(Html html, String label, List<String> headings) {
        html.begin("div", "class", "scroll", "role", "region", "aria-label", label, "tabindex", "0");
        html.begin("table").begin("thead").begin("tr");
        for (String heading : headings) {
            boolean number = heading.startsWith("#");
            html.leaf("th", number ? heading.substring(1) : heading, "scope", "col", "class", number ? "num" : "txt");
        }
        html.end().end().begin("tbody");
        return new Table(html);
    }

    Table row() {
        html.begin("tr");
        return this;
    }

    Table head(String text) {
        html.leaf("th", text, "scope", "row");
        return this;
    }

    Table text(String text) {
        html.leaf("td", text);
        return this;
    }

    Table code(String text) {
        html.begin("td").leaf("code", text).end();
        return this;
    }

    Table number(String text) {
        html.leaf("td", text, "class", "num");
        return this;
    }

    Table prose(String text) {
        html.leaf("td", text, "class", "prose");
        return this;
    }

    Table endRow() {
        html.end();
        return this;
    }

    /** The last row of a list that was cut. */
    Table more(String text, int columns) {
        html.begin("tr", "class", "more")
                .leaf("td", text, "colspan", String.valueOf(columns))
                .end();
        return this;
    }

    void end() {
        html.end().end().end();
    }
}
