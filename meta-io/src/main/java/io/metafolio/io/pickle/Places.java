package io.metafolio.io.pickle;

import java.nio.LongBuffer;

/** Which columns of the frame a block's rows are. */
final class Places {
    private final ArrayReader arrays;
    private final Refusals refusals;

    Places(Refusals refusals) {
        this.arrays = new ArrayReader(refusals);
        this.refusals = refusals;
    }

    /** One place a row of the block, each within the frame. Slices may end beyond it. */
    int[] of(Item places, int count, int columns) {
        int[] all = new int[count];
        if (places instanceof Item.Made slice
                && slice.isOf("slice")
                && slice.arguments().size() == 3) {
            long start = whole(slice.arguments().at(0), 0);
            long step = whole(slice.arguments().at(2), 1);
            for (int k = 0; k < count; k++) {
                all[k] = within(start + k * step, columns);
            }
            return all;
        }
        NdArray array = arrays.read(places, "places of a block");
        if (!array.type().isInt64() || array.dimensions() != 1 || array.length(0) != count) {
            throw refusals.foreign("The places of a block of " + count + " columns are "
                    + array.type().name());
        }
        LongBuffer wholes = array.wholes();
        for (int k = 0; k < count; k++) {
            all[k] = within(wholes.get(k), columns);
        }
        return all;
    }

    private long whole(Item item, long byDefault) {
        if (item == Item.Nothing.NONE) {
            return byDefault;
        }
        if (item instanceof Item.Whole whole && Math.abs(whole.value()) <= Integer.MAX_VALUE) {
            return whole.value();
        }
        throw refusals.foreign("A slice holds " + item.kind());
    }

    private int within(long place, int columns) {
        if (place < 0 || place >= columns) {
            throw refusals.foreign("A block holds column " + place + " of " + columns);
        }
        return (int) place;
    }
}
