package io.metafolio.study;

import io.metafolio.MetaPortfolio;
import io.metafolio.errors.RefusedException;
import io.metafolio.sleeve.Sleeve;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Collects what describes a study. How many histories are drawn, from what blocks and from which seed may be said once; variations
 * add up in the order of the calls. Not safe to share between threads.
 */
public final class StudyBuilder {
    private final MetaPortfolio meta;
    private final List<Variation> variations = new ArrayList<>();
    private OptionalInt draws = OptionalInt.empty();
    private Optional<StationaryBootstrap> bootstrap = Optional.empty();
    private OptionalLong seed = OptionalLong.empty();

    StudyBuilder(MetaPortfolio meta) {
        this.meta = meta;
    }

    /**
     * Other values of one parameter, one at a time.
     *
     * @param pointer its JSON pointer, for example {@code /allocation/min_sleeve_weight}
     * @param values as JSON knows them
     * @return this builder
     * @throws io.metafolio.configuration.ConfigurationException where it is not known, or a value not of its kind
     * @throws IllegalArgumentException where the study has that variation already
     */
    public StudyBuilder vary(String pointer, Object... values) {
        List<Variation> wanted = new ArrayList<>();
        for (Object value : values) {
            wanted.add(Variation.of(pointer, value));
        }
        return vary(wanted);
    }

    /**
     * Other things done otherwise, one at a time.
     *
     * @param wanted each a scenario
     * @return this builder
     * @throws IllegalArgumentException where the study has one of them already
     */
    public StudyBuilder vary(List<Variation> wanted) {
        List<String> all =
                new ArrayList<>(variations.stream().map(Variation::toString).toList());
        for (Variation variation : wanted) {
            if (all.contains(variation.toString())) {
                throw new IllegalArgumentException("Variation \"" + variation
                        + "\" twice in a study. Expected each once. Maybe one of the two calls is left over.");
            }
            all.add(variation.toString());
        }
        variations.addAll(wanted);
        return this;
    }

    /**
     * The meta-portfolio without each of its sleeves in turn.
     *
     * @return this builder
     * @throws IllegalArgumentException where the study has one of these variations already
     */
    public StudyBuilder leaveOneSleeveOut() {
        return vary(
                meta.sleeves().stream().map(Sleeve::id).map(Variation::without).toList());
    }

    /**
     * Data that arrives late.
     *
     * @param rows how many sessions late, each a scenario
     * @return this builder
     * @throws IllegalArgumentException where the study has one of these variations already
     */
    public StudyBuilder delayed(int... rows) {
        List<Variation> wanted = new ArrayList<>();
        for (int late : rows) {
            wanted.add(Variation.delayed(late));
        }
        return vary(wanted);
    }

    /**
     * Histories drawn anew, all sleeves at once.
     *
     * @param count how many; default none
     * @return this builder
     * @throws IllegalArgumentException where it is negative
     * @throws IllegalStateException where it was said before
     */
    public StudyBuilder draw(int count) {
        if (count < 0) {
            throw new IllegalArgumentException(count + " drawn histories. Expected none or more.");
        }
        requireFirst("draw", draws.isEmpty());
        draws = OptionalInt.of(count);
        return this;
    }

    /**
     * How long the blocks are that histories are drawn in.
     *
     * @param wanted default {@link StationaryBootstrap#MONTH}
     * @return this builder
     * @throws IllegalStateException where it was said before
     */
    public StudyBuilder bootstrap(StationaryBootstrap wanted) {
        requireFirst("bootstrap", bootstrap.isEmpty());
        bootstrap = Optional.of(wanted);
        return this;
    }

    /**
     * Which of all sequences of histories is drawn.
     *
     * @param wanted default 0
     * @return this builder
     * @throws IllegalStateException where it was said before
     */
    public StudyBuilder seed(long wanted) {
        requireFirst("seed", seed.isEmpty());
        seed = OptionalLong.of(wanted);
        return this;
    }

    private static void requireFirst(String option, boolean isFirst) {
        if (!isFirst) {
            throw new IllegalStateException(
                    "Option " + option + " was given twice. Expected once. Maybe one of the two calls is left over.");
        }
    }

    /**
     * The study.
     *
     * @return ready to run
     * @throws RefusedException where sleeves share no date, a lookback is longer than the prices, no history can be drawn, parameters do
     *     not go together, or nothing is left of the meta-portfolio
     */
    public Study build() {
        return new Study(
                meta, variations, draws.orElse(0), bootstrap.orElse(StationaryBootstrap.MONTH), seed.orElse(0));
    }
}
