package io.metafolio.integrity;

import io.metafolio.calendar.DateSpan;
import java.util.Optional;

/**
 * One thing the integrity audit found.
 *
 * @param rule which rule it concerns; its severity is the finding's
 * @param sleeve whose rows they are
 * @param subject the symbol concerned, or {@code *} for the whole row
 * @param when the dates concerned; empty where no date could be read
 * @param place where they stand in the source, for example {@code line 12}; the empty string where that is not known
 * @param value what was met, for example a price, a reason, a number of sessions
 * @param detail the same in words
 * @param refuses whether this finding refuses the run
 */
public record IntegrityFinding(
        IntegrityRule rule,
        String sleeve,
        String subject,
        Optional<DateSpan> when,
        String place,
        String value,
        String detail,
        boolean refuses) {
    @Override
    public String toString() {
        return sleeve + " " + subject + when.map(dates -> " " + dates).orElse("")
                + (place.isEmpty() ? "" : " (" + place + ")") + ": " + detail;
    }
}
