package io.metafolio.engines.cluster;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** The tree as an aligned table: height and size of each merge, and the tree beside them. */
final class TextTree {
    private static final int LEAVES_SHOWN = 64;

    private final Dendrogram tree;
    private final IntFunction<String> label;
    private final int leaves;
    private final HeightFormat heights;
    private final int heightWidth;
    private final int sizeWidth;
    private final StringBuilder out = new StringBuilder();

    /** A cluster yet to be written; {@code stem} is drawn before it, {@code below} before what hangs from it. */
    private record Open(int cluster, String stem, String below) {}

    private TextTree(Dendrogram tree, IntFunction<String> label, int leaves) {
        this.tree = tree;
        this.label = label;
        this.leaves = leaves;
        List<Dendrogram.Merge> merges = tree.merges();
        double top = merges.isEmpty() ? 0 : merges.get(merges.size() - 1).height();
        heights = HeightFormat.upTo(top);
        heightWidth = Math.max("height".length(), heights.of(top).length());
        sizeWidth = Math.max("size".length(), Integer.toString(tree.points()).length());
    }

    /** The part that fits a screen. */
    static String top(Dendrogram tree, IntFunction<String> label) {
        return of(tree, label, LEAVES_SHOWN);
    }

    /** Expands the topmost merges, down to so many leaves; a cluster left closed is counted. */
    static String of(Dendrogram tree, IntFunction<String> label, int leaves) {
        return new TextTree(tree, label, leaves).write();
    }

    private String write() {
        line("height", "size", "tree");
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open(tree.points() + tree.merges().size() - 1, "", ""));
        while (!open.isEmpty()) {
            Open next = open.pop();
            if (next.cluster() < tree.points()) {
                line("", "", next.stem() + label.apply(next.cluster()));
            } else {
                writeMerge(next, open);
            }
        }
        return out.toString();
    }

    private void writeMerge(Open next, Deque<Open> open) {
        int k = next.cluster() - tree.points();
        Dendrogram.Merge merge = tree.merges().get(k);
        boolean isClosed = tree.merges().size() - k >= leaves;
        String drawn = isClosed ? "(" + merge.size() + " points)" : "┐";
        line(heights.of(merge.height()), Integer.toString(merge.size()), next.stem() + drawn);
        if (!isClosed) {
            open.push(new Open(merge.right(), next.below() + "└─", next.below() + "  "));
            open.push(new Open(merge.left(), next.below() + "├─", next.below() + "│ "));
        }
    }

    private void line(String height, String size, String drawn) {
        out.append(String.format(Locale.ROOT, "%" + heightWidth + "s  %" + sizeWidth + "s  %s\n", height, size, drawn));
    }
}
