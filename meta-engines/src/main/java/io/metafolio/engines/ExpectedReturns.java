package io.metafolio.engines;

import io.metafolio.metrics.SampleShape;
import io.metafolio.returns.ReturnMatrix;
import java.util.Arrays;

/** Expected returns per session: the sample means. */
final class ExpectedReturns {
    private ExpectedReturns() {}

    static double[] of(ReturnMatrix returns) {
        return Arrays.stream(returns.toColumns()).mapToDouble(SampleShape::mean).toArray();
    }
}
