package io.metafolio.integrity;

import io.metafolio.calendar.DateSpan;
import io.metafolio.calendar.SessionDating;
import io.metafolio.calendar.SessionStamps;
import io.metafolio.returns.RawTable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Dates the rows of a source by the sleeve's rule. All rows of a file should be stamped in one way: the way of most of them is
 * the file's, and rows stamped in another have drifted.
 */
final class StampAudit {
    private final RawTable raw;
    private final SessionDating dating;
    private final Findings findings;
    private final String way;
    private final boolean anyNamed;
    private final List<Optional<LocalDate>> dates = new ArrayList<>();

    /** A row that does not fit, with what it has in common with its neighbours. */
    private record Misfit(String key, boolean isNamed) {}

    private StampAudit(RawTable raw, SessionDating dating, Findings findings) {
        this.raw = raw;
        this.dating = dating;
        this.findings = findings;
        Map<String, Integer> ways = ways();
        this.anyNamed = !ways.isEmpty();
        this.way = ways.entrySet().stream()
                .reduce((a, b) -> b.getValue() > a.getValue() ? b : a)
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** The date of each row; of one that breaks the rule, what its clock shows; empty where its stamp cannot be read. */
    static List<Optional<LocalDate>> dates(RawTable raw, SessionDating dating, Findings findings) {
        return new StampAudit(raw, dating, findings).dates();
    }

    private Map<String, Integer> ways() {
        Map<String, Integer> ways = new LinkedHashMap<>();
        for (int t = 0; t < raw.rows(); t++) {
            raw.stamp(t)
                    .ifPresent(stamp -> readings(stamp).forEach(reading -> ways.merge(reading.way(), 1, Integer::sum)));
        }
        return ways;
    }

    private List<SessionStamps.Reading> readings(RawTable.Stamp stamp) {
        return dating.stamps().readings(stamp, dating.calendar());
    }

    private List<Optional<LocalDate>> dates() {
        Optional<Misfit> open = Optional.empty();
        int start = 0;
        for (int t = 0; t < raw.rows(); t++) {
            Optional<Misfit> misfit = raw.stamp(t).flatMap(this::dated);
            if (raw.stamp(t).isEmpty()) {
                dates.add(Optional.empty());
            }
            if (!misfit.equals(open)) {
                open.ifPresent(close(start, t - 1));
                open = misfit;
                start = t;
            }
        }
        open.ifPresent(close(start, raw.rows() - 1));
        return dates;
    }

    /** Dates a row; what is wrong with it, if anything. */
    private Optional<Misfit> dated(RawTable.Stamp stamp) {
        List<SessionStamps.Reading> readings = readings(stamp);
        Optional<SessionStamps.Reading> fitting =
                readings.stream().filter(reading -> reading.way().equals(way)).findFirst();
        if (fitting.isPresent()) {
            dates.add(Optional.of(fitting.get().session()));
            return Optional.empty();
        }
        if (!readings.isEmpty()) {
            dates.add(Optional.of(readings.get(0).session()));
            return Optional.of(new Misfit(readings.get(0).way(), true));
        }
        dates.add(Optional.of(stamp.wall().toLocalDate()));
        return Optional.of(new Misfit(clock(stamp), false));
    }

    /** What the exchange's clock shows at a stamp. */
    private String clock(RawTable.Stamp stamp) {
        LocalTime time = stamp.zone()
                .map(zone -> stamp.wall()
                        .atZone(zone)
                        .withZoneSameInstant(dating.calendar().zone())
                        .toLocalTime())
                .orElse(stamp.wall().toLocalTime());
        return time + (stamp.zone().isPresent() ? " in " + dating.calendar().zone() : "");
    }

    private Consumer<Misfit> close(int from, int to) {
        return misfit -> {
            boolean hasDrifted = misfit.isNamed() || (anyNamed && to > from);
            String met = raw.stamp(from).map(RawTable.Stamp::toString).orElse("");
            String rows = Findings.counted(to - from + 1, "row") + " stamped at " + misfit.key();
            findings.add(
                    hasDrifted ? IntegrityRule.ZONE_DRIFT : IntegrityRule.OFF_STAMP,
                    Findings.ROW,
                    Optional.of(DateSpan.around(dates.subList(from, to + 1).stream()
                            .flatMap(Optional::stream)
                            .toList())),
                    Findings.places(raw.place(from), raw.place(to)),
                    met,
                    rows + (hasDrifted ? drifted(misfit) : off(met, to > from)));
        };
    }

    private String drifted(Misfit misfit) {
        return ", the others at " + way
                + (misfit.isNamed() ? "" : ": a clock of another zone, or without its daylight saving time");
    }

    private String off(String met, boolean isSeveral) {
        return (isSeveral ? ", the first " + met : "") + ": no session by the sleeve's rule, " + dating.stamps()
                + (anyNamed ? "" : "; the rules are midnight, close and close:ZONE");
    }
}
