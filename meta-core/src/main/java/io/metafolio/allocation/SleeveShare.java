package io.metafolio.allocation;

import java.util.OptionalDouble;

/**
 * What one sleeve had of the capital, the risk and the profit of a meta-portfolio, out of sample.
 *
 * @param sleeve its id
 * @param capital mean weight over the rows earned, drift included; those of all sleeves sum to one
 * @param exAnte mean over the walk-forward's decisions of its share of risk as they saw it: {@code w_i(Sw)_i / wᵀSw} on the
 *     train rows; those of all sleeves sum to one; empty where at one decision nothing varied
 * @param realised its share of the risk that came of it: {@code cov(c_i, R) / var(R)} over the rows earned, with R the stream
 *     and {@code c_i} what the sleeve added to it; those of all sleeves and of costs sum to one; empty where the stream did
 *     not vary
 * @param profit what it earned, in units of wealth at the start; those of all sleeves, less costs, are what the
 *     meta-portfolio earned
 */
public record SleeveShare(
        String sleeve, double capital, OptionalDouble exAnte, OptionalDouble realised, double profit) {}
