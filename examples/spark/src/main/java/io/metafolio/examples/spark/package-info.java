/** Studies on Apache Spark: inputs are broadcast, scenarios run wherever there is room, rows come back in order. */
package io.metafolio.examples.spark;
