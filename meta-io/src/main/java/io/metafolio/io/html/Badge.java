package io.metafolio.io.html;

import io.metafolio.report.AcceptanceCriterion;
import java.util.Locale;

/** A verdict as a word in a coloured frame. */
final class Badge {
    private Badge() {}

    static void of(Html html, AcceptanceCriterion.Status status) {
        of(html, status.name(), status.name().toLowerCase(Locale.ROOT));
    }

    static void of(Html html, String word, String look) {
        html.leaf("span", word, "class", "badge " + look);
    }
}
