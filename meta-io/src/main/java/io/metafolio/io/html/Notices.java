package io.metafolio.io.html;

import java.util.List;

/** Sentences that a reader should not miss. */
final class Notices {
    private Notices() {}

    static void draw(Html html, List<String> notices) {
        if (notices.isEmpty()) {
            return;
        }
        html.begin("ul", "class", "notices");
        notices.forEach(notice -> html.leaf("li", notice));
        html.end();
    }
}
