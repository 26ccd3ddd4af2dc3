/** Parquet files of doubles over time stamps, as pandas, DuckDB and Polars write and read them. */
@NullMarked
package io.metafolio.io.parquet;

import org.jspecify.annotations.NullMarked;
