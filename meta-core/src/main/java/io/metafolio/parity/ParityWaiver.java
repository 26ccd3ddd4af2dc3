package io.metafolio.parity;

/**
 * A documented, exact exception to parity: one value, at one pointer, for one sleeve.
 *
 * @param sleeve the sleeve's id
 * @param pointer JSON pointer of the parameter in the manifest
 * @param from the value that the other sleeves have
 * @param to the one value that this sleeve may have instead
 * @param rationale why
 */
public record ParityWaiver(String sleeve, String pointer, Object from, Object to, String rationale) {
    @Override
    public String toString() {
        return sleeve + " " + pointer + ": " + from + " → " + to + " (" + rationale + ")";
    }
}
