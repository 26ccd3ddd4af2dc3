package io.metafolio.io.parquet;

import io.metafolio.errors.RefusedException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Zones as pandas and pyarrow name them: those of the time zone database, and offsets of hours and minutes. */
final class PandasZone {
    private static final String UTC = "UTC";

    private PandasZone() {}

    /** The zone's name; spellings of Java for a fixed offset (Z, GMT+1, UTC+01:00) become that offset. */
    static String name(String source, ZoneId zone) {
        String id = zone.getId();
        boolean ofTheDatabase = id.contains("/") || !(zone.normalized() instanceof ZoneOffset);
        if (ofTheDatabase) {
            return id;
        }
        ZoneOffset offset = (ZoneOffset) zone.normalized();
        if (offset.equals(ZoneOffset.UTC)) {
            return UTC;
        }
        if (offset.getTotalSeconds() % 60 != 0) {
            throw new RefusedException(
                    "Zone " + id + " has an offset with seconds",
                    source,
                    "a zone of the time zone database, or an offset of hours and minutes",
                    "UTC serves as well: stamps are instants");
        }
        return offset.getId();
    }
}
