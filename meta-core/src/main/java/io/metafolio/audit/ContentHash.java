package io.metafolio.audit;

import io.metafolio.returns.PriceTable;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.returns.VolumeTable;
import io.metafolio.weights.AssetWeight;
import io.metafolio.weights.AssetWeights;
import io.metafolio.weights.Weights;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;

/**
 * SHA-256 over exact content, length-prefixed so that no two contents share their bytes.
 *
 * <p>The bytes: a text is its UTF-8 length as a big-endian 32-bit integer, then its UTF-8; a number is the eight
 * big-endian bytes of its binary64 (an absent price the canonical NaN); a date is its ISO text; a count is a big-endian
 * 64-bit integer. A table is its row count and dates, its column count, then each column's label and numbers. Not safe
 * to share between threads.
 */
public final class ContentHash {
    private static final int ROOM = 8192;
    private static final int ISO_LENGTH = 10;

    private final MessageDigest digest = sha256();

    /** What has not gone into the digest yet. */
    private final ByteBuffer pending = ByteBuffer.allocate(ROOM);

    private ContentHash() {}

    /**
     * Starts a hash of content of one kind.
     *
     * @param kind what is hashed, itself part of the content
     * @return the hash so far
     */
    public static ContentHash of(String kind) {
        return new ContentHash().text(kind);
    }

    /**
     * The SHA-256 of a text's UTF-8.
     *
     * @param text any text
     * @return 64 lower-case hexadecimal digits
     */
    public static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The SHA-256 of bytes.
     *
     * @param bytes any bytes
     * @return 64 lower-case hexadecimal digits
     */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /**
     * Adds a text.
     *
     * @param text any text
     * @return this hash
     */
    public ContentHash text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES).putInt(bytes.length);
        if (bytes.length > ROOM) {
            flush();
            digest.update(bytes);
        } else {
            room(bytes.length).put(bytes);
        }
        return this;
    }

    /**
     * Adds a number.
     *
     * @param value any binary64
     * @return this hash
     */
    public ContentHash number(double value) {
        return bits(Double.doubleToLongBits(value));
    }

    /**
     * Adds a count.
     *
     * @param count any integer
     * @return this hash
     */
    public ContentHash count(long count) {
        return bits(count);
    }

    /**
     * Adds weights.
     *
     * @param weights labels and values in order
     * @return this hash
     */
    public ContentHash weights(Weights weights) {
        count(weights.size());
        for (int i = 0; i < weights.size(); i++) {
            text(weights.labels().get(i)).number(weights.at(i));
        }
        return this;
    }

    /**
     * Adds a portfolio looked through to assets.
     *
     * @param weights assets, then cash; of each the symbol and every contribution by its path
     * @return this hash
     */
    public ContentHash assets(AssetWeights weights) {
        return lines(weights.assets()).lines(weights.cash());
    }

    private ContentHash lines(List<AssetWeight> lines) {
        count(lines.size());
        for (AssetWeight line : lines) {
            text(line.symbol()).count(line.contributors().size());
            line.contributors().forEach((path, weight) -> text(path).number(weight));
        }
        return this;
    }

    /**
     * Adds a stream.
     *
     * @param series dates and returns; the name is not part of the content
     * @return this hash
     */
    public ContentHash series(ReturnSeries series) {
        dates(series.dates());
        for (int t = 0; t < series.size(); t++) {
            number(series.at(t));
        }
        return this;
    }

    /**
     * Adds a matrix.
     *
     * @param matrix dates, labels and returns
     * @return this hash
     */
    public ContentHash matrix(ReturnMatrix matrix) {
        dates(matrix.dates()).count(matrix.columnCount());
        for (int j = 0; j < matrix.columnCount(); j++) {
            text(matrix.columns().get(j));
            for (int t = 0; t < matrix.rows(); t++) {
                number(matrix.at(t, j));
            }
        }
        return this;
    }

    /**
     * Adds prices.
     *
     * @param prices dates, symbols and closes
     * @return this hash
     */
    public ContentHash prices(PriceTable prices) {
        dates(prices.dates()).count(prices.symbols().size());
        for (int j = 0; j < prices.symbols().size(); j++) {
            text(prices.symbols().get(j));
            for (int t = 0; t < prices.dates().size(); t++) {
                number(prices.price(t, j).orElse(Double.NaN));
            }
        }
        return this;
    }

    /**
     * Adds volumes.
     *
     * @param prices whose dates and symbols count
     * @param volumes of which those that have a place among the prices are added, by date and symbol
     * @return this hash
     */
    public ContentHash volumes(PriceTable prices, VolumeTable volumes) {
        for (LocalDate date : prices.dates()) {
            for (String symbol : prices.symbols()) {
                OptionalDouble volume = volumes.volume(date, symbol);
                if (volume.isPresent()) {
                    number(volume.getAsDouble());
                } else {
                    text("absent");
                }
            }
        }
        return this;
    }

    /**
     * Ends the hash.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public String hex() {
        flush();
        return HexFormat.of().formatHex(digest.digest());
    }

    private ContentHash dates(List<LocalDate> dates) {
        count(dates.size());
        for (LocalDate date : dates) {
            date(date);
        }
        return this;
    }

    /** As its ISO text, without making one of the usual four digits of a year. */
    private void date(LocalDate date) {
        int year = date.getYear();
        if (year < 1000 || year > 9999) {
            text(date.toString());
            return;
        }
        room(Integer.BYTES + ISO_LENGTH).putInt(ISO_LENGTH);
        twoDigits(year / 100);
        twoDigits(year % 100);
        pending.put((byte) '-');
        twoDigits(date.getMonthValue());
        pending.put((byte) '-');
        twoDigits(date.getDayOfMonth());
    }

    private void twoDigits(int number) {
        pending.put((byte) ('0' + number / 10)).put((byte) ('0' + number % 10));
    }

    private ContentHash bits(long bits) {
        room(Long.BYTES).putLong(bits);
        return this;
    }

    private ByteBuffer room(int bytes) {
        if (pending.remaining() < bytes) {
            flush();
        }
        return pending;
    }

    private void flush() {
        digest.update(pending.flip());
        pending.clear();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM has no SHA-256, which every JVM must have.", e);
        }
    }
}
