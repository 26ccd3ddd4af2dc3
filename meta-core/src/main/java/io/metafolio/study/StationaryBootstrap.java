package io.metafolio.study;

import java.util.BitSet;
import java.util.List;
import java.util.Random;

/**
 * The stationary bootstrap: blocks of intervals that follow each other, whose lengths are geometric, laid end to end; the last
 * interval is followed by the first.
 *
 * <p>Where sleeves follow different calendars, intervals differ in kind: a weekend holds three sessions of crypto, a holiday two. A
 * block begins with an interval of the kind that its place has, and ends early where the next one is of another kind, so that every
 * return stands on a session of the sort it happened on. On one calendar all intervals are of one kind, and this is the method as
 * published.
 *
 * @param meanBlock the mean number of intervals in a block, at least 1, where calendars do not end it
 * @see <a href="https://doi.org/10.1080/01621459.1994.10476870">Politis and Romano, The Stationary Bootstrap, 1994</a>
 */
public record StationaryBootstrap(double meanBlock) {
    /** About a month of sessions. */
    public static final StationaryBootstrap MONTH = new StationaryBootstrap(20);

    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException where it is below 1 or not finite
     */
    public StationaryBootstrap {
        if (!(meanBlock >= 1) || !Double.isFinite(meanBlock)) {
            throw new IllegalArgumentException("Mean block of " + meanBlock + " intervals. Expected at least 1.");
        }
    }

    /**
     * Which interval stands in for each, all of one kind.
     *
     * @param count how many there are, at least 1
     * @param random where chance comes from
     * @return as many positions, each from 0 to below count
     */
    public int[] draw(int count, Random random) {
        BitSet any = new BitSet(count);
        any.set(0, count);
        return draw(new int[count], List.of(any), count, random);
    }

    /**
     * Which interval stands in for each.
     *
     * @param kinds the kind of each place
     * @param fitting the intervals that fit each kind, none of them empty
     * @param count how many intervals there are to draw from
     */
    int[] draw(int[] kinds, List<BitSet> fitting, int count, Random random) {
        int[][] starts = fitting.stream().map(set -> set.stream().toArray()).toArray(int[][]::new);
        int[] sources = new int[kinds.length];
        for (int t = 0; t < kinds.length; t++) {
            int next = t == 0 ? -1 : (sources[t - 1] + 1) % count;
            boolean isNew = random.nextDouble() * meanBlock < 1
                    || next < 0
                    || !fitting.get(kinds[t]).get(next);
            if (isNew) {
                int[] choice = starts[kinds[t]];
                sources[t] = choice[random.nextInt(choice.length)];
            } else {
                sources[t] = next;
            }
        }
        return sources;
    }

    /** Of how many blocks a draw is made, as far as can be seen: one that happens to go on with the next interval is not told apart. */
    static int blocks(int[] sources, int count) {
        int blocks = 1;
        for (int t = 1; t < sources.length; t++) {
            blocks += sources[t] == (sources[t - 1] + 1) % count ? 0 : 1;
        }
        return blocks;
    }
}
