/** The desk on the module path. */
module desk {
    requires io.metafolio.core;
    requires io.metafolio.engines;
    requires io.metafolio.io;
}
