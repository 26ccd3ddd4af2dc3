package io.metafolio.io.html;

import io.metafolio.MetaAllocation;
import io.metafolio.MetaReturns;
import io.metafolio.MetaRun;
import io.metafolio.MetaWeights;
import io.metafolio.allocation.SleeveAllocation;
import io.metafolio.calendar.CalendarJoin;
import io.metafolio.calendar.JoinReport;
import io.metafolio.integrity.AuditedPrices;
import io.metafolio.integrity.IntegrityAudit;
import io.metafolio.integrity.IntegrityFinding;
import io.metafolio.io.table.StampedTable;
import io.metafolio.metrics.CorrelationMatrix;
import io.metafolio.metrics.StreamMetrics;
import io.metafolio.parity.ParityReport;
import io.metafolio.profile.RiskProfile;
import io.metafolio.report.AcceptanceReport;
import io.metafolio.returns.PriceSeries;
import io.metafolio.returns.PriceTable;
import io.metafolio.returns.ProfileStream;
import io.metafolio.returns.RawTable;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.returns.VolumeTable;
import io.metafolio.sleeve.StrategyRun;
import io.metafolio.spi.EngineDecision;
import io.metafolio.tournament.TournamentReport;
import io.metafolio.weights.AssetWeights;
import io.metafolio.weights.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What is drawn how: one entry a type, and what several values of a type become together. */
final class Drawings {
    private static final int SHOWN = 12;
    private static final List<Drawing<?>> ALL = List.of(
            one(MetaRun.class, RunFragment::draw),
            several(MetaAllocation.class, AllocationFragment::draw, RunFragment::allocations),
            one(SleeveAllocation.class, AllocationFragment::draw),
            one(MetaReturns.class, (html, stage) -> named(html, titled(stage.joins()))),
            one(MetaWeights.class, (html, stage) -> named(html, stage.allocations())),
            one(EngineDecision.class, WeightBars::draw),
            one(Weights.class, WeightsFragment::draw),
            one(AssetWeights.class, WeightsFragment::draw),
            one(AcceptanceReport.class, EvidenceFragment::acceptance),
            one(ParityReport.class, EvidenceFragment::parity),
            one(JoinReport.class, JoinTable::draw),
            one(CalendarJoin.class, EvidenceFragment::join),
            one(CorrelationMatrix.class, EvidenceFragment::correlation),
            several(
                    IntegrityAudit.class,
                    (html, audit) -> EvidenceFragment.audits(html, List.of(audit)),
                    EvidenceFragment::audits),
            several(
                    IntegrityFinding.class,
                    (html, finding) -> FindingsSection.findings(html, List.of(finding)),
                    FindingsSection::findings),
            one(AuditedPrices.class, EvidenceFragment::audited),
            several(
                    RunVerdict.class,
                    (html, verdict) -> EvidenceFragment.verdicts(html, List.of(verdict)),
                    EvidenceFragment::verdicts),
            one(StrategyRun.class, AllocationFragment::tournament),
            one(TournamentReport.class, (html, report) -> TournamentSection.standings(html, report, List.of())),
            one(StreamMetrics.class, (html, metrics) -> PerformanceTable.draw(html, Map.of("", metrics))),
            one(PriceTable.class, TableFragment::prices),
            one(PriceSeries.class, TableFragment::closes),
            one(VolumeTable.class, TableFragment::volumes),
            one(RawTable.class, TableFragment::raw),
            one(StampedTable.class, TableFragment::stamped),
            one(ReturnMatrix.class, TableFragment::returns),
            one(ReturnSeries.class, TableFragment::stream),
            one(ProfileStream.class, (html, stream) -> TableFragment.stream(html, stream.series())));

    /** How one value of a type is drawn, and several of them together where that is more than one after the other. */
    private record Drawing<T>(Class<T> type, BiConsumer<Html, T> one, Optional<BiConsumer<Html, List<T>>> together) {
        void draw(Html html, Object value) {
            one.accept(html, type.cast(value));
        }

        /** Whether these are drawn as one table; then they are. */
        boolean drawTogether(Html html, List<?> values) {
            if (together.isEmpty() || !values.stream().allMatch(type::isInstance)) {
                return false;
            }
            together.get().accept(html, values.stream().map(type::cast).toList());
            return true;
        }
    }

    private Drawings() {}

    private static <T> Drawing<T> one(Class<T> type, BiConsumer<Html, T> one) {
        return new Drawing<>(type, one, Optional.empty());
    }

    private static <T> Drawing<T> several(Class<T> type, BiConsumer<Html, T> one, BiConsumer<Html, List<T>> together) {
        return new Drawing<>(type, one, Optional.of(together));
    }

    static List<Class<?>> types() {
        List<Class<?>> types = new ArrayList<>();
        ALL.forEach(drawing -> types.add(drawing.type()));
        return List.copyOf(types);
    }

    static boolean knows(Object value) {
        return find(value).isPresent();
    }

    private static Optional<Drawing<?>> find(Object value) {
        for (Drawing<?> drawing : ALL) {
            if (drawing.type().isInstance(value)) {
                return Optional.of(drawing);
            }
        }
        return Optional.empty();
    }

    private static Map<String, CalendarJoin> titled(Map<RiskProfile, CalendarJoin> joins) {
        Map<String, CalendarJoin> titled = new LinkedHashMap<>();
        joins.forEach((profile, join) -> titled.put(ProfileSection.title(profile), join));
        return titled;
    }

    static void one(Html html, Object value) {
        find(value).orElseThrow().draw(html, value);
    }

    static void several(Html html, List<?> values) {
        if (find(values.get(0)).orElseThrow().drawTogether(html, values)) {
            return;
        }
        for (int i = 0; i < Math.min(SHOWN, values.size()); i++) {
            html.begin("div", "class", "each").leaf("p", (i + 1) + " of " + values.size(), "class", "aside");
            one(html, values.get(i));
            html.end();
        }
        if (values.size() > SHOWN) {
            html.leaf("p", (values.size() - SHOWN) + " more", "class", "aside");
        }
    }

    static void named(Html html, Map<?, ?> values) {
        Object first = values.values().iterator().next();
        if (!find(first).orElseThrow().drawTogether(html, List.copyOf(values.values()))) {
            each(html, values);
        }
    }

    private static void each(Html html, Map<?, ?> values) {
        int left = values.size();
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            if (values.size() - left == SHOWN) {
                html.leaf("p", left + " more", "class", "aside");
                return;
            }
            html.begin("div", "class", "each").leaf("h2", String.valueOf(entry.getKey()));
            one(html, entry.getValue());
            html.end();
            left--;
        }
    }
}
