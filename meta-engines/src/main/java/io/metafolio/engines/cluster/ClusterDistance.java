package io.metafolio.engines.cluster;

/**
 * The distances from every cluster i to the cluster made of x and y (Lance and Williams 1967), a row at a time, so that
 * the loop can be vectorised.
 *
 * <p>Plain operations from the left, no fused multiply-add: the order of operations decides the last bit. Sizes are
 * whole numbers in doubles, so their sums are exact.
 */
@FunctionalInterface
interface ClusterDistance {
    /**
     * The merge of x and y.
     *
     * @param height distance from x to y
     * @param sizeX points in x
     * @param sizeY points in y
     */
    record Merged(double height, double sizeX, double sizeY) {}

    /** Overwrites the distances from y with those from the new cluster, as far as {@code sizes} reaches by width. */
    void update(double[] fromX, double[] fromY, double[] sizes, int width, Merged merged);

    static void complete(double[] fromX, double[] fromY, double[] sizes, int width, Merged merged) {
        for (int i = 0; i < width; i++) {
            fromY[i] = Math.max(fromX[i], fromY[i]);
        }
    }

    static void average(double[] fromX, double[] fromY, double[] sizes, int width, Merged merged) {
        double sizeX = merged.sizeX();
        double sizeY = merged.sizeY();
        for (int i = 0; i < width; i++) {
            fromY[i] = (sizeX * fromX[i] + sizeY * fromY[i]) / (sizeX + sizeY);
        }
    }

    static void weighted(double[] fromX, double[] fromY, double[] sizes, int width, Merged merged) {
        for (int i = 0; i < width; i++) {
            fromY[i] = 0.5 * (fromX[i] + fromY[i]);
        }
    }

    static void ward(double[] fromX, double[] fromY, double[] sizes, int width, Merged merged) {
        double xy = merged.height();
        double sizeX = merged.sizeX();
        double sizeY = merged.sizeY();
        for (int i = 0; i < width; i++) {
            double size = sizes[i];
            double t = 1.0 / (sizeX + sizeY + size);
            double xi = fromX[i];
            double yi = fromY[i];
            fromY[i] = Math.sqrt((size + sizeX) * t * xi * xi + (size + sizeY) * t * yi * yi - size * t * xy * xy);
        }
    }
}
