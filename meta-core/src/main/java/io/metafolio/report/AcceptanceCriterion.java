package io.metafolio.report;

import com.google.common.collect.ImmutableMap;
import io.metafolio.profile.RiskProfile;
import java.util.Map;
import java.util.Optional;

/**
 * One promise of a run, measured.
 *
 * @param id for example {@code lower_volatility}
 * @param profile the risk profile it is about, empty where it is about the whole run
 * @param scope {@code in_sample} or {@code out_of_sample}, empty where that makes no difference
 * @param status the verdict
 * @param measured the evidence, by name in the order to show
 * @param detail what the evidence means, in words
 */
public record AcceptanceCriterion(
        String id,
        Optional<RiskProfile> profile,
        Optional<String> scope,
        Status status,
        Map<String, Double> measured,
        String detail) {
    /** The verdict on a criterion. */
    public enum Status {
        /** Met. */
        PASS,
        /** Not met, though weights inside the guardrails could have met it. */
        FAIL,
        /** Not met, and no weights inside the guardrails could have. */
        UNATTAINABLE,
        /** Measured without a threshold. */
        REPORTED
    }

    /** Copies the evidence, keeping order. */
    public AcceptanceCriterion {
        measured = ImmutableMap.copyOf(measured);
    }

    /**
     * Whether a run with this verdict may be accepted.
     *
     * @return true for {@link Status#PASS} and {@link Status#REPORTED}
     */
    public boolean met() {
        return status == Status.PASS || status == Status.REPORTED;
    }

    /**
     * What is judged, in one phrase.
     *
     * @return id, profile and scope
     */
    public String title() {
        return id
                + profile.map(p -> " " + p).orElse("")
                + scope.map(s -> " " + s).orElse("");
    }
}
