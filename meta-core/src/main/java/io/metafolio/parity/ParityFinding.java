package io.metafolio.parity;

import java.util.Optional;

/**
 * One parameter of one sleeve beside that of the reference sleeve.
 *
 * @param sleeve the sleeve compared
 * @param reference the first sleeve, which it is compared with
 * @param pointer JSON pointer of the parameter
 * @param referenceValue the reference's value, empty where it has none
 * @param value the sleeve's value, empty where it has none
 * @param verdict what follows
 * @param waiver the waiver that permits the difference, where one does
 */
public record ParityFinding(
        String sleeve,
        String reference,
        String pointer,
        Optional<Object> referenceValue,
        Optional<Object> value,
        Verdict verdict,
        Optional<ParityWaiver> waiver) {
    /** What follows from a comparison. */
    public enum Verdict {
        /** Both have the same value. */
        EQUAL,
        /** The values differ exactly as a waiver permits. */
        WAIVED,
        /** The values differ. */
        DIFFERENT
    }

    @Override
    public String toString() {
        return pointer + " is " + value.map(Object::toString).orElse("absent") + " in " + sleeve + ", "
                + referenceValue.map(Object::toString).orElse("absent") + " in " + reference;
    }
}
