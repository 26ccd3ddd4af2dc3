package io.metafolio.io.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.metafolio.errors.RefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code date,SYMBOL,…} tables cell by cell; every fault goes to the table that is being built. */
final class WideCsv {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private WideCsv() {}

    /** A table that takes rows and faults. */
    interface Rows {
        void row(String place, LocalDate date, List<OptionalDouble> cells);

        void fault(String fault);
    }

    /** Begins a table once its columns are known. */
    interface Start<R extends Rows> {
        R columns(List<String> columns);
    }

    static <R extends Rows> R read(Path file, Start<R> start) {
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text(file));
        Iterator<CsvRecord> records = reader.iterator();
        try {
            if (!records.hasNext()) {
                throw refused(file, "The file is empty", null);
            }
            List<String> header = records.next().getFields();
            R rows = start.columns(header.subList(1, header.size()));
            if (!header.get(0).equals("date")) {
                rows.fault("line 1: the first column is \"" + header.get(0) + "\", not \"date\"");
            }
            while (records.hasNext()) {
                row(records.next(), rows);
            }
            return rows;
        } catch (CsvParseException e) {
            throw refused(file, "The file is no CSV: " + e.getMessage(), e);
        }
    }

    private static void row(CsvRecord record, Rows rows) {
        String place = "line " + record.getStartingLineNumber();
        String date = record.getField(0);
        List<OptionalDouble> cells = new ArrayList<>();
        boolean readable = true;
        for (String cell : record.getFields().subList(1, record.getFieldCount())) {
            if (cell.isEmpty()) {
                cells.add(OptionalDouble.empty());
            } else if (NUMBER.matcher(cell).matches()) {
                cells.add(OptionalDouble.of(Double.parseDouble(cell)));
            } else {
                rows.fault(place + ": \"" + cell + "\" in column " + (cells.size() + 2) + " is no number");
                readable = false;
                cells.add(OptionalDouble.empty());
            }
        }
        try {
            if (!DATE.matcher(date).matches()) {
                throw new DateTimeException(date);
            }
            LocalDate parsed = LocalDate.parse(date);
            if (readable) {
                rows.row(place, parsed, cells);
            }
        } catch (DateTimeException e) {
            rows.fault(place + ": \"" + date + "\" is no date of the form 2024-11-29");
        }
    }

    private static String text(Path file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw refused(file, "The file is not UTF-8 text", e);
        } catch (NoSuchFileException e) {
            throw refused(file, "There is no such file", e);
        } catch (IOException e) {
            throw refused(file, "The file could not be read: " + e.getMessage(), e);
        }
    }

    private static RefusedException refused(Path file, String what, @Nullable Exception cause) {
        String expected = "a readable CSV file whose first line is date,SYMBOL,…";
        String next = "the path is mistyped, or the file was not written to its end";
        return cause == null
                ? new RefusedException(what, file.toString(), expected, next)
                : new RefusedException(what, file.toString(), expected, next, cause);
    }
}
