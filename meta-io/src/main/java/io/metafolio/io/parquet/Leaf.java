package io.metafolio.io.parquet;

import io.metafolio.io.table.StampUnit;
import java.util.Locale;
import java.util.Optional;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/**
 * One column of a flat file.
 *
 * @param position from 0
 * @param name as in the file
 * @param type how values lie in the file
 * @param element all that the schema says
 */
record Leaf(int position, String name, Type type, SchemaElement element) {
    boolean isOptional() {
        return element.getRepetition_type() == FieldRepetitionType.OPTIONAL;
    }

    boolean isNumber() {
        return (type() == Type.DOUBLE || type() == Type.FLOAT)
                && !element.isSetLogicalType()
                && !element.isSetConverted_type();
    }

    /** The unit of a column of times, or empty for any other column. */
    Optional<StampUnit> stampUnit() {
        LogicalType logical = element.getLogicalType();
        ConvertedType converted = element.getConverted_type();
        if (type() == Type.INT32) {
            boolean isDate = logical == null ? converted == ConvertedType.DATE : logical.isSetDATE();
            return isDate ? Optional.of(StampUnit.DAYS) : Optional.empty();
        }
        if (type() != Type.INT64) {
            return Optional.empty();
        }
        if (logical != null) {
            return logical.isSetTIMESTAMP() ? unit(logical.getTIMESTAMP().getUnit()) : Optional.empty();
        }
        if (converted == ConvertedType.TIMESTAMP_MILLIS) {
            return Optional.of(StampUnit.MILLIS);
        }
        return converted == ConvertedType.TIMESTAMP_MICROS ? Optional.of(StampUnit.MICROS) : Optional.empty();
    }

    private static Optional<StampUnit> unit(@Nullable TimeUnit unit) {
        if (unit == null) {
            return Optional.empty();
        }
        if (unit.isSetMILLIS()) {
            return Optional.of(StampUnit.MILLIS);
        }
        if (unit.isSetMICROS()) {
            return Optional.of(StampUnit.MICROS);
        }
        return unit.isSetNANOS() ? Optional.of(StampUnit.NANOS) : Optional.empty();
    }

    /**
     * Whether the times are instants: as the file says, or, in files from before it could be said, as the specification
     * says unless pandas noted otherwise.
     */
    boolean isAdjustedToUtc(boolean notedAsWallTime) {
        LogicalType logical = element.getLogicalType();
        if (logical != null) {
            return logical.isSetTIMESTAMP() && logical.getTIMESTAMP().isIsAdjustedToUTC();
        }
        return type() == Type.INT64 && !notedAsWallTime;
    }

    /** What the column holds, for people. */
    String holds() {
        LogicalType logical = element.getLogicalType();
        if (type() == Type.INT96) {
            return "INT96 time stamps";
        }
        if (stampUnit().isPresent()) {
            return stampUnit().get() == StampUnit.DAYS ? "dates" : "time stamps";
        }
        if (logical != null) {
            return logicalName(logical) + " (" + type() + ")";
        }
        if (element.isSetConverted_type()) {
            return convertedName(String.valueOf(element.getConverted_type())) + " (" + type() + ")";
        }
        return switch (type()) {
            case BOOLEAN -> "booleans";
            case INT32, INT64 -> "integers (" + type() + ")";
            case FLOAT, DOUBLE -> "numbers (" + type() + ")";
            default -> "bytes (" + type() + ")";
        };
    }

    private static String logicalName(LogicalType logical) {
        return switch (logical.getSetField()) {
            case STRING -> "strings";
            case INTEGER -> "integers";
            case DECIMAL -> "decimals";
            case FLOAT16 -> "half-precision numbers";
            case UNKNOWN -> "nothing but nulls";
            default -> "values of the kind " + lower(logical.getSetField().name());
        };
    }

    /** As files before logical types, and DuckDB to this day, say what a column holds. */
    private static String convertedName(String converted) {
        if (converted.startsWith("INT_") || converted.startsWith("UINT_")) {
            return "integers";
        }
        return switch (converted) {
            case "UTF8" -> "strings";
            case "DECIMAL" -> "decimals";
            default -> "values of the kind " + lower(converted);
        };
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
