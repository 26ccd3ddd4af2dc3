package io.metafolio.study;

import java.util.Locale;

/**
 * One run of a study: what is done otherwise. Immutable.
 *
 * @param number its place in the study, from 0
 * @param kind in what it differs
 * @param name what is varied; empty for the run as it is and for drawn histories
 * @param value what it is instead, in words; for a drawn history its number, from 0
 */
public record Scenario(int number, Kind kind, String name, String value) {
    /** In what a scenario differs from the run as it is. */
    public enum Kind {
        /** In nothing. */
        ACTUAL,
        /** In one thing the meta-portfolio says, on the history as it was. */
        VARIED,
        /** In its history. */
        DRAWN;

        /**
         * The name in tables.
         *
         * @return in lower case
         */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String toString() {
        return "scenario " + number
                + switch (kind) {
                    case ACTUAL -> ": as it is";
                    case VARIED -> ": " + name + " " + value;
                    case DRAWN -> ": history " + value;
                };
    }
}
