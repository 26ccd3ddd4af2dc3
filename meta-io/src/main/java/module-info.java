/** Bytes in and out of the multi-sleeve meta-portfolio library. */
module io.metafolio.io {
    requires com.google.common;
    requires de.siegmar.fastcsv;
    requires transitive io.metafolio.core;
    requires tools.jackson.core;
    requires static transitive org.jspecify;

    // Only for what a user asks of them: pickles compressed with bz2 or xz, Parquet, its zstd.
    requires static com.github.luben.zstd_jni;
    requires static org.apache.commons.compress;
    requires static org.tukaani.xz;
    requires static parquet.format.structures;

    exports io.metafolio.io;
    exports io.metafolio.io.artifacts;
    exports io.metafolio.io.csv;
    exports io.metafolio.io.html;
    exports io.metafolio.io.parquet;
    exports io.metafolio.io.pickle;
    exports io.metafolio.io.study;
    exports io.metafolio.io.table;
}
