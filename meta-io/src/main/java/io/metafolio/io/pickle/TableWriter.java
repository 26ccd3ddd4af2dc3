package io.metafolio.io.pickle;

import io.metafolio.errors.RefusedException;
import io.metafolio.io.table.StampUnit;
import io.metafolio.io.table.StampedTable;
import io.metafolio.io.table.Stamps;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes a table by public names alone, in the one form that every pandas from 1.0 to 3.1 opens in silence.
 *
 * <p>{@code numpy.array} copies what {@code numpy.ndarray} lays over the file's bytes; without it users could not write into
 * the values. {@code pandas.DatetimeIndex} changed the order of its arguments; {@code pandas.Index} did not. A zoned type is
 * never given to it, because pandas 1.5 and 2.0 take counts of any unit under such a type for nanoseconds, silently.
 */
final class TableWriter {
    private static final String UTC = "UTC";
    private static final Pattern ZONE = Pattern.compile("[A-Za-z_]+(/[A-Za-z0-9_+-]+)+");

    private final PickleOutput out = new PickleOutput();

    private TableWriter() {}

    static byte[] bytes(StampedTable table) {
        TableWriter writer = new TableWriter();
        if (table.isSeries()) {
            writer.series(table);
        } else {
            writer.frame(table);
        }
        return writer.out.stop();
    }

    private void series(StampedTable table) {
        out.callable("pandas", "Series").mark();
        array("<f8", table.stamps().size())
                .reals(table)
                .tuple(3)
                .reduce()
                .tuple(1)
                .reduce();
        index(table.stamps());
        out.text("float64");
        String name = table.columns().get(0);
        (name.isEmpty() ? out.none() : out.text(name)).tuple().reduce();
    }

    private void frame(StampedTable table) {
        int columns = table.columns().size();
        out.callable("pandas", "DataFrame");
        out.callable("numpy", "array").callable("numpy", "ndarray").mark();
        out.whole(table.stamps().size()).whole(columns).tuple(2).text("<f8").reals(table);
        out.whole(0).none().text("F").tuple().reduce().tuple(1).reduce();
        index(table.stamps());
        out.emptyList().mark();
        table.columns().forEach(out::text);
        out.appends().tuple(3).reduce();
    }

    /** Begins {@code numpy.array(numpy.ndarray((length,), type, …))}. */
    private PickleOutput array(String type, int length) {
        return out.callable("numpy", "array")
                .callable("numpy", "ndarray")
                .whole(length)
                .tuple(1)
                .text(type);
    }

    /** Wall time by its own type; with a zone, as wall time in UTC that is then converted. */
    private void index(Stamps given) {
        Stamps stamps = given.unit() == StampUnit.DAYS ? inNanos(given) : given;
        if (stamps.zone().isEmpty()) {
            wallTime(stamps);
            return;
        }
        ZoneId zone = stamps.zone().get();
        if (zone.getId().equals(UTC)) {
            inUtc(stamps);
        } else {
            out.callable("pandas", "DatetimeIndex.tz_convert");
            inUtc(stamps);
            zone(zone);
            out.tuple(2).reduce();
        }
    }

    private void inUtc(Stamps stamps) {
        out.callable("pandas", "DatetimeIndex.tz_localize");
        wallTime(stamps);
        out.text(UTC).tuple(2).reduce();
    }

    private void wallTime(Stamps stamps) {
        out.callable("pandas", "Index").mark();
        array("<M8[" + stamps.unit().code() + "]", stamps.size())
                .wholes(stamps)
                .tuple(3)
                .reduce()
                .tuple(1)
                .reduce();
        Optional<String> name = stamps.name();
        out.none().no();
        (name.isPresent() ? out.text(name.get()) : out.none()).tuple().reduce();
    }

    private void zone(ZoneId zone) {
        if (zone instanceof ZoneOffset offset) {
            out.callable("datetime", "timezone").callable("datetime", "timedelta");
            out.whole(0)
                    .whole(offset.getTotalSeconds())
                    .tuple(2)
                    .reduce()
                    .tuple(1)
                    .reduce();
        } else {
            out.text(named(zone));
        }
    }

    private static Stamps inNanos(Stamps days) {
        long[] counts = days.toArray();
        for (int i = 0; i < counts.length; i++) {
            try {
                counts[i] = counts[i] == Stamps.NOT_A_TIME
                        ? counts[i]
                        : Math.multiplyExact(counts[i], StampUnit.NANOS.perDay());
            } catch (ArithmeticException e) {
                throw new RefusedException(
                        "Day " + counts[i] + " from 1970 does not fit into nanoseconds",
                        "row " + (i + 1) + " of a pickle to be written",
                        "a date within 1677-09-22 … 2262-04-11",
                        "the date is mistyped, or stamps in seconds are meant",
                        e);
            }
        }
        return Stamps.of(StampUnit.NANOS, days.zone(), days.name(), counts);
    }

    private static String named(ZoneId zone) {
        if (!ZONE.matcher(zone.getId()).matches()) {
            throw new RefusedException(
                    "Time zone " + zone.getId() + " has no name that every pandas knows",
                    "index of a pickle to be written",
                    "wall time, UTC, or a zone like America/New_York",
                    "give the stamps in UTC");
        }
        return zone.getId();
    }
}
