package io.metafolio.io.html;

import java.math.BigDecimal;
import java.util.List;

/** Where values stand on an upright axis, and which of them are labelled. */
interface Scale {
    /** The height of a value, 0 at the bottom and 1 at the top. */
    double height(double value);

    /** Round values on the axis, rising. */
    List<BigDecimal> ticks();
}
