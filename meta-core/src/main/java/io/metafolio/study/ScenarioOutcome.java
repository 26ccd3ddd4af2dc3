package io.metafolio.study;

import com.google.common.collect.ImmutableMap;
import io.metafolio.profile.RiskProfile;
import java.util.Map;
import java.util.Optional;

/**
 * What one scenario yielded. Immutable.
 *
 * @param scenario which it was
 * @param refusal why it could not be run, in one line; then there are no outcomes
 * @param profiles by philosophy, in profile order
 */
public record ScenarioOutcome(Scenario scenario, Optional<String> refusal, Map<RiskProfile, ProfileOutcome> profiles) {
    /** Copies, keeping order. */
    public ScenarioOutcome {
        profiles = ImmutableMap.copyOf(profiles);
    }

    /**
     * What it yielded under one philosophy.
     *
     * @param profile a risk profile
     * @return empty where it was refused
     */
    public Optional<ProfileOutcome> profile(RiskProfile profile) {
        return Optional.ofNullable(profiles.get(profile));
    }
}
