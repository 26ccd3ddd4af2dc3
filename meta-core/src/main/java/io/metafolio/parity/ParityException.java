package io.metafolio.parity;

import io.metafolio.errors.RefusedException;
import java.util.List;

/** Sleeves whose configurations differ beyond the waivers; the message names every difference. */
public final class ParityException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private final transient ParityReport report;

    ParityException(ParityReport report, List<ParityFinding> differences) {
        super(
                differences.size()
                        + (differences.size() == 1 ? " undeclared difference: " : " undeclared differences: ")
                        + listed(differences.stream()
                                .map(ParityFinding::toString)
                                .toList()),
                "parity of " + String.join(", ", report.sleeves()),
                "equal parameters in features, selection and backtest, but for exact waivers",
                "align the configurations, or declare a waiver for that exact value");
        this.report = report;
    }

    /**
     * Every parameter compared.
     *
     * @return the report
     */
    public ParityReport report() {
        return report;
    }
}
