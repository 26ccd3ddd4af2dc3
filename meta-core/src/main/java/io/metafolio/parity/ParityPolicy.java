package io.metafolio.parity;

import com.google.common.collect.ImmutableList;
import io.metafolio.sleeve.ResolvedManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * When sleeves may be compared: every parameter of the blocks features, selection and backtest equal to the first
 * sleeve's, but for exact waivers. Immutable; safe to share between threads.
 *
 * <p>Values are compared strictly by type and exactly by value, lists in order.
 */
public final class ParityPolicy {
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
     * Compares every sleeve with the first.
     *
     * @param manifests one a sleeve, in sleeve order
     * @return the verdict, with every parameter listed
     */
    public ParityReport compare(List<ResolvedManifest> manifests) {
        List<ParityFinding> findings = new ArrayList<>();
        ResolvedManifest reference = manifests.get(0);
        for (ResolvedManifest manifest : manifests.subList(1, manifests.size())) {
            for (String block : ResolvedManifest.PARITY_BLOCKS) {
                compare(block, reference, manifest, findings);
            }
        }
        List<ParityWaiver> used =
                findings.stream().flatMap(finding -> finding.waiver().stream()).toList();
        return new ParityReport(
                manifests.stream().map(ResolvedManifest::sleeve).toList(),
                findings,
                waivers.stream().filter(waiver -> !used.contains(waiver)).toList());
    }

    private void compare(
            String block, ResolvedManifest reference, ResolvedManifest manifest, List<ParityFinding> findings) {
        Map<String, Object> theirs = Objects.requireNonNull(reference.blocks().get(block));
        Map<String, Object> own = Objects.requireNonNull(manifest.blocks().get(block));
        TreeSet<String> names = new TreeSet<>(theirs.keySet());
        names.addAll(own.keySet());
        for (String name : names) {
            String pointer = "/" + block + "/" + name.replace("~", "~0").replace("/", "~1");
            Optional<Object> expected = Optional.ofNullable(theirs.get(name));
            Optional<Object> value = Optional.ofNullable(own.get(name));
            Optional<ParityWaiver> waiver = expected.equals(value)
                    ? Optional.empty()
                    : waiver(reference.sleeve(), manifest.sleeve(), pointer, expected, value);
            findings.add(new ParityFinding(
                    manifest.sleeve(),
                    reference.sleeve(),
                    pointer,
                    expected,
                    value,
                    verdict(expected.equals(value), waiver),
                    waiver));
        }
    }

    private static ParityFinding.Verdict verdict(boolean equal, Optional<ParityWaiver> waiver) {
        if (equal) {
            return ParityFinding.Verdict.EQUAL;
        }
        return waiver.isPresent() ? ParityFinding.Verdict.WAIVED : ParityFinding.Verdict.DIFFERENT;
    }

    /** A waiver counts for its sleeve on either side, so that the verdict does not depend on which sleeve is first. */
    private Optional<ParityWaiver> waiver(
            String reference, String sleeve, String pointer, Optional<Object> expected, Optional<Object> value) {
        return waivers.stream()
                .filter(waiver -> waiver.pointer().equals(pointer))
                .filter(waiver -> (waiver.sleeve().equals(sleeve)
                                && expected.equals(Optional.of(waiver.from()))
                                && value.equals(Optional.of(waiver.to())))
                        || (waiver.sleeve().equals(reference)
                                && expected.equals(Optional.of(waiver.to()))
                                && value.equals(Optional.of(waiver.from()))))
                .findFirst();
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
