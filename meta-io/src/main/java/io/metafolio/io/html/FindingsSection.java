package io.metafolio.io.html;

import io.metafolio.MetaRun;
import io.metafolio.integrity.IntegrityFinding;
import io.metafolio.profile.RiskProfile;
import io.metafolio.simulation.PositionClosure;
import io.metafolio.sleeve.StrategyRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the integrity audit let through, and positions that were closed because a price was absent. */
final class FindingsSection {
    private static final int SHOWN = 25;

    /** A closure with where it happened. */
    private record Closed(String sleeve, RiskProfile profile, PositionClosure closure) {}

    private FindingsSection() {}

    static void draw(Html html, MetaRun run) {
        html.begin("section", "id", "integrity").leaf("h2", "Integrity of the data");
        List<IntegrityFinding> findings = run.strategies().stream()
                .flatMap(sleeve -> sleeve.data().findings().stream())
                .toList();
        List<Closed> closures = closures(run);
        html.prose(
                "p",
                Figures.counted(findings.size(), "integrity finding") + ", "
                        + Figures.counted(closures.size(), "position")
                        + " closed because a price was absent.",
                "class",
                "lead-in");
        if (!findings.isEmpty()) {
            findings(html, findings);
        }
        if (!closures.isEmpty()) {
            closures(html, closures);
        }
        html.end();
    }

    static void findings(Html html, List<IntegrityFinding> findings) {
        html.leaf("h3", "Integrity findings");
        List<String> headings = List.of("Sleeve", "Severity", "Rule", "Subject", "#Dates", "Found");
        Table table = Table.begin(html, "Integrity findings", headings);
        for (IntegrityFinding finding : shown(findings)) {
            table.row()
                    .head(finding.sleeve())
                    .text(words(finding.rule().severity()))
                    .text(words(finding.rule()))
                    .text(finding.subject())
                    .number(finding.when().map(Object::toString).orElse(Figures.ABSENT))
                    .prose(finding.detail())
                    .endRow();
        }
        more(table, findings.size(), headings.size());
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void closures(Html html, List<Closed> closures) {
        html.leaf("h3", "Position closures");
        List<String> headings = List.of("Sleeve", "Philosophy", "Asset", "#No price on", "#Weight", "#Cost");
        Table table = Table.begin(html, "Position closures", headings);
        for (Closed closed : shown(closures)) {
            table.row()
                    .head(closed.sleeve())
                    .text(ProfileSection.title(closed.profile()))
                    .text(closed.closure().symbol())
                    .number(closed.closure().date().toString())
                    .number(Figures.percent(closed.closure().weight()))
                    .number(Figures.percent(closed.closure().cost()))
                    .endRow();
        }
        more(table, closures.size(), headings.size());
    }

    private static List<Closed> closures(MetaRun run) {
        List<Closed> closures = new ArrayList<>();
        for (StrategyRun sleeve : run.strategies()) {
            for (RiskProfile profile : run.allocations().keySet()) {
                sleeve.profile(profile)
                        .closures()
                        .forEach(closure ->
                                closures.add(new Closed(sleeve.definition().id(), profile, closure)));
            }
        }
        return closures;
    }

    private static <T> List<T> shown(List<T> all) {
        return all.subList(0, Math.min(SHOWN, all.size()));
    }

    private static void more(Table table, int count, int columns) {
        if (count > SHOWN) {
            table.more((count - SHOWN) + " more", columns);
        }
        table.end();
    }
}
