package io.metafolio.io.parquet;

import io.metafolio.errors.RefusedException;
import io.metafolio.io.table.StampUnit;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which column of a file holds the stamps, and which the values.
 *
 * @param times the column of the stamps
 * @param unit how finely it counts
 * @param zone where it is read
 * @param name what the stamps are called
 * @param numbers the columns of values, in the file's order
 */
record TablePlan(Leaf times, StampUnit unit, Optional<ZoneId> zone, Optional<String> name, List<Leaf> numbers) {
    private static final String EXPECTED = "columns of DOUBLE or FLOAT beside one of DATE or TIMESTAMP";

    static TablePlan of(Place place, List<Leaf> leaves, PandasNote note) {
        Leaf times = times(place, leaves, note);
        List<Leaf> numbers = leaves.stream()
                .filter(leaf -> leaf.position() != times.position())
                .toList();
        refuseWhatIsNoNumber(place, numbers);
        StampUnit unit = times.stampUnit().orElseThrow();
        return new TablePlan(times, unit, zone(place, times, note), name(times, note), numbers);
    }

    private static Leaf times(Place place, List<Leaf> leaves, PandasNote note) {
        if (note.index().size() > 1) {
            throw place.refused(
                    "An index of " + note.index().size() + " levels: " + note.index(),
                    "an index of times",
                    "df = df.unstack() or df.droplevel(…) before df.to_parquet(…) leaves one level");
        }
        if (note.index().size() == 1) {
            return index(place, leaves, note.index().get(0));
        }
        List<Leaf> candidates =
                leaves.stream().filter(leaf -> leaf.stampUnit().isPresent()).toList();
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        throw candidates.isEmpty() ? none(place, leaves) : several(place, candidates);
    }

    private static Leaf index(Place place, List<Leaf> leaves, String name) {
        List<Leaf> found =
                leaves.stream().filter(leaf -> leaf.name().equals(name)).toList();
        if (found.size() != 1) {
            throw place.damaged("The index of pandas, \"" + name + "\", names " + found.size() + " columns");
        }
        Leaf leaf = found.get(0);
        if (leaf.stampUnit().isPresent()) {
            return leaf;
        }
        if (leaf.holds().startsWith("INT96")) {
            throw int96(place, leaf);
        }
        List<String> others = leaves.stream()
                .filter(other -> other.stampUnit().isPresent())
                .map(Leaf::name)
                .toList();
        String line = others.size() == 1
                ? "df = df.set_index(\"" + others.get(0) + "\")"
                : "df.index = pd.to_datetime(df.index)";
        throw place.column(name)
                .refused(
                        "The index holds " + leaf.holds(),
                        "an index of times",
                        line + " before df.to_parquet(…) helps");
    }

    private static RefusedException none(Place place, List<Leaf> leaves) {
        Optional<Leaf> int96 =
                leaves.stream().filter(leaf -> leaf.holds().startsWith("INT96")).findFirst();
        if (int96.isPresent()) {
            return int96(place, int96.get());
        }
        return place.refused(
                "No column of dates or time stamps among " + described(leaves),
                EXPECTED,
                "df.index = pd.to_datetime(df.index) before df.to_parquet(…), or a CAST(… AS DATE), makes one");
    }

    private static RefusedException int96(Place place, Leaf leaf) {
        return place.column(leaf.name())
                .refused(
                        "INT96 time stamps, which do not say whether they are wall time",
                        EXPECTED,
                        "pd.read_parquet(…).to_parquet(…) writes them as TIMESTAMP; in Spark,"
                                + " spark.sql.parquet.outputTimestampType=TIMESTAMP_MICROS");
    }

    private static RefusedException several(Place place, List<Leaf> candidates) {
        return place.refused(
                candidates.size() + " columns of times, none of them an index: " + described(candidates),
                EXPECTED,
                "df = df.set_index(\"" + candidates.get(0).name() + "\").drop(columns=[\""
                        + candidates.get(1).name() + "\"]) keeps one");
    }

    private static void refuseWhatIsNoNumber(Place place, List<Leaf> numbers) {
        List<Leaf> others = numbers.stream().filter(leaf -> !leaf.isNumber()).toList();
        if (!others.isEmpty()) {
            String label = others.get(0).name();
            boolean convertible =
                    switch (others.get(0).type()) {
                        case BOOLEAN, INT32, INT64, FIXED_LEN_BYTE_ARRAY ->
                            others.get(0).stampUnit().isEmpty();
                        default -> false;
                    };
            throw place.refused(
                    "No numbers of the kind DOUBLE or FLOAT: " + described(others),
                    EXPECTED,
                    convertible
                            ? "df[\"" + label + "\"] = df[\"" + label + "\"].astype(\"float64\") makes them so"
                            : "df = df.drop(columns=[\"" + label + "\"]) leaves the column out");
        }
        if (numbers.isEmpty()) {
            throw place.refused(
                    "No column of numbers", EXPECTED, "the table is to be found elsewhere; this is only its index");
        }
    }

    private static String described(List<Leaf> leaves) {
        List<String> words = new ArrayList<>();
        leaves.forEach(leaf -> words.add("\"" + leaf.name() + "\" holds " + leaf.holds()));
        return words.isEmpty() ? "none" : RefusedException.listed(words);
    }

    private static Optional<ZoneId> zone(Place place, Leaf times, PandasNote note) {
        Optional<PandasNote.Entry> entry = note.entry(times.name());
        boolean wallTime =
                entry.filter(noted -> noted.kind().equals("datetime")).isPresent();
        if (!times.isAdjustedToUtc(wallTime)) {
            return Optional.empty();
        }
        String zone = entry.flatMap(PandasNote.Entry::zone).orElse("UTC");
        try {
            return Optional.of(ZoneId.of(zone));
        } catch (DateTimeException e) {
            throw place.column(times.name())
                    .refused(
                            "Unknown zone \"" + zone + "\"",
                            "a zone of the time zone database, or an offset such as +01:00",
                            "df.index = df.index.tz_convert(\"UTC\") gives the times one");
        }
    }

    private static Optional<String> name(Leaf times, PandasNote note) {
        Optional<PandasNote.Entry> entry = note.entry(times.name());
        return entry.isPresent() ? entry.get().label() : Optional.of(times.name());
    }
}
