package io.metafolio.io.html;

import io.metafolio.MetaRun;
import io.metafolio.audit.CanonicalJson;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.sleeve.StrategyRun;
import java.util.List;

/** What identifies the run: its ids, the library that made it, and the sleeves' configurations. */
final class IdentitySection {
    private static final List<String> HEADINGS =
            List.of("Sleeve", "Run profile", "Venues", "Calendar", "#Slippage", "#Commission", "#As of", "Manifest");

    private IdentitySection() {}

    static void draw(Html html, MetaRun run, String runId) {
        html.begin("section", "id", "identity").leaf("h2", "Identity");
        html.begin("dl");
        entry(html, "meta-portfolio", run.metaId());
        entry(html, "run", runId);
        entry(html, "library", "metafolio " + run.version());
        entry(html, "temporal id", run.joinedId().hash());
        entry(html, "ledger head", run.ledgerHead());
        run.joinedId().ingredients().forEach((name, value) -> entry(html, name, text(value)));
        html.end();
        html.prose(
                "p",
                "The ledger head is the hash of the last line before the seal; the seal holds the hash of this page.",
                "class",
                "lead-in");
        Table table = Table.begin(html, "Sleeves", HEADINGS);
        for (StrategyRun sleeve : run.strategies()) {
            SleeveDefinition definition = sleeve.definition();
            table.row()
                    .head(definition.id())
                    .text(definition.runProfile().name())
                    .text(String.join(", ", definition.scope().venues()))
                    .text(definition.calendar().id())
                    .number(CanonicalJson.number(definition.friction().slippage()))
                    .number(CanonicalJson.number(definition.friction().commission()))
                    .number(sleeve.asOf().toString())
                    .code(sleeve.manifest().hash())
                    .endRow();
        }
        table.end();
        html.end();
    }

    private static String text(Object value) {
        return value instanceof String text ? text : CanonicalJson.write(value);
    }

    private static void entry(Html html, String name, String value) {
        html.begin("div").leaf("dt", name).begin("dd").leaf("code", value).end().end();
    }
}
