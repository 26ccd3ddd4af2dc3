package io.metafolio.report;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;

/**
 * The judgement on a run. Immutable.
 *
 * @param criteria every criterion, in a fixed order
 */
public record AcceptanceReport(List<AcceptanceCriterion> criteria) {
    /** Copies the criteria. */
    public AcceptanceReport {
        criteria = ImmutableList.copyOf(criteria);
    }

    /**
     * Whether the run is accepted.
     *
     * @return true where no criterion is FAIL or UNATTAINABLE
     */
    public boolean accepted() {
        return criteria.stream().allMatch(AcceptanceCriterion::met);
    }

    /**
     * Refuses where the run is not accepted.
     *
     * @return this report where it is
     * @throws AcceptanceException otherwise; it names each criterion not met
     */
    public AcceptanceReport orThrow() {
        if (!accepted()) {
            throw new AcceptanceException(
                    criteria.stream().filter(criterion -> !criterion.met()).toList());
        }
        return this;
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        for (AcceptanceCriterion criterion : criteria) {
            table.append(String.format(
                    Locale.ROOT, "%-44s %-13s %s\n", criterion.title(), criterion.status(), criterion.detail()));
        }
        return table.toString();
    }
}
