package io.metafolio.testkit;

import io.metafolio.calendar.DateSpan;
import io.metafolio.integrity.IntegrityFinding;
import io.metafolio.integrity.IntegrityRule;
import io.metafolio.returns.RawTable;
import java.time.Instant;
import java.util.Optional;

/**
 * A price file with one thing wrong in it, and the finding that an audit owes.
 *
 * @param name what was done to the file
 * @param rows the file, spoilt
 * @param now what time it is for the audit
 * @param rule the rule broken
 * @param subject the symbol concerned, or {@code *}
 * @param when the dates concerned; empty where the finding has none
 * @param value what the finding must quote; the empty string for anything
 */
public record InjectedFault(
        String name,
        RawTable rows,
        Instant now,
        IntegrityRule rule,
        String subject,
        Optional<DateSpan> when,
        String value) {
    /**
     * Whether a finding is the one owed.
     *
     * @param finding what an audit found
     * @return true where rule, subject, dates and value fit
     */
    public boolean isToldBy(IntegrityFinding finding) {
        return finding.rule() == rule
                && finding.subject().equals(subject)
                && finding.when().equals(when)
                && (value.isEmpty() || finding.value().equals(value));
    }

    @Override
    public String toString() {
        return name;
    }
}
