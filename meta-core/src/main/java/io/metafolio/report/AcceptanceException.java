package io.metafolio.report;

import io.metafolio.errors.RefusedException;
import java.util.List;

/** A run whose acceptance criteria were not all met. */
public final class AcceptanceException extends RefusedException {
    private static final long serialVersionUID = 1L;

    AcceptanceException(List<AcceptanceCriterion> unmet) {
        super(
                unmet.size() + (unmet.size() == 1 ? " criterion" : " criteria") + " not met: "
                        + listed(unmet.stream()
                                .map(criterion ->
                                        criterion.title() + " " + criterion.status() + " (" + criterion.detail() + ")")
                                .toList()),
                "acceptance of the run",
                "every criterion PASS or REPORTED",
                "the evidence in acceptance.json says whether other weights could have met them");
    }
}
