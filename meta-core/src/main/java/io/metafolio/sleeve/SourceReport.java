package io.metafolio.sleeve;

import io.metafolio.integrity.IntegrityFinding;
import java.util.List;

/**
 * What a sleeve's prices were, and what was found about them. Immutable.
 *
 * @param source the file or name they came from
 * @param findings what the integrity audit let through
 * @param notices what a reader should know, for example rows that were not used
 */
public record SourceReport(String source, List<IntegrityFinding> findings, List<String> notices) {
    /** Copies the lists. */
    public SourceReport {
        findings = List.copyOf(findings);
        notices = List.copyOf(notices);
    }
}
