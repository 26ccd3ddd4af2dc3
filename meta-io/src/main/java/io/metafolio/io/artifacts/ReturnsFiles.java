package io.metafolio.io.artifacts;

import io.metafolio.MetaConfiguration;
import io.metafolio.MetaReturns;
import io.metafolio.audit.CanonicalJson;
import io.metafolio.audit.ContentHash;
import io.metafolio.audit.LedgerMark;
import io.metafolio.calendar.CalendarJoin;
import io.metafolio.calendar.JoinReport;
import io.metafolio.errors.RefusedException;
import io.metafolio.io.json.Json;
import io.metafolio.io.pickle.PandasPickle;
import io.metafolio.io.table.StampedTable;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.ReturnMatrix;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The files of the second stage: configuration, joined returns, and what the join did. */
final class ReturnsFiles {
    private static final String MANIFEST = "config/resolved_manifest.json";
    static final String RETURNS = "meta_returns/";
    private static final String REPORT = "join_report.json";

    private ReturnsFiles() {}

    static RunFiles of(MetaConfiguration configuration, Map<RiskProfile, CalendarJoin> joins, boolean hasParquet) {
        RunFiles files = new RunFiles(hasParquet).text(MANIFEST, CanonicalJson.write(configuration.tree()));
        joins.forEach(
                (profile, join) -> files.table(RETURNS + profile, StampedTable.of(name(profile), join.returns())));
        return files.text(REPORT, Json.pretty(report(List.copyOf(joins.values()))));
    }

    private static String name(RiskProfile profile) {
        return "joined " + profile + " returns";
    }

    /** Profiles share their dates and with them all counts of rows; growth is each profile's own. */
    private static Map<String, Object> report(List<CalendarJoin> joins) {
        JoinReport report = joins.get(0).report();
        Map<String, Object> sleeves = new LinkedHashMap<>();
        for (int j = 0; j < report.sleeves().size(); j++) {
            JoinReport.SleeveJoin line = report.sleeves().get(j);
            sleeves.put(
                    line.sleeve(),
                    Trees.map(
                            "rows_in", line.rowsIn(),
                            "rows_kept", line.rowsKept(),
                            "share_dropped", line.shareDropped(),
                            "growth_dropped", growth(joins, j, JoinReport.SleeveJoin::growthDropped),
                            "growth_before", growth(joins, j, JoinReport.SleeveJoin::growthBefore),
                            "growth_after", growth(joins, j, JoinReport.SleeveJoin::growthAfter)));
        }
        return Trees.map(
                "policy", report.policy().id(),
                "base", joins.get(0).base().toString(),
                "first", report.first().toString(),
                "last", report.last().toString(),
                "rows", report.rows(),
                "sleeves", sleeves,
                "notices", report.notices());
    }

    private static Map<String, Object> growth(
            List<CalendarJoin> joins, int sleeve, ToDoubleFunction<JoinReport.SleeveJoin> of) {
        Map<String, Object> byProfile = new LinkedHashMap<>();
        joins.forEach(join -> byProfile.put(
                join.profile().name(), of.applyAsDouble(join.report().sleeves().get(sleeve))));
        return byProfile;
    }

    /** Reads the stage back; each file must be what its ledger says of it. */
    static MetaReturns read(Path run, LedgerRecords ledger, LedgerMark mark) {
        JsonTree manifest = JsonTree.read(run.resolve(MANIFEST), "configuration of a meta-run");
        MetaConfiguration configuration = ConfigurationFile.read(manifest);
        requireSame(
                CanonicalJson.write(configuration.tree()),
                CanonicalJson.write(ledger.configuration().values()),
                run.resolve(MANIFEST));
        JsonTree report = JsonTree.read(run.resolve(REPORT), "join report of a meta-run");
        Map<RiskProfile, CalendarJoin> joins = new LinkedHashMap<>();
        for (RiskProfile profile : configuration.profiles()) {
            Path file = run.resolve(RETURNS + profile + ".pkl");
            ReturnMatrix returns = PandasPickle.read(file).toReturns();
            CalendarJoin join = new CalendarJoin(
                    profile, LocalDate.parse(report.text("base")), returns, report(configuration, report, profile));
            JsonTree outcome = ledger.outcome("meta_returns_" + profile);
            requireSame(
                    CanonicalJson.write(join.recorded()),
                    CanonicalJson.write(outcome.child("data").values()),
                    run.resolve(REPORT));
            requireSame(ContentHash.of("joined").matrix(returns).hex(), outcome.text("outputs"), file);
            joins.put(profile, join);
        }
        return new MetaReturns(configuration, joins, mark.head());
    }

    private static void requireSame(String met, String recorded, Path file) {
        if (!met.equals(recorded)) {
            throw new RefusedException(
                    "The file does not hold what its ledger recorded",
                    file.toString(),
                    "the file as the stage before wrote it",
                    "it was changed between two stages; run the stages anew under another id");
        }
    }

    private static JoinReport report(MetaConfiguration configuration, JsonTree report, RiskProfile profile) {
        List<JoinReport.SleeveJoin> lines = new ArrayList<>();
        for (String sleeve : report.child("sleeves").keys()) {
            JsonTree line = report.child("sleeves").child(sleeve);
            lines.add(new JoinReport.SleeveJoin(
                    sleeve,
                    line.number("rows_in").intValue(),
                    line.number("rows_kept").intValue(),
                    line.number("share_dropped").doubleValue(),
                    line.child("growth_dropped").number(profile.name()).doubleValue(),
                    line.child("growth_before").number(profile.name()).doubleValue(),
                    line.child("growth_after").number(profile.name()).doubleValue()));
        }
        return new JoinReport(
                configuration.join(),
                LocalDate.parse(report.text("first")),
                LocalDate.parse(report.text("last")),
                report.number("rows").intValue(),
                lines);
    }
}
