package io.metafolio.io.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.metafolio.errors.RefusedException;
import io.metafolio.returns.RawTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code date,SYMBOL,…} tables cell by cell; what is no date or number is noted, not refused. */
final class WideCsv {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private WideCsv() {}

    static RawTable read(Path file) {
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
            RawTable.Builder table = RawTable.builder(file.toString(), "line", header.subList(1, header.size()));
            if (!header.get(0).equals("date")) {
                table.unreadHead(header.get(0), "line 1: the first column is \"" + header.get(0) + "\", not \"date\"");
            }
            while (records.hasNext()) {
                row(records.next(), header.size() - 1, table);
            }
            return table.build();
        } catch (CsvParseException e) {
            throw refused(file, "The file is no CSV: " + e.getMessage(), e);
        }
    }

    private static void row(CsvRecord record, int columns, RawTable.Builder table) {
        String text = record.getField(0);
        Optional<RawTable.Stamp> stamp = CsvStamp.of(text);
        boolean isBlank = record.getFieldCount() == 1 && text.isEmpty();
        double[] cells = new double[isBlank ? columns : record.getFieldCount() - 1];
        Arrays.fill(cells, Double.NaN);
        List<Integer> unread = new ArrayList<>();
        for (int j = 0; j < record.getFieldCount() - 1; j++) {
            String cell = record.getField(j + 1);
            boolean isNumber = NUMBER.matcher(cell).matches();
            cells[j] = isNumber ? Double.parseDouble(cell) : Double.NaN;
            if (!isNumber && !cell.isEmpty()) {
                unread.add(j);
            }
        }
        table.row((int) record.getStartingLineNumber(), stamp, cells);
        if (stamp.isEmpty()) {
            table.unreadStamp(text, "\"" + text + "\" is no date of the form 2024-11-29");
        }
        unread.forEach(column -> table.unreadCell(column, record.getField(column + 1)));
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
