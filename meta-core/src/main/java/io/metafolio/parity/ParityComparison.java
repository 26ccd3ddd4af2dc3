package io.metafolio.parity;

import io.metafolio.audit.CanonicalJson;
import io.metafolio.parity.ParityFinding.Setting;
import io.metafolio.parity.ParityFinding.Verdict;
import io.metafolio.sleeve.ResolvedManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Compares sleeves with the first of them, leaf by leaf. */
final class ParityComparison {
    private final List<ParityWaiver> waivers;
    private final List<ResolvedManifest> manifests;
    private final List<ParityFinding> findings = new ArrayList<>();

    ParityComparison(List<ParityWaiver> waivers, List<ResolvedManifest> manifests) {
        this.waivers = waivers;
        this.manifests = manifests;
    }

    ParityReport report() {
        ResolvedManifest reference = manifests.get(0);
        Map<String, Object> theirs = reference.parityLeaves();
        for (ResolvedManifest manifest : manifests.subList(1, manifests.size())) {
            compare(reference, theirs, manifest);
        }
        return new ParityReport(
                manifests.stream().map(ResolvedManifest::sleeve).toList(),
                findings,
                waivers.stream().map(this::outcome).toList());
    }

    private void compare(ResolvedManifest reference, Map<String, Object> theirs, ResolvedManifest manifest) {
        Map<String, Object> own = manifest.parityLeaves();
        TreeSet<String> pointers = new TreeSet<>(theirs.keySet());
        pointers.addAll(own.keySet());
        for (ParityRule rule : ParityRule.values()) {
            pointers.addAll(rule.required(theirs));
        }
        for (String block : ResolvedManifest.PARITY_BLOCKS) {
            for (String pointer : pointers.subSet("/" + block + "/", "/" + block + "0")) {
                findings.add(finding(reference, manifest, pointer, theirs, own));
            }
        }
    }

    private ParityFinding finding(
            ResolvedManifest reference,
            ResolvedManifest manifest,
            String pointer,
            Map<String, Object> theirs,
            Map<String, Object> own) {
        Setting expected = new Setting(Optional.ofNullable(theirs.get(pointer)), reference.provenanceOf(pointer));
        Setting value = new Setting(Optional.ofNullable(own.get(pointer)), manifest.provenanceOf(pointer));
        Optional<ParityWaiver> waiver = Optional.empty();
        Verdict verdict = Verdict.EQUAL;
        if (expected.value().isEmpty() && value.value().isEmpty()) {
            verdict = Verdict.MISSING;
        } else if (!isSame(expected.value(), value.value())) {
            waiver = waiver(reference.sleeve(), manifest.sleeve(), pointer, expected.value(), value.value());
            verdict = waiver.isPresent() ? Verdict.WAIVED : Verdict.DIFFERENT;
        }
        return new ParityFinding(
                ParityRule.of(pointer),
                manifest.sleeve(),
                reference.sleeve(),
                pointer,
                expected,
                value,
                verdict,
                waiver);
    }

    /** Equal as JSON is: numbers by value, lists in order, types strictly. */
    private static boolean isSame(Optional<Object> one, Optional<Object> other) {
        return one.isPresent() && other.isPresent() && isSame(one.get(), other.get());
    }

    /** Canonical text decides; finding the shortest digits of numbers is saved where both are doubles. */
    private static boolean isSame(Object one, Object other) {
        if (one instanceof Double mine && other instanceof Double theirs) {
            return mine.doubleValue() == theirs.doubleValue();
        }
        return CanonicalJson.write(one).equals(CanonicalJson.write(other));
    }

    /** A waiver counts for its sleeve on either side, so that the verdict does not depend on which sleeve is first. */
    private Optional<ParityWaiver> waiver(
            String reference, String sleeve, String pointer, Optional<Object> expected, Optional<Object> value) {
        return waivers.stream()
                .filter(waiver -> waiver.pointer().equals(pointer))
                .filter(waiver -> (waiver.sleeve().equals(sleeve) && permits(waiver, expected, value))
                        || (waiver.sleeve().equals(reference) && permits(waiver, value, expected)))
                .findFirst();
    }

    private static boolean permits(ParityWaiver waiver, Optional<Object> from, Optional<Object> to) {
        return isSame(from, Optional.of(waiver.from())) && isSame(to, Optional.of(waiver.to()));
    }

    private WaiverOutcome outcome(ParityWaiver waiver) {
        if (findings.stream()
                .anyMatch(finding -> finding.waiver().filter(waiver::equals).isPresent())) {
            return new WaiverOutcome(waiver, WaiverOutcome.Use.USED, "used");
        }
        if (manifests.stream().noneMatch(manifest -> manifest.sleeve().equals(waiver.sleeve()))) {
            return new WaiverOutcome(
                    waiver, WaiverOutcome.Use.NOT_NEEDED, "not needed, no sleeve " + waiver.sleeve() + " takes part");
        }
        Optional<ParityFinding> different = findings.stream()
                .filter(finding -> finding.pointer().equals(waiver.pointer()))
                .filter(finding -> finding.sleeve().equals(waiver.sleeve())
                        || finding.reference().equals(waiver.sleeve()))
                .filter(ParityFinding::refuses)
                .findFirst();
        if (different.isPresent()) {
            return new WaiverOutcome(
                    waiver, WaiverOutcome.Use.OTHER_VALUE, "met other values than its own, " + different.get());
        }
        return new WaiverOutcome(waiver, WaiverOutcome.Use.NOT_NEEDED, "not needed, nothing differs there");
    }
}
