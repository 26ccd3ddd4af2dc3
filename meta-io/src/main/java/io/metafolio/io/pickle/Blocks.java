package io.metafolio.io.pickle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a block manager of pandas holds: its axes, and blocks of columns with the places of those columns.
 *
 * @param axes the columns' index and the rows' index, or the rows' index alone
 * @param blocks in any order
 */
record Blocks(List<Item> axes, List<Block> blocks) {
    private static final String STATE_KEY = "0.14.1";
    private static final int STATE = 4;

    /**
     * Columns that lie in one array.
     *
     * @param values the array
     * @param places a slice, or an array of int64; empty where a series has one block only
     */
    record Block(Item values, Item places) {}

    /** By arguments from pandas 1.3 on, by a state under the key 0.14.1 before, and for series always. */
    static Blocks of(Item manager, Refusals refusals) {
        if (manager instanceof Item.Made made && (made.isOf("BlockManager") || made.isOf("SingleBlockManager"))) {
            if (made.arguments().size() == 2
                    && made.arguments().at(0) instanceof Item.Group blocks
                    && made.arguments().at(1) instanceof Item.Row axes) {
                return new Blocks(axes.items(), fromArguments(blocks, refusals));
            }
            Optional<Blocks> fromState = made.states().stream()
                    .flatMap(state -> stated(state, refusals).stream())
                    .findFirst();
            if (fromState.isPresent()) {
                return fromState.get();
            }
        }
        throw refusals.refusal("The data are held by " + manager.kind() + ", not by pandas' blocks", Refusals.TO_FLOAT);
    }

    private static List<Block> fromArguments(Item.Group blocks, Refusals refusals) {
        List<Block> all = new ArrayList<>();
        for (Item block : blocks.items()) {
            if (!(block instanceof Item.Made made) || made.arguments().size() < 2) {
                throw refusals.refusal("A block is " + block.kind(), Refusals.TO_FLOAT);
            }
            all.add(new Block(made.arguments().at(0), made.arguments().at(1)));
        }
        return all;
    }

    private static Optional<Blocks> stated(Item state, Refusals refusals) {
        if (!(state instanceof Item.Group group)
                || group.size() != STATE
                || !(group.at(STATE - 1) instanceof Item.Dict versions)) {
            return Optional.empty();
        }
        return versions.at(STATE_KEY).map(inner -> {
            if (inner instanceof Item.Dict dict
                    && dict.at("axes").orElse(Item.Nothing.NONE) instanceof Item.Row axes
                    && dict.at("blocks").orElse(Item.Nothing.NONE) instanceof Item.Row blocks) {
                return new Blocks(axes.items(), fromDicts(blocks, refusals));
            }
            throw refusals.foreign("The state of a block manager lacks its axes or blocks");
        });
    }

    private static List<Block> fromDicts(Item.Row blocks, Refusals refusals) {
        List<Block> all = new ArrayList<>();
        for (Item block : blocks.items()) {
            if (!(block instanceof Item.Dict dict)) {
                throw refusals.foreign("A block is " + block.kind());
            }
            all.add(new Block(
                    dict.at("values").orElse(Item.Nothing.NONE),
                    dict.at("mgr_locs").orElse(Item.Nothing.NONE)));
        }
        return all;
    }
}
