package io.metafolio.returns;

import io.metafolio.profile.RiskProfile;

/**
 * What one sleeve earned under one risk profile, out of sample and after friction.
 *
 * <p>The profile travels with the numbers, so that streams of different philosophies cannot be joined.
 *
 * @param sleeve the sleeve's id
 * @param profile the philosophy
 * @param series its returns, on the sleeve's own calendar
 */
public record ProfileStream(String sleeve, RiskProfile profile, ReturnSeries series) {
    @Override
    public String toString() {
        return sleeve + " under " + profile + ", " + series;
    }
}
