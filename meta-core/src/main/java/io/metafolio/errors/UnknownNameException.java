package io.metafolio.errors;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/** A name (sleeve, risk profile, calendar, symbol) that nothing known answers to; the message lists the known ones
 * and names the nearest. */
public final class UnknownNameException extends RefusedException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the refusal.
     *
     * @param kind what kind of name it is, for example "risk profile"
     * @param name the name met
     * @param where where it was met
     * @param known the names that would have been accepted, in the order to show
     */
    public UnknownNameException(String kind, String name, String where, Collection<String> known) {
        super(
                "Unknown " + kind + " \"" + name + "\"",
                where,
                known.isEmpty() ? "a known " + kind + ", of which there is none" : "one of " + String.join(", ", known),
                new Advice(nearest(name, known)
                        .map(near -> "Did you mean \"" + near + "\"?")
                        .orElse("Maybe check the spelling.")));
    }

    /**
     * The known name that is fewest letters away, if that is no more than a third of them.
     *
     * @param name the name met
     * @param known the names that would have been accepted
     * @return empty where none is near
     */
    public static Optional<String> nearest(String name, Collection<String> known) {
        return known.stream()
                .filter(candidate -> isNear(name, candidate))
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
    }

    /** Letters that one has more than the other must be inserted, however long it is. */
    private static boolean isNear(String name, String candidate) {
        int most = Math.max(1, candidate.length() / 3);
        return Math.abs(name.length() - candidate.length()) <= most && distance(name, candidate) <= most;
    }

    /** Letters to insert, remove or change (Levenshtein 1966), upper and lower case being the same. */
    private static int distance(String one, String other) {
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean isSame = Character.toLowerCase(one.charAt(i - 1)) == Character.toLowerCase(other.charAt(j - 1));
                int changed = diagonal + (isSame ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
