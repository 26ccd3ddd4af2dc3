package io.metafolio.parity;

import com.google.common.collect.ImmutableSortedMap;
import io.metafolio.audit.CanonicalJson;
import io.metafolio.configuration.JsonLeaves;
import java.util.Map;
import java.util.Objects;

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
        from = JsonLeaves.value(from);
        to = JsonLeaves.value(to);
    }

    /**
     * As manifests and run configurations hold it.
     *
     * @return sleeve, pointer, from, to and rationale by name
     */
    public Map<String, Object> tree() {
        return ImmutableSortedMap.of(
                "sleeve", sleeve, "pointer", pointer, "from", from, "to", to, "rationale", rationale);
    }

    /**
     * From what manifests and run configurations hold.
     *
     * @param tree sleeve, pointer, from, to and rationale by name
     * @return the waiver
     */
    static ParityWaiver of(Map<?, ?> tree) {
        return new ParityWaiver(
                String.valueOf(tree.get("sleeve")),
                String.valueOf(tree.get("pointer")),
                Objects.requireNonNull(tree.get("from")),
                Objects.requireNonNull(tree.get("to")),
                String.valueOf(tree.get("rationale")));
    }

    @Override
    public String toString() {
        return sleeve + " " + pointer + ": " + CanonicalJson.write(from) + " → " + CanonicalJson.write(to) + " ("
                + rationale + ")";
    }
}
