package io.metafolio.allocation;

import io.metafolio.metrics.SampleShape;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.weights.GuardrailProjection;
import io.metafolio.weights.WeightBounds;
import io.metafolio.weights.Weights;
import java.util.Arrays;
import java.util.Locale;

/** What a meta-portfolio would have done without its philosophy: plain rules that decide on the same rows, inside the same box. */
public enum BaselineRule {
    /** Every sleeve the same. */
    EQUAL_WEIGHT("every sleeve the same") {
        @Override
        double[] raw(ReturnMatrix train, Weights first) {
            double[] weights = new double[train.columnCount()];
            Arrays.fill(weights, 1.0 / weights.length);
            return weights;
        }
    },
    /** The philosophy's first decision, traded back to at each later one: what deciding anew is worth shows against it. */
    STATIC("the first decision, traded back to at each later one") {
        @Override
        double[] raw(ReturnMatrix train, Weights first) {
            return first.toArray();
        }
    },
    /**
     * In proportion to one over the sample volatility (ddof 1) of the train rows, then brought inside the box. Sleeves that did
     * not vary share everything, which is the limit for a volatility that vanishes.
     */
    INVERSE_VOLATILITY("in proportion to one over the sample volatility of the train rows") {
        @Override
        double[] raw(ReturnMatrix train, Weights first) {
            double[][] columns = train.toColumns();
            boolean allVary = Arrays.stream(columns).allMatch(SampleShape::varies);
            double[] inverse = Arrays.stream(columns)
                    .mapToDouble(column -> {
                        if (allVary) {
                            return 1 / SampleShape.deviation(column);
                        }
                        return SampleShape.varies(column) ? 0 : 1;
                    })
                    .toArray();
            double sum = Arrays.stream(inverse).reduce(0, Double::sum);
            return Arrays.stream(inverse).map(value -> value / sum).toArray();
        }
    };

    private final String description;

    BaselineRule(String description) {
        this.description = description;
    }

    abstract double[] raw(ReturnMatrix train, Weights first);

    /** The weights of one decision. */
    Weights weights(ReturnMatrix train, Weights first, WeightBounds box, GuardrailProjection projection) {
        return projection.project(Weights.of(train.columns(), raw(train, first)), box, "baseline " + id());
    }

    /**
     * The name in files.
     *
     * @return lower case
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What it does.
     *
     * @return one line
     */
    public String description() {
        return description;
    }
}
