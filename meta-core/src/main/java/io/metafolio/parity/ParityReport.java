package io.metafolio.parity;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * The verdict on whether sleeves may be compared. Immutable.
 *
 * @param sleeves ids, the reference first
 * @param findings every parameter of every other sleeve, in sleeve and pointer order
 * @param waivers what became of each waiver of the policy
 */
public record ParityReport(List<String> sleeves, List<ParityFinding> findings, List<WaiverOutcome> waivers) {
    /** Copies the lists. */
    public ParityReport {
        sleeves = ImmutableList.copyOf(sleeves);
        findings = ImmutableList.copyOf(findings);
        waivers = ImmutableList.copyOf(waivers);
    }

    /**
     * The findings of one verdict.
     *
     * @param verdict which
     * @return in sleeve and pointer order
     */
    public List<ParityFinding> findings(ParityFinding.Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).toList();
    }

    /**
     * The findings under one rule.
     *
     * @param rule temporal, selection or fidelity parity, or the rest of the matrix
     * @return in sleeve and pointer order
     */
    public List<ParityFinding> findings(ParityRule rule) {
        return findings.stream().filter(finding -> finding.rule() == rule).toList();
    }

    /**
     * Waivers that permitted nothing.
     *
     * @return those that nothing needed, and those that met other values than their own
     */
    public List<WaiverOutcome> unusedWaivers() {
        return waivers.stream()
                .filter(outcome -> outcome.use() != WaiverOutcome.Use.USED)
                .toList();
    }

    /**
     * How much of the configurations is the same.
     *
     * @return parameters that are equal among those compared, 0 … 1; 1 where a sleeve stands alone
     */
    public double overlap() {
        return findings.isEmpty()
                ? 1
                : (double) findings(ParityFinding.Verdict.EQUAL).size() / findings.size();
    }

    /**
     * Whether the sleeves may be compared.
     *
     * @return true where nothing differs beyond the waivers and nothing needed is missing
     */
    public boolean passes() {
        return findings.stream().noneMatch(ParityFinding::refuses);
    }

    /**
     * Whether one rule holds.
     *
     * @param rule temporal, selection or fidelity parity, or the rest of the matrix
     * @return true where none of its parameters refuses
     */
    public boolean holds(ParityRule rule) {
        return findings(rule).stream().noneMatch(ParityFinding::refuses);
    }

    /**
     * Refuses where something differs beyond the waivers.
     *
     * @return this report where it passes
     * @throws ParityException otherwise; it holds this report
     */
    public ParityReport orThrow() {
        if (!passes()) {
            throw new ParityException(
                    this, findings.stream().filter(ParityFinding::refuses).toList());
        }
        return this;
    }

    @Override
    public String toString() {
        return ParityTable.of(this);
    }
}
