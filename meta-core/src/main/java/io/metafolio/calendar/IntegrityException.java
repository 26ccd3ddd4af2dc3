package io.metafolio.calendar;

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
                "one row for each session of the calendar, none on closed days, and no hole between an asset's first and"
                        + " last close",
                "get the missing closes, shorten the lookback, or let assets with holes sit out with missing prices set"
                        + " to exclude");
        this.findings = ImmutableList.copyOf(findings);
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
