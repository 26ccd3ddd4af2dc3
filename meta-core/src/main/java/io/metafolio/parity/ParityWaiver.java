package io.metafolio.parity;

import io.metafolio.audit.CanonicalJson;
import io.metafolio.sleeve.ResolvedManifest;

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
    /** Takes both values as JSON knows them, which is how manifests hold them. */
    public ParityWaiver {
        from = ResolvedManifest.asInJson(from);
        to = ResolvedManifest.asInJson(to);
    }

    @Override
    public String toString() {
        return sleeve + " " + pointer + ": " + CanonicalJson.write(from) + " → " + CanonicalJson.write(to) + " ("
                + rationale + ")";
    }
}
