/** JMH benchmarks. Each state checks the answer before its time is taken. */
@NullMarked
package io.metafolio.bench;

import org.jspecify.annotations.NullMarked;
