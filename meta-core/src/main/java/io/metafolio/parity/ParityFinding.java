package io.metafolio.parity;

import io.metafolio.audit.CanonicalJson;
import java.util.Optional;

/**
 * One parameter of one sleeve beside that of the reference sleeve.
 *
 * @param rule the rule it falls under
 * @param sleeve the sleeve compared
 * @param reference the first sleeve, which it is compared with
 * @param pointer JSON pointer of the parameter
 * @param referenceValue the reference's value
 * @param value the sleeve's value
 * @param verdict what follows
 * @param waiver the waiver that permits the difference, where one does
 */
public record ParityFinding(
        ParityRule rule,
        String sleeve,
        String reference,
        String pointer,
        Setting referenceValue,
        Setting value,
        Verdict verdict,
        Optional<ParityWaiver> waiver) {
    /** What follows from a comparison. */
    public enum Verdict {
        /** Both have the same value. */
        EQUAL,
        /** The values differ exactly as a waiver permits. */
        WAIVED,
        /** The values differ, or one is absent. */
        DIFFERENT,
        /** Neither has a value, and the rule needs one. */
        MISSING
    }

    /**
     * A value and where it came from.
     *
     * @param value empty where the manifest has none
     * @param provenance the layer of configuration; the empty string where the manifest does not say
     */
    public record Setting(Optional<Object> value, String provenance) {
        @Override
        public String toString() {
            return value.map(CanonicalJson::write).orElse("absent")
                    + (provenance.isEmpty() || value.isEmpty() ? "" : " (" + provenance + ")");
        }
    }

    /**
     * Whether this finding refuses.
     *
     * @return true where the values differ beyond the waivers, or a needed one is missing
     */
    public boolean refuses() {
        return verdict == Verdict.DIFFERENT || verdict == Verdict.MISSING;
    }

    @Override
    public String toString() {
        return verdict == Verdict.MISSING
                ? pointer + " is absent in " + sleeve + " and in " + reference
                : pointer + " is " + value + " in " + sleeve + ", " + referenceValue + " in " + reference;
    }
}
