package io.metafolio.engines.cluster;

import io.metafolio.audit.CanonicalJson;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** The tree as nested parentheses with branch lengths. */
final class Newick {
    /** An unquoted underscore would be read as a blank, so it is not among these. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9.-]+");

    private final Dendrogram tree;
    private final List<String> labels;

    private Newick(Dendrogram tree, List<String> labels) {
        this.tree = tree;
        this.labels = labels;
    }

    static String of(Dendrogram tree, List<String> labels) {
        return new Newick(tree, labels).write();
    }

    private String write() {
        StringBuilder out = new StringBuilder();
        Deque<String> closers = new ArrayDeque<>();
        Deque<Integer> open = new ArrayDeque<>();
        open.push(tree.points() + tree.merges().size() - 1);
        closers.push(";");
        while (!open.isEmpty()) {
            int cluster = open.pop();
            if (cluster < tree.points()) {
                out.append(quoted(labels.get(cluster))).append(closers.pop());
            } else {
                Dendrogram.Merge merge = tree.merges().get(cluster - tree.points());
                out.append('(');
                open.push(merge.right());
                open.push(merge.left());
                closers.push(branch(merge, merge.right()) + ")" + closers.pop());
                closers.push(branch(merge, merge.left()) + ",");
            }
        }
        return out.toString();
    }

    private String branch(Dendrogram.Merge above, int cluster) {
        double below = cluster < tree.points()
                ? 0
                : tree.merges().get(cluster - tree.points()).height();
        return ":" + CanonicalJson.number(above.height() - below);
    }

    private static String quoted(String label) {
        return PLAIN.matcher(label).matches() ? label : "'" + label.replace("'", "''") + "'";
    }
}
