package io.metafolio.io.csv;

import io.metafolio.returns.RawTable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Time stamps as CSV files hold them: ISO 8601 dates, or dates and times with a blank or a T between and perhaps an offset
 * behind, which is what pandas, Polars and DuckDB write.
 */
final class CsvStamp {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']HH:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private CsvStamp() {}

    /** The stamp; empty where the text is none. */
    static Optional<RawTable.Stamp> of(String text) {
        try {
            if (DATE.matcher(text).matches()) {
                return Optional.of(RawTable.Stamp.of(LocalDate.parse(text)));
            }
            TemporalAccessor parsed = TIME.parse(text);
            Optional<ZoneId> zone = Optional.ofNullable(parsed.query(TemporalQueries.offset()));
            return Optional.of(new RawTable.Stamp(LocalDateTime.from(parsed), zone));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
