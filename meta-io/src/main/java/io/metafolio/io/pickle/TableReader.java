package io.metafolio.io.pickle;

import io.metafolio.io.table.StampedTable;
import io.metafolio.io.table.Stamps;
import java.nio.DoubleBuffer;
import java.util.List;
import java.util.Optional;

/** Recognises a Series or a DataFrame in what a pickle describes. */
final class TableReader {
    private static final int PLAIN_SERIES = 4;
    private static final int PLAIN_FRAME = 3;
    private static final int LEAST_BYTES_A_CELL = Float.BYTES;

    private final String source;
    private final long bytes;
    private final ArrayReader arrays;
    private final StampsReader stamps;
    private final LabelReader labels;
    private final Places places;
    private final Refusals refusals;

    TableReader(String source, long bytes, Refusals refusals) {
        this.source = source;
        this.bytes = bytes;
        this.arrays = new ArrayReader(refusals);
        this.stamps = new StampsReader(refusals);
        this.labels = new LabelReader(refusals);
        this.places = new Places(refusals);
        this.refusals = refusals;
    }

    StampedTable read(Item root) {
        if (root instanceof Item.Made made) {
            Optional<Item.Dict> state = made.states().stream()
                    .filter(Item.Dict.class::isInstance)
                    .map(Item.Dict.class::cast)
                    .findFirst();
            if (made.isOf("Series")) {
                return state.map(this::series).orElseGet(() -> plainSeries(made.arguments()));
            }
            if (made.isOf("DataFrame")) {
                return state.map(this::frame).orElseGet(() -> plainFrame(made.arguments()));
            }
        }
        throw refusals.refusal("The file holds " + Kinds.of(root) + ", not a Series or a DataFrame", Refusals.TO_FRAME);
    }

    private Item manager(Item.Dict state) {
        return state.at("_mgr")
                .or(() -> state.at("_data"))
                .orElseThrow(() -> refusals.foreign("A table of pandas has no data"));
    }

    private StampedTable series(Item.Dict state) {
        Blocks blocks = Blocks.of(manager(state), refusals);
        if (blocks.axes().size() != 1 || blocks.blocks().size() != 1) {
            throw refusals.foreign("A Series has " + blocks.axes().size() + " axes and "
                    + blocks.blocks().size() + " blocks");
        }
        NdArray values = values(blocks.blocks().get(0).values(), 1);
        Item name = state.at("_name").or(() -> state.at("name")).orElse(Item.Nothing.NONE);
        return series(stamps.read(blocks.axes().get(0)), values, name);
    }

    private StampedTable plainSeries(Item.Group arguments) {
        if (arguments.size() != PLAIN_SERIES) {
            throw refusals.foreign("A Series is made from " + arguments.kind());
        }
        return series(stamps.read(arguments.at(1)), values(arguments.at(0), 1), arguments.at(3));
    }

    private StampedTable series(Stamps rows, NdArray values, Item name) {
        requireRows(rows, values.length(0));
        if (name == Item.Nothing.NONE) {
            return StampedTable.series(source, rows, "", values.reals());
        }
        String text = arrays.text(name)
                .orElseThrow(() -> refusals.refusal(
                        "The Series is named by " + name.kind() + ", not by a str", Refusals.TO_TEXT_NAME));
        return StampedTable.series(source, rows, text, values.reals());
    }

    private StampedTable frame(Item.Dict state) {
        Blocks blocks = Blocks.of(manager(state), refusals);
        if (blocks.axes().size() != 2) {
            throw refusals.foreign("A DataFrame has " + blocks.axes().size() + " axes");
        }
        List<String> columns = labels.read(blocks.axes().get(0));
        Stamps rows = stamps.read(blocks.axes().get(1));
        requireBytes(columns.size(), rows.size());
        DoubleBuffer[] byColumn = new DoubleBuffer[columns.size()];
        if (blocks.blocks().size() > columns.size()) {
            throw refusals.foreign(blocks.blocks().size() + " blocks hold " + columns.size() + " columns");
        }
        for (Blocks.Block block : blocks.blocks()) {
            fill(byColumn, values(block.values(), 2), block.places(), rows);
        }
        for (int j = 0; j < byColumn.length; j++) {
            if (byColumn[j] == null) {
                throw refusals.foreign("Column " + j + " is in no block");
            }
        }
        return StampedTable.of(source, rows, columns, List.of(byColumn));
    }

    private void fill(DoubleBuffer[] byColumn, NdArray values, Item where, Stamps rows) {
        int count = values.length(0);
        if (count == 0) {
            throw refusals.foreign("A block holds no column");
        }
        requireRows(rows, values.length(1));
        if (count > byColumn.length) {
            throw refusals.foreign("A block of " + count + " columns stands in a frame of " + byColumn.length);
        }
        int[] columns = places.of(where, count, byColumn.length);
        for (int k = 0; k < count; k++) {
            if (byColumn[columns[k]] != null) {
                throw refusals.foreign("Column " + columns[k] + " is in two blocks");
            }
            byColumn[columns[k]] = values.realsAlong(1, k);
        }
    }

    private StampedTable plainFrame(Item.Group arguments) {
        if (arguments.size() != PLAIN_FRAME) {
            throw refusals.foreign("A DataFrame is made from " + arguments.kind());
        }
        NdArray values = values(arguments.at(0), 2);
        Stamps rows = stamps.read(arguments.at(1));
        List<String> columns = labels.read(arguments.at(2));
        requireRows(rows, values.length(0));
        if (columns.size() != values.length(1)) {
            throw refusals.foreign(columns.size() + " labels stand over " + values.length(1) + " columns");
        }
        requireBytes(columns.size(), rows.size());
        DoubleBuffer[] byColumn = new DoubleBuffer[columns.size()];
        for (int j = 0; j < byColumn.length; j++) {
            byColumn[j] = values.realsAlong(0, j);
        }
        return StampedTable.of(source, rows, columns, List.of(byColumn));
    }

    private NdArray values(Item item, int dimensions) {
        NdArray values = arrays.read(item, "values");
        if (!values.type().isReal()) {
            throw refusals.refusal(
                    "The values are " + values.type().name() + ", not float64 or float32", Refusals.TO_FLOAT);
        }
        if (values.dimensions() != dimensions) {
            throw refusals.foreign("The values have " + values.dimensions() + " dimensions, not " + dimensions);
        }
        return values;
    }

    private void requireRows(Stamps rows, int length) {
        if (rows.size() != length) {
            throw refusals.foreign(rows.size() + " stamps stand beside " + length + " values");
        }
    }

    /** One array under two labels would make a table that is larger than its file; pandas writes each by itself. */
    private void requireBytes(long columns, long rows) {
        if (columns * rows * LEAST_BYTES_A_CELL > bytes) {
            throw refusals.foreign(
                    "A table of " + rows + " by " + columns + " stands in a pickle of " + bytes + " bytes");
        }
    }
}
