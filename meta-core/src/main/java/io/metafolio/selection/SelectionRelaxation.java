package io.metafolio.selection;

/** What is given up where too few assets are selected, in this order, each step over those before it. */
public enum SelectionRelaxation {
    /** The efficiency threshold is multiplied by 0.8. */
    EFFICIENCY("efficiency threshold × 0.8"),
    /** Assets without momentum are let in. */
    MOMENTUM("momentum gate off"),
    /** No Hurst exponent counts as a random walk. */
    RANDOM_WALK("Hurst zone off"),
    /** Entropy is let in up to the ceiling. */
    ENTROPY("entropy up to the ceiling"),
    /** The selected are kept and filled up by score, vetoed or not. */
    FILL("filled up by score");

    private final String title;

    SelectionRelaxation(String title) {
        this.title = title;
    }

    /**
     * The step in words.
     *
     * @return without a full stop
     */
    public String title() {
        return title;
    }
}
