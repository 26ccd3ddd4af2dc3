package io.metafolio.report;

import io.metafolio.allocation.SleeveAllocation;
import io.metafolio.audit.LedgerMark;
import io.metafolio.integrity.IntegrityFinding;
import io.metafolio.integrity.IntegrityRule.Severity;
import io.metafolio.metrics.CorrelationMatrix;
import io.metafolio.metrics.StreamMetrics;
import io.metafolio.profile.RiskProfile;
import io.metafolio.report.AcceptanceCriterion.Status;
import io.metafolio.spi.RiskEngines;
import io.metafolio.weights.Rebalance;
import io.metafolio.weights.WeightBounds;
import io.metafolio.weights.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges a run by its acceptance criteria, profile by profile and then as a whole. */
public final class Acceptance {
    private final VolatilityTest volatility;
    private final WeightBounds guardrails;
    private final int sessionsPerYear;
    private final List<AcceptanceCriterion> criteria = new ArrayList<>();

    /**
     * A judgement without a criterion so far.
     *
     * @param engines find the least attainable volatility
     * @param guardrails the interval every sleeve weight was promised to lie in
     * @param sessionsPerYear sessions a year of the joined calendar
     */
    public Acceptance(RiskEngines engines, WeightBounds guardrails, int sessionsPerYear) {
        this.volatility = new VolatilityTest(engines, guardrails, sessionsPerYear);
        this.guardrails = guardrails;
        this.sessionsPerYear = sessionsPerYear;
    }

    /**
     * Judges one philosophy.
     *
     * @param allocation its Layer 2
     * @return this judgement
     */
    public Acceptance judge(SleeveAllocation allocation) {
        RiskProfile profile = allocation.join().profile();
        criteria.add(volatility.inSample(
                profile, allocation.join().returns(), allocation.published().weights()));
        criteria.add(volatility.outOfSample(profile, allocation.join().returns(), allocation.stream()));
        criteria.add(correlation(profile, allocation));
        criteria.add(bounds(profile, allocation));
        criteria.add(twr(profile, allocation));
        return this;
    }

    /**
     * Reports how the meta-portfolios within were judged: each has its own acceptance, which does not decide this one's.
     *
     * @param reports by id, in sleeve order; where there is none, nothing is reported
     * @return this judgement
     */
    public Acceptance within(Map<String, AcceptanceReport> reports) {
        Map<String, Double> unmet = new LinkedHashMap<>();
        List<String> details = new ArrayList<>();
        reports.forEach((meta, report) -> {
            long count = report.criteria().stream()
                    .filter(criterion -> !criterion.met())
                    .count();
            unmet.put(meta, (double) count);
            details.add(meta
                    + (report.accepted()
                            ? " accepted"
                            : ": " + count + " of " + report.criteria().size() + " criteria not met"));
        });
        if (!reports.isEmpty()) {
            criteria.add(whole("acceptance_within", Status.REPORTED, unmet, String.join(", ", details)));
        }
        return this;
    }

    /**
     * Judges the run as a whole.
     *
     * @param findings integrity findings that did not refuse the run
     * @param ledgers where the ledgers of the run and of its sleeves stand
     * @return the report
     */
    public AcceptanceReport conclude(List<IntegrityFinding> findings, List<LedgerMark> ledgers) {
        int intents = ledgers.stream().mapToInt(LedgerMark::intents).sum();
        int outcomes = ledgers.stream().mapToInt(LedgerMark::outcomes).sum();
        criteria.add(integrity(findings));
        Map<String, Double> lines = new LinkedHashMap<>();
        lines.put("intents", (double) intents);
        lines.put("outcomes", (double) outcomes);
        criteria.add(whole(
                "ledger",
                intents == outcomes ? Status.PASS : Status.FAIL,
                lines,
                outcomes + " outcomes for " + intents + " intents"));
        return new AcceptanceReport(criteria);
    }

    /** Faults that were let through by option and suspicions are reported; notes say how the data is. */
    private static AcceptanceCriterion integrity(List<IntegrityFinding> findings) {
        Map<String, Double> measured = new LinkedHashMap<>();
        List<String> counts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = findings.stream()
                    .filter(finding -> finding.rule().severity() == severity)
                    .count();
            String noun = severity.name().toLowerCase(Locale.ROOT);
            measured.put(noun + "s", (double) count);
            counts.add(count + " " + noun + (count == 1 ? "" : "s"));
        }
        boolean isClean = findings.stream().allMatch(finding -> finding.rule().severity() == Severity.NOTE);
        return whole(
                "integrity",
                isClean ? Status.PASS : Status.REPORTED,
                measured,
                findings.isEmpty() ? "no finding" : String.join(", ", counts) + " let through");
    }

    private static AcceptanceCriterion whole(String id, Status status, Map<String, Double> measured, String detail) {
        return new AcceptanceCriterion(id, Optional.empty(), Optional.empty(), status, measured, detail);
    }

    private static AcceptanceCriterion correlation(RiskProfile profile, SleeveAllocation allocation) {
        CorrelationMatrix matrix = CorrelationMatrix.of(allocation.join().returns());
        Map<String, Double> measured = new LinkedHashMap<>();
        for (int i = 0; i < matrix.labels().size(); i++) {
            for (int j = i + 1; j < matrix.labels().size(); j++) {
                String pair = matrix.labels().get(i) + "/" + matrix.labels().get(j);
                matrix.at(i, j).ifPresent(rho -> measured.put(pair, rho));
            }
        }
        String detail = measured.entrySet().stream()
                .map(pair -> String.format(Locale.ROOT, "%s %.2f", pair.getKey(), pair.getValue()))
                .collect(Collectors.joining(", "));
        return new AcceptanceCriterion(
                "inter_sleeve_correlation", Optional.of(profile), Optional.empty(), Status.REPORTED, measured, detail);
    }

    private AcceptanceCriterion bounds(RiskProfile profile, SleeveAllocation allocation) {
        List<Weights> decisions = Stream.concat(
                        allocation.rebalances().stream().map(Rebalance::weights),
                        Stream.of(allocation.published().weights()))
                .toList();
        double least = decisions.stream().mapToDouble(Weights::min).min().orElseThrow();
        double greatest = decisions.stream().mapToDouble(Weights::max).max().orElseThrow();
        double error = decisions.stream()
                .mapToDouble(weights -> Math.abs(weights.sum() - 1))
                .max()
                .orElseThrow();
        Map<String, Double> measured = new LinkedHashMap<>();
        measured.put("min", least);
        measured.put("max", greatest);
        measured.put("sum_error", error);
        measured.put("decisions", (double) decisions.size());
        measured.put("drifted_min", allocation.drift().least());
        measured.put("drifted_max", allocation.drift().greatest());
        boolean within = guardrails.contains(least) && guardrails.contains(greatest) && error <= Weights.SUM_TOLERANCE;
        return new AcceptanceCriterion(
                "weight_bounds",
                Optional.of(profile),
                Optional.empty(),
                within ? Status.PASS : Status.FAIL,
                measured,
                String.format(
                        Locale.ROOT,
                        "%.2f … %.2f %% over %d decisions, drifting to %.2f … %.2f %% between them",
                        100 * least,
                        100 * greatest,
                        decisions.size(),
                        100 * allocation.drift().least(),
                        100 * allocation.drift().greatest()));
    }

    private AcceptanceCriterion twr(RiskProfile profile, SleeveAllocation allocation) {
        StreamMetrics metrics = allocation.performance(sessionsPerYear);
        Map<String, Double> measured = new LinkedHashMap<>();
        measured.put("twr", metrics.twr());
        metrics.annualizedTwr().ifPresent(annual -> measured.put("annualized_twr", annual));
        measured.put("sessions_per_year", (double) sessionsPerYear);
        measured.put("rows", (double) metrics.rows());
        String annual = metrics.annualizedTwr().isPresent()
                ? String.format(
                        Locale.ROOT,
                        "%.2f %% a year",
                        100 * metrics.annualizedTwr().getAsDouble())
                : "too few rows to annualise";
        return new AcceptanceCriterion(
                "twr",
                Optional.of(profile),
                Optional.empty(),
                Status.REPORTED,
                measured,
                String.format(Locale.ROOT, "%.2f %% over %d rows, %s", 100 * metrics.twr(), metrics.rows(), annual));
    }
}
