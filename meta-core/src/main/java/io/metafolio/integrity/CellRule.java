package io.metafolio.integrity;

/** What the cells of a table must be. */
enum CellRule {
    /** Closes: positive and finite, or absent. */
    PRICE("close") {
        @Override
        String faultOf(double value) {
            return Double.isNaN(value) || (value > 0 && Double.isFinite(value)) ? "" : "price " + value;
        }
    },
    /** Simple returns: above −1 and finite, never absent. */
    RETURN("return") {
        @Override
        String faultOf(double value) {
            if (Double.isNaN(value)) {
                return "no return";
            }
            if (value <= -1 && Double.isFinite(value)) {
                return "return " + value + " is ruin";
            }
            return Double.isFinite(value) ? "" : "return " + value;
        }
    };

    private final String noun;

    CellRule(String noun) {
        this.noun = noun;
    }

    /** The fault of a cell, or the empty string. */
    abstract String faultOf(double value);

    String noun() {
        return noun;
    }
}
