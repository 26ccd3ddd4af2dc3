package io.metafolio.parity;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;

/**
 * The verdict on whether sleeves may be compared. Immutable.
 *
 * @param sleeves ids, the reference first
 * @param findings every parameter of every other sleeve, in sleeve and pointer order
 * @param unusedWaivers waivers that nothing needed, or that met another value than their own
 */
public record ParityReport(List<String> sleeves, List<ParityFinding> findings, List<ParityWaiver> unusedWaivers) {
    /** Copies the lists. */
    public ParityReport {
        sleeves = ImmutableList.copyOf(sleeves);
        findings = ImmutableList.copyOf(findings);
        unusedWaivers = ImmutableList.copyOf(unusedWaivers);
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
     * Whether the sleeves may be compared.
     *
     * @return true where nothing differs beyond the waivers
     */
    public boolean passes() {
        return findings(ParityFinding.Verdict.DIFFERENT).isEmpty();
    }

    /**
     * Refuses where something differs beyond the waivers.
     *
     * @return this report where it passes
     * @throws ParityException otherwise; it holds this report
     */
    public ParityReport orThrow() {
        if (!passes()) {
            throw new ParityException(this, findings(ParityFinding.Verdict.DIFFERENT));
        }
        return this;
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "parity of %s: %d parameters compared, %d equal, %d waived, %d different\n",
                String.join(", ", sleeves),
                findings.size(),
                findings(ParityFinding.Verdict.EQUAL).size(),
                findings(ParityFinding.Verdict.WAIVED).size(),
                findings(ParityFinding.Verdict.DIFFERENT).size()));
        findings.stream()
                .filter(finding -> finding.verdict() != ParityFinding.Verdict.EQUAL)
                .forEach(finding -> table.append("  ")
                        .append(finding.verdict())
                        .append(' ')
                        .append(finding)
                        .append('\n'));
        unusedWaivers.forEach(
                waiver -> table.append("  waiver not used: ").append(waiver).append('\n'));
        return table.toString();
    }
}
