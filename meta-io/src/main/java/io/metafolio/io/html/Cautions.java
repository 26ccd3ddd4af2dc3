package io.metafolio.io.html;

import java.util.List;

/** What holds of every run and must be read beside its numbers. */
final class Cautions {
    private static final List<String> SENTENCES = List.of(
            "The window grid is counted from the end of the data, so results move with its phase: one more day of data"
                    + " shifts every decision.",
            "A coin's bar of day D closes at 00:00 UTC, hours after the exchanges. Rows of one date are not one instant.",
            "Universes are fixed in hindsight: the assets are those known today.",
            "A position after its asset's last price is closed at that price (delisting return 0).",
            "In-sample figures are in sample: the weights were chosen on the rows they are measured on.",
            "The out-of-sample minimum is the best constant mix in hindsight; nobody could have known it.");

    private Cautions() {}

    static void draw(Html html) {
        html.begin("section", "id", "cautions").leaf("h2", "Read this beside the numbers");
        html.begin("ul");
        SENTENCES.forEach(sentence -> html.leaf("li", sentence));
        html.end().end();
    }
}
