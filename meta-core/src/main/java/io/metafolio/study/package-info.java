/** HOW SURE: many runs of one meta-portfolio, on resampled histories and under other parameters, and what they say together. */
@NullMarked
package io.metafolio.study;

import org.jspecify.annotations.NullMarked;
