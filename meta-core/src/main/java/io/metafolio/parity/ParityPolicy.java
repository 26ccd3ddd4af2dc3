package io.metafolio.parity;

import com.google.common.collect.ImmutableList;
import io.metafolio.configuration.RunConfiguration;
import io.metafolio.sleeve.ResolvedManifest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * When sleeves may be compared: every parameter of the blocks features, selection and backtest equal to the first
 * sleeve's, but for exact waivers, and none of those absent that temporal, selection and fidelity parity are about. Immutable;
 * safe to share between threads.
 *
 * <p>Values are compared strictly by type and exactly by value ({@code 0.001} is {@code 1e-3}, {@code 1} is {@code 1.0}, and
 * {@code "1"} is neither), lists in order, objects leaf by leaf.
 */
public final class ParityPolicy {
    /** The parameter of a run configuration that says a policy. */
    public static final String PARAMETER = "/allocation/parity_waivers";

    private final ImmutableList<ParityWaiver> waivers;

    private ParityPolicy(List<ParityWaiver> waivers) {
        this.waivers = ImmutableList.copyOf(waivers);
    }

    /**
     * Full parity, no waiver.
     *
     * @return the policy
     */
    public static ParityPolicy institutional() {
        return new ParityPolicy(List.of());
    }

    /**
     * The policy that a meta-portfolio's own configuration says.
     *
     * @param configuration holds {@code /allocation/parity_waivers}
     * @return full parity but for those
     */
    public static ParityPolicy of(RunConfiguration configuration) {
        return new ParityPolicy(configuration.list(PARAMETER).stream()
                .flatMap(item -> item instanceof Map<?, ?> waiver
                        ? Stream.of(ParityWaiver.of(waiver))
                        : ParityWaivers.CRYPTO.stream())
                .toList());
    }

    /**
     * This policy with more waivers.
     *
     * @param more exact exceptions
     * @return the more permissive policy
     */
    public ParityPolicy waive(List<ParityWaiver> more) {
        return new ParityPolicy(Stream.concat(waivers.stream(), more.stream()).toList());
    }

    /**
     * The waivers.
     *
     * @return in the order they were declared
     */
    public List<ParityWaiver> waivers() {
        return waivers;
    }

    /**
     * Compares every sleeve with the first. Cost O(sleeves · parameters · waivers).
     *
     * @param manifests one a sleeve, in sleeve order
     * @return the verdict, with every parameter listed
     * @throws IllegalArgumentException where there is none
     */
    public ParityReport compare(List<ResolvedManifest> manifests) {
        if (manifests.isEmpty()) {
            throw new IllegalArgumentException("No manifest to compare. Expected one a sleeve.");
        }
        return new ParityComparison(waivers, manifests).report();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParityPolicy policy && waivers.equals(policy.waivers);
    }

    @Override
    public int hashCode() {
        return waivers.hashCode();
    }
}
