package io.metafolio.io.table;

import io.metafolio.errors.RefusedException;
import java.nio.LongBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The time stamps of a table's rows, as its file held them: counts from 1970, the unit, the zone. Immutable; safe to share
 * between threads.
 *
 * <p>Without a zone a stamp is wall time. With one, it counts from 1970 in UTC and is read in that zone.
 */
public final class Stamps {
    /** What pandas and NumPy write where there is no time. */
    public static final long NOT_A_TIME = Long.MIN_VALUE;

    private final StampUnit unit;
    private final Optional<ZoneId> zone;
    private final Optional<String> name;
    private final long[] counts;

    private Stamps(StampUnit unit, Optional<ZoneId> zone, Optional<String> name, long[] counts) {
        this.unit = unit;
        this.zone = zone;
        this.name = name;
        this.counts = counts;
    }

    /**
     * Stamps as a file held them.
     *
     * @param unit how finely they count
     * @param zone where they are read; empty for wall time
     * @param name what the column of stamps is called, if anything
     * @param counts units since 1970, or {@link #NOT_A_TIME}
     * @return the stamps
     */
    public static Stamps of(StampUnit unit, Optional<ZoneId> zone, Optional<String> name, long... counts) {
        return new Stamps(unit, zone, name, counts.clone());
    }

    /**
     * Stamps as a file held them, read from its bytes.
     *
     * @param unit how finely they count
     * @param zone where they are read; empty for wall time
     * @param name what the column of stamps is called, if anything
     * @param counts units since 1970, or {@link #NOT_A_TIME}, from the buffer's position to its limit; left as it is
     * @return the stamps
     */
    public static Stamps of(StampUnit unit, Optional<ZoneId> zone, Optional<String> name, LongBuffer counts) {
        long[] copy = new long[counts.remaining()];
        counts.duplicate().get(copy);
        return new Stamps(unit, zone, name, copy);
    }

    /**
     * Midnights of wall time, in nanoseconds, under the name "date": what pandas calls a naive index of days.
     *
     * @param dates within 1677-09-22 … 2262-04-11
     * @return the stamps
     * @throws RefusedException where a date is outside that range
     */
    public static Stamps ofDates(List<LocalDate> dates) {
        long[] counts = new long[dates.size()];
        for (int i = 0; i < counts.length; i++) {
            try {
                counts[i] = Math.multiplyExact(dates.get(i).toEpochDay(), StampUnit.NANOS.perDay());
            } catch (ArithmeticException e) {
                throw new RefusedException(
                        "Date " + dates.get(i) + " does not fit into nanoseconds",
                        "row " + (i + 1),
                        "a date within 1677-09-22 … 2262-04-11",
                        "the date is mistyped",
                        e);
            }
        }
        return new Stamps(StampUnit.NANOS, Optional.empty(), Optional.of("date"), counts);
    }

    /**
     * How many.
     *
     * @return the rows of the table
     */
    public int size() {
        return counts.length;
    }

    /**
     * How finely they count.
     *
     * @return the unit of the file
     */
    public StampUnit unit() {
        return unit;
    }

    /**
     * Where they are read.
     *
     * @return the zone; empty for wall time
     */
    public Optional<ZoneId> zone() {
        return zone;
    }

    /**
     * What the column of stamps is called.
     *
     * @return the name in the file, if it had one
     */
    public Optional<String> name() {
        return name;
    }

    /**
     * One stamp as the file held it.
     *
     * @param row from 0
     * @return units since 1970, or {@link #NOT_A_TIME}
     */
    public long count(int row) {
        return counts[row];
    }

    /**
     * All stamps as the file held them.
     *
     * @return a copy
     */
    public long[] toArray() {
        return counts.clone();
    }

    /**
     * Writes all counts.
     *
     * @param to where to; its position moves on by as many
     * @throws java.nio.BufferOverflowException where they do not fit
     */
    public void writeTo(LongBuffer to) {
        to.put(counts);
    }

    /**
     * One stamp as wall time.
     *
     * @param row from 0
     * @return date and time in the stamps' zone, or as they are where there is none; empty where the file holds no time
     */
    public Optional<LocalDateTime> wallTime(int row) {
        long count = counts[row];
        if (count == NOT_A_TIME) {
            return Optional.empty();
        }
        if (unit == StampUnit.DAYS) {
            return Optional.of(LocalDate.ofEpochDay(count).atStartOfDay());
        }
        long seconds = Math.floorDiv(count, unit.perSecond());
        long rest = Math.floorMod(count, unit.perSecond());
        Instant instant = Instant.ofEpochSecond(seconds, rest * (1_000_000_000L / unit.perSecond()));
        return Optional.of(LocalDateTime.ofInstant(instant, zone.orElse(ZoneOffset.UTC)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Stamps stamps
                && unit == stamps.unit
                && zone.equals(stamps.zone)
                && name.equals(stamps.name)
                && Arrays.equals(counts, stamps.counts);
    }

    @Override
    public int hashCode() {
        return 31 * unit.code().hashCode() + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return counts.length + " stamps in " + unit.code()
                + zone.map(z -> ", " + z).orElse("")
                + (counts.length == 0
                        ? ""
                        : ", " + wallTime(0).map(Object::toString).orElse("NaT") + " … "
                                + wallTime(counts.length - 1)
                                        .map(Object::toString)
                                        .orElse("NaT"));
    }
}
