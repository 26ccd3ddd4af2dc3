package io.metafolio.io.html;

import io.metafolio.MetaAllocation;
import io.metafolio.MetaRun;

/**
 * The report page of a run: one HTML file with its style sheet and charts inside, without script, network or time stamp.
 *
 * <p>The same run and run id yield the same text. The page is also well-formed XML after its first line.
 */
public final class HtmlReport {
    private HtmlReport() {}

    /**
     * Writes the page.
     *
     * @param run what to show
     * @param runId the id the run is filed under
     * @return the page, to be stored as UTF-8
     */
    public static String of(MetaRun run, String runId) {
        Html html = new Html();
        html.begin("html", "lang", "en");
        head(html, run.metaId() + " · " + runId);
        html.begin("body").begin("main");
        Summary.draw(html, run, runId);
        TreeSection.draw(html, run);
        for (MetaAllocation allocation : run.allocations().values()) {
            ProfileSection.draw(html, run, allocation);
        }
        AcceptanceTable.draw(html, run.acceptance());
        TournamentSection.draw(html, run);
        JoinTable.draw(html, run.joinReport());
        SelectionSection.draw(html, run);
        ParitySection.draw(html, run.parity());
        FindingsSection.draw(html, run);
        IdentitySection.draw(html, run, runId);
        Cautions.draw(html);
        return html.end().end().end().page();
    }

    static void head(Html html, String title) {
        html.begin("head")
                .empty("meta", "charset", "utf-8")
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .empty("meta", "name", "color-scheme", "content", "light dark")
                .leaf("title", title)
                .begin("style")
                .raw(Palette.styleSheet())
                .end()
                .end();
    }
}
