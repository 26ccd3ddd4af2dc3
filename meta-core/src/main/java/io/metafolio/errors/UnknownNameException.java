package io.metafolio.errors;

import java.util.Collection;

/** A name (sleeve, risk profile, calendar, symbol) that nothing known answers to; the message lists the known ones. */
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
                "check the spelling");
    }
}
