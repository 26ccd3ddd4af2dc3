/** Covariance and correlation of return columns; every sum is sequential with fused multiply-add, so that its bits never vary. */
@NullMarked
package io.metafolio.engines.covariance;

import org.jspecify.annotations.NullMarked;
