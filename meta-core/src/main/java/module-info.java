/** Domain, rules and the run of the multi-sleeve meta-portfolio library. */
module io.metafolio.core {
    requires com.google.common;
    requires static transitive org.jspecify;

    exports io.metafolio;
    exports io.metafolio.allocation;
    exports io.metafolio.audit;
    exports io.metafolio.calendar;
    exports io.metafolio.configuration;
    exports io.metafolio.errors;
    exports io.metafolio.integrity;
    exports io.metafolio.metrics;
    exports io.metafolio.parity;
    exports io.metafolio.profile;
    exports io.metafolio.progress;
    exports io.metafolio.report;
    exports io.metafolio.returns;
    exports io.metafolio.selection;
    exports io.metafolio.simulation;
    exports io.metafolio.sleeve;
    exports io.metafolio.spi;
    exports io.metafolio.study;
    exports io.metafolio.tournament;
    exports io.metafolio.weights;

    uses io.metafolio.spi.RegimeDetector;
    uses io.metafolio.spi.RiskEngine;
    uses io.metafolio.spi.SelectionModel;
    uses io.metafolio.spi.Simulator;

    provides io.metafolio.spi.Simulator with
            io.metafolio.tournament.CustomSimulator;
}
