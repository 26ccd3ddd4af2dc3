package io.metafolio.integrity;

import com.google.common.collect.ImmutableList;
import io.metafolio.errors.RefusedException;
import java.util.List;

/** Price rows that the integrity audit refused; holds every finding. */
public final class IntegrityException extends RefusedException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // findings are records of serializable parts; refusals are not sent over wires
    private final ImmutableList<IntegrityFinding> findings;

    IntegrityException(String source, List<IntegrityFinding> findings) {
        super(
                findings.size()
                        + (findings.size() == 1 ? " integrity finding: " : " integrity findings: ")
                        + listed(findings.stream()
                                .map(IntegrityFinding::toString)
                                .toList()),
                source,
                "dates that ascend, each once, one row for each session of the calendar and none on closed days, positive"
                        + " prices, and no hole between an asset's first and last close",
                next(findings));
        this.findings = ImmutableList.copyOf(findings);
    }

    private static String next(List<IntegrityFinding> findings) {
        return findings.stream().allMatch(finding -> finding.rule() == IntegrityRule.HOLE)
                ? "get the missing closes, shorten the lookback, or let assets with holes sit out with missing prices set"
                        + " to exclude"
                : "mend the rows named here at their source; nothing was filled or skipped";
    }

    /**
     * Every refusing finding.
     *
     * @return in order of rule and date
     */
    public List<IntegrityFinding> findings() {
        return findings;
    }
}
