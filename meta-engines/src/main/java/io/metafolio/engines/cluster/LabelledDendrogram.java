package io.metafolio.engines.cluster;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A tree whose points have names: to print, to draw, to hand to other programs. Immutable, safe to share between
 * threads; every text is the same on every JVM.
 *
 * @param labels N distinct names by point, none blank, each of characters that can be printed on one line
 * @param tree of N points
 */
public record LabelledDendrogram(List<String> labels, Dendrogram tree) {
    /**
     * Copies the labels.
     *
     * @throws IllegalArgumentException where the count is wrong or a label is blank, repeated or cannot be printed
     */
    public LabelledDendrogram {
        labels = List.copyOf(labels);
        if (labels.size() != tree.points()) {
            throw new IllegalArgumentException(labels.size() + " labels for " + tree.points()
                    + " points. Expected one label a point. Maybe pass the columns the tree was made from.");
        }
        Set<String> seen = new LinkedHashSet<>();
        for (String label : labels) {
            if (label.isBlank() || !label.codePoints().allMatch(LabelledDendrogram::isPrintable)) {
                throw new IllegalArgumentException(
                        "Label \"" + label
                                + "\". Expected printable characters, not blank, no line break. Maybe strip control characters.");
            }
            if (!seen.add(label)) {
                throw new IllegalArgumentException("Label \"" + label
                        + "\" twice. Expected distinct labels. Maybe add the sleeve or exchange to the name.");
            }
        }
    }

    /** What XML and a line of text can both hold. */
    private static boolean isPrintable(int character) {
        return !Character.isISOControl(character)
                && Character.getType(character) != Character.SURROGATE
                && Character.getType(character) != Character.LINE_SEPARATOR
                && Character.getType(character) != Character.PARAGRAPH_SEPARATOR
                && (character & 0xFFFE) != 0xFFFE;
    }

    /**
     * The labels in leaf order, as hierarchical risk parity and drawings take them.
     *
     * @return every label once
     */
    public List<String> leaves() {
        return tree.leaves().stream().map(labels::get).toList();
    }

    /**
     * The clusters of a cut by name.
     *
     * @param clusters from {@link Dendrogram#clusters} or {@link Dendrogram#clustersAt}
     * @return the same clusters in the same order
     * @throws IndexOutOfBoundsException where a point is not one of the tree's
     */
    public List<List<String>> named(List<List<Integer>> clusters) {
        return clusters.stream()
                .map(cluster -> cluster.stream().map(labels::get).toList())
                .toList();
    }

    /**
     * The whole tree as text, one line for each merge, with its height and size, and one for each leaf. Length up to
     * O(N²), where every merge adds one point.
     *
     * @return lines separated and ended by a line feed
     */
    public String text() {
        return TextTree.of(tree, labels::get, tree.points());
    }

    /**
     * The tree in the Newick format, which tree viewers read. A branch is as long as the heights of its two ends differ,
     * points having height 0; so two points are twice their cophenetic distance apart. Labels are in single quotes
     * unless they are made of ASCII letters, digits, dots and hyphens alone.
     *
     * @return one line that ends with a semicolon, without line feed
     */
    public String newick() {
        return Newick.of(tree, labels);
    }

    /**
     * A drawing: leaves on the right in their order from the top, the merges to the left of them by height, an axis of
     * heights below. Self-contained, without style sheet, script or font files; 18 units a leaf.
     *
     * @return an SVG document, labels escaped
     */
    public String svg() {
        return SvgTree.of(this);
    }

    /** The top of the tree as text: at most 64 lines of leaves, the clusters below counted. */
    @Override
    public String toString() {
        return TextTree.top(tree, labels::get);
    }
}
