package io.metafolio.errors;

import java.util.ArrayList;
import java.util.List;

/**
 * A refusal: input or configuration that this library will not turn into weights.
 *
 * <p>Not safe to share between threads while places are added. The message is one paragraph made of what was met, where,
 * what was expected, and a next step, each of them {@linkplain Printable printable}, whatever a file held. Subclasses
 * exist where a caller may want to tell one refusal from another.
 */
public class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int LISTED = 12;

    private final String what;
    private final String where;
    private final String rest;
    private final ArrayList<String> places = new ArrayList<>();

    /**
     * Creates a refusal.
     *
     * @param what the fact and the value met, a sentence without its full stop
     * @param where the file, sleeve, series, date or option concerned
     * @param expected what would have been accepted
     * @param next what the caller can do about it, completing "Maybe …"
     */
    public RefusedException(String what, String where, String expected, String next) {
        this(what, where, expected, new Advice("Maybe " + next + "."));
    }

    /** What the caller can do, a whole sentence. */
    record Advice(String sentence) {}

    RefusedException(String what, String where, String expected, Advice advice) {
        this.what = Printable.of(what);
        this.where = Printable.of(where);
        this.rest = rest(expected, advice);
    }

    /**
     * Creates a refusal with its cause.
     *
     * @param what the fact and the value met, a sentence without its full stop
     * @param where the file, sleeve, series, date or option concerned
     * @param expected what would have been accepted
     * @param next what the caller can do about it, completing "Maybe …"
     * @param cause the error underneath
     */
    public RefusedException(String what, String where, String expected, String next, Throwable cause) {
        super(cause);
        this.what = Printable.of(what);
        this.where = Printable.of(where);
        this.rest = rest(expected, new Advice("Maybe " + next + "."));
    }

    private static String rest(String expected, Advice advice) {
        return ". Expected: " + Printable.of(expected) + ". " + Printable.of(advice.sentence());
    }

    /**
     * Adds a place that the code that refused could not know, for example the sleeve and the decision.
     *
     * @param place what surrounds the places said so far
     */
    public final void addPlace(String place) {
        places.add(0, Printable.of(place));
    }

    @Override
    public String getMessage() {
        return what + ". Where: " + (places.isEmpty() ? "" : String.join(", ", places) + ", ") + where + rest;
    }

    /**
     * Joins findings into one clause; beyond twelve, the rest is counted.
     *
     * @param findings what was found, in order
     * @return the findings separated by semicolons
     */
    public static String listed(List<String> findings) {
        if (findings.size() <= LISTED) {
            return String.join("; ", findings);
        }
        return String.join("; ", findings.subList(0, LISTED)) + "; and " + (findings.size() - LISTED) + " more";
    }
}
