package io.metafolio.selection;

/** What an asset can be vetoed for. */
public enum PredictabilityRule {
    /** Its ordinal patterns are spread more evenly than the threshold allows. */
    ENTROPY("permutation entropy above the threshold"),
    /** Its ordinal patterns are spread so evenly that no policy lets it pass. */
    ENTROPY_CEILING("permutation entropy above the ceiling"),
    /** Its moves neither go on nor are taken back. */
    RANDOM_WALK("Hurst exponent of a random walk"),
    /** It walks long paths and gets nowhere. */
    INEFFICIENT("efficiency ratio below the threshold"),
    /** It earned less than the threshold. */
    NO_MOMENTUM("momentum below the threshold"),
    /** It did not move at all, so there is nothing to measure. */
    MOTIONLESS("no return other than zero");

    private final String title;

    PredictabilityRule(String title) {
        this.title = title;
    }

    /**
     * The rule in words.
     *
     * @return without a full stop
     */
    public String title() {
        return title;
    }
}
