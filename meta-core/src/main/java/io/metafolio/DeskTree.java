package io.metafolio;

import io.metafolio.configuration.DeskConfiguration;
import io.metafolio.configuration.PlacedSleeve;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.sleeve.Sleeve;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts strategies together as a desk wrote its meta-portfolios down. */
final class DeskTree {
    private final DeskConfiguration desk;
    private final Map<String, Sleeve> strategies;

    private DeskTree(DeskConfiguration desk, Map<String, Sleeve> strategies) {
        this.desk = desk;
        this.strategies = strategies;
    }

    /** The sleeves of a meta-portfolio; one within it of which no strategy takes part is left out. */
    static List<Sleeve> sleeves(DeskConfiguration desk, String meta, List<? extends Sleeve> strategies) {
        List<String> known =
                desk.strategies(meta).stream().map(PlacedSleeve::id).toList();
        Map<String, Sleeve> byId = new LinkedHashMap<>();
        for (Sleeve strategy : strategies) {
            if (!known.contains(strategy.id())) {
                throw new UnknownNameException("sleeve", strategy.id(), "meta-portfolio " + meta, known);
            }
            byId.put(strategy.id(), strategy);
        }
        return new DeskTree(desk, byId).within(List.of(meta));
    }

    /** Strategies alone stand in the order in which they were given; beside meta-portfolios all stand as written. */
    private List<Sleeve> within(List<String> path) {
        List<String> ids =
                List.copyOf(desk.meta(path.get(path.size() - 1)).sleeves().keySet());
        if (ids.stream().noneMatch(desk::isMeta)) {
            return strategies.values().stream()
                    .filter(strategy -> ids.contains(strategy.id()))
                    .toList();
        }
        List<Sleeve> sleeves = new ArrayList<>();
        for (String id : ids) {
            (desk.isMeta(id) ? meta(path, id) : Optional.ofNullable(strategies.get(id))).ifPresent(sleeves::add);
        }
        return sleeves;
    }

    private Optional<Sleeve> meta(List<String> outer, String id) {
        List<String> path = new ArrayList<>(outer);
        path.add(id);
        List<Sleeve> held = within(path);
        return held.isEmpty()
                ? Optional.empty()
                : Optional.of(new MetaPortfolioBuilder()
                        .named(id)
                        .configuration(desk.ofMeta(path))
                        .sleeves(held)
                        .build());
    }
}
