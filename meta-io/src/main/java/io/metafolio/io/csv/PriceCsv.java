package io.metafolio.io.csv;

import io.metafolio.audit.CanonicalJson;
import io.metafolio.errors.RefusedException;
import io.metafolio.returns.PriceTable;
import io.metafolio.returns.RawTable;
import java.nio.file.Path;

/** Wide CSV files of closing prices: {@code date,EXCHANGE:SYMBOL,…}, an empty cell where there is no price. */
public final class PriceCsv {
    private PriceCsv() {}

    /**
     * Reads a file.
     *
     * @param file UTF-8, dates as {@code 2024-11-29}, or stamps as {@code 2024-11-29 16:00:00-05:00}
     * @return the rows as they stand there, nothing refused
     * @throws RefusedException where the file cannot be read as CSV
     */
    public static RawTable read(Path file) {
        return WideCsv.read(file);
    }

    /**
     * The text of a file that {@link #read} reads back to the same bits.
     *
     * @param prices any table
     * @return lines that end with a line feed
     */
    public static String text(PriceTable prices) {
        StringBuilder text = new StringBuilder("date");
        prices.symbols().forEach(symbol -> text.append(',').append(symbol));
        text.append('\n');
        for (int t = 0; t < prices.dates().size(); t++) {
            text.append(prices.dates().get(t));
            for (int j = 0; j < prices.symbols().size(); j++) {
                text.append(',');
                prices.price(t, j).ifPresent(price -> text.append(CanonicalJson.number(price)));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
