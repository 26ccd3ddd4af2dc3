package io.metafolio.io.html;

import io.metafolio.MetaRun;
import io.metafolio.profile.RiskProfile;
import java.util.ArrayList;
import java.util.List;

/** The tree of a meta-portfolio within which others stand: the share of every sleeve in the whole. */
final class TreeSection {
    private TreeSection() {}

    static void draw(Html html, MetaRun run) {
        if (run.metas().isEmpty()) {
            return;
        }
        html.begin("section", "id", "tree").leaf("h2", "Meta-portfolios within");
        html.prose(
                "p",
                "Published weights multiplied down the tree. Each meta-portfolio within has a run of its own, with its ledger and"
                        + " report; this one sees the stream of its optimised weights, out of sample and after the cost of moving"
                        + " capital between its sleeves.",
                "class",
                "lead-in");
        List<String> headings = new ArrayList<>(List.of("Sleeve"));
        run.allocations().keySet().forEach(profile -> headings.add("#" + profile));
        Table table = Table.begin(html, "Shares in the whole", headings);
        for (String path : run.paths().subList(1, run.paths().size())) {
            table.row().head(path.substring(run.metaId().length() + 1));
            for (RiskProfile profile : run.allocations().keySet()) {
                table.number(Figures.percent(run.shareOf(path, profile)));
            }
            table.endRow();
        }
        table.end();
        html.end();
    }
}
