package io.metafolio.engines.cluster;

import io.metafolio.audit.CanonicalJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** The tree drawn from left to right. Plain attributes only, so that every viewer draws the same. */
final class SvgTree {
    private static final int MARGIN = 16;
    private static final int LEAF_HEIGHT = 18;
    private static final int PLOT_WIDTH = 480;
    private static final int LABEL_GAP = 8;
    private static final int AXIS_HEIGHT = 24;
    private static final int LEAST_INTERVALS = 4;
    private static final List<BigDecimal> STEPS = List.of(new BigDecimal(5), new BigDecimal(2), BigDecimal.ONE);

    /** Advance of a 12 unit monospaced character, rounded up. */
    private static final double CHARACTER_WIDTH = 7.3;

    private final LabelledDendrogram labelled;
    private final Dendrogram tree;
    private final double top;
    private final int bottom;
    private final StringBuilder out = new StringBuilder();

    private SvgTree(LabelledDendrogram labelled) {
        this.labelled = labelled;
        tree = labelled.tree();
        List<Dendrogram.Merge> merges = tree.merges();
        top = merges.isEmpty() ? 0 : merges.get(merges.size() - 1).height();
        bottom = MARGIN + LEAF_HEIGHT * tree.points();
    }

    static String of(LabelledDendrogram labelled) {
        return new SvgTree(labelled).write();
    }

    private String write() {
        head();
        if (top > 0) {
            axis();
        }
        merges();
        labels();
        return out.append("</svg>\n").toString();
    }

    private void head() {
        int longest =
                labelled.labels().stream().mapToInt(SvgTree::columns).max().orElse(0);
        int width = 2 * MARGIN + PLOT_WIDTH + LABEL_GAP + (int) Math.ceil(longest * CHARACTER_WIDTH);
        int height = bottom + AXIS_HEIGHT + MARGIN;
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\""
                        + " font-family=\"monospace\" font-size=\"12\">",
                width, height, width, height);
        line("<title>Dendrogram of %d points</title>", tree.points());
        line("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", width, height);
    }

    /** Scripts from Hangul on may be twice as wide as Latin. */
    private static int columns(String label) {
        return label.codePoints().map(character -> character < 0x1100 ? 1 : 2).sum();
    }

    private void axis() {
        BigDecimal step = step();
        line("<g stroke=\"#dddddd\" fill=\"none\">");
        int count = new BigDecimal(top).divide(step, 0, RoundingMode.DOWN).intValueExact();
        for (int i = 0; i <= count; i++) {
            String x = x(tick(step, i));
            line("<path d=\"M%s %dV%d\"/>", x, MARGIN, bottom + 4);
        }
        line("</g>");
        line("<g fill=\"#555555\" text-anchor=\"middle\" font-size=\"11\">");
        for (int i = 0; i <= count; i++) {
            double tick = tick(step, i);
            line("<text x=\"%s\" y=\"%d\">%s</text>", x(tick), bottom + 18, CanonicalJson.number(tick));
        }
        line("</g>");
    }

    private static double tick(BigDecimal step, int i) {
        return step.multiply(BigDecimal.valueOf(i)).doubleValue();
    }

    /** The widest of 1, 2, 5 times a power of ten that fits at least four times. */
    private BigDecimal step() {
        BigDecimal exact = new BigDecimal(top);
        int power = exact.precision() - exact.scale() - 1;
        while (true) {
            for (BigDecimal digit : STEPS) {
                BigDecimal step = digit.scaleByPowerOfTen(power);
                if (step.multiply(BigDecimal.valueOf(LEAST_INTERVALS)).compareTo(exact) <= 0) {
                    return step;
                }
            }
            power--;
        }
    }

    private void merges() {
        double[] y = new double[tree.points() + tree.merges().size()];
        double[] height = new double[y.length];
        List<Integer> leaves = tree.leaves();
        for (int i = 0; i < leaves.size(); i++) {
            y[leaves.get(i)] = MARGIN + LEAF_HEIGHT * (i + 0.5);
        }
        line("<g stroke=\"#1f4e79\" stroke-width=\"1.5\" stroke-linejoin=\"round\" fill=\"none\">");
        for (int k = 0; k < tree.merges().size(); k++) {
            Dendrogram.Merge merge = tree.merges().get(k);
            int made = tree.points() + k;
            height[made] = merge.height();
            y[made] = (y[merge.left()] + y[merge.right()]) / 2;
            line(
                    "<path d=\"M%s %sH%sV%sH%s\"/>",
                    x(height[merge.left()]),
                    number(y[merge.left()]),
                    x(merge.height()),
                    number(y[merge.right()]),
                    x(height[merge.right()]));
        }
        line("</g>");
    }

    private void labels() {
        line("<g fill=\"#111111\">");
        List<String> leaves = labelled.leaves();
        for (int i = 0; i < leaves.size(); i++) {
            line(
                    "<text x=\"%d\" y=\"%d\" xml:space=\"preserve\">%s</text>",
                    MARGIN + PLOT_WIDTH + LABEL_GAP, MARGIN + LEAF_HEIGHT * i + 13, escaped(leaves.get(i)));
        }
        line("</g>");
    }

    /** Height 0 is on the right, where the leaves are. */
    private String x(double height) {
        return number(MARGIN + PLOT_WIDTH * (top > 0 ? 1 - height / top : 1));
    }

    private static String number(double value) {
        return new BigDecimal(value)
                .setScale(2, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String escaped(String label) {
        return label.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
