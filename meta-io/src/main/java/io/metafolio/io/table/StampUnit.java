package io.metafolio.io.table;

/** How finely time stamps count from 1970. */
public enum StampUnit {
    /** Whole days. */
    DAYS("D", 1),
    /** Seconds. */
    SECONDS("s", 86_400L),
    /** Thousandths of a second. */
    MILLIS("ms", 86_400_000L),
    /** Millionths of a second. */
    MICROS("us", 86_400_000_000L),
    /** Billionths of a second. */
    NANOS("ns", 86_400_000_000_000L);

    private final String code;
    private final long perDay;

    StampUnit(String code, long perDay) {
        this.code = code;
        this.perDay = perDay;
    }

    /**
     * The unit as NumPy spells it.
     *
     * @return D, s, ms, us or ns
     */
    public String code() {
        return code;
    }

    /**
     * How many of it make a day.
     *
     * @return 1 … 86 400 000 000 000
     */
    public long perDay() {
        return perDay;
    }

    /** How many of it make a second; a day makes none. */
    long perSecond() {
        return perDay / 86_400;
    }
}
