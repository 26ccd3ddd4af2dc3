package io.metafolio.sleeve;

import com.google.common.collect.ImmutableList;
import io.metafolio.calendar.TradingCalendars;
import io.metafolio.configuration.DeskConfiguration;
import io.metafolio.configuration.PlacedSleeve;
import io.metafolio.errors.UnknownNameException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sleeves a desk knows, in the order in which they take part. Immutable.
 *
 * @param sleeves definitions with distinct ids
 */
public record SleeveInventory(List<SleeveDefinition> sleeves) {
    /** The three production sleeves: instruments, etfs, crypto. */
    public static final SleeveInventory PRODUCTION =
            of(DeskConfiguration.readyMade(), DeskConfiguration.META_PRODUCTION, TradingCalendars.KNOWN);
    /** US shares and futures on exchange hours; its sessions are the days on which all its venues trade, XNYS. */
    public static final SleeveDefinition INSTRUMENTS = PRODUCTION.sleeve("instruments");
    /** Exchange-traded funds on exchange hours. */
    public static final SleeveDefinition ETFS = PRODUCTION.sleeve("etfs");
    /** Crypto on BINANCE, around the clock. */
    public static final SleeveDefinition CRYPTO = PRODUCTION.sleeve("crypto");
    /** The same three for research, crypto on all its venues. */
    public static final SleeveInventory RESEARCH = new SleeveInventory(List.of(
            INSTRUMENTS.withStatus(SleeveStatus.RESEARCH),
            ETFS.withStatus(SleeveStatus.RESEARCH),
            CRYPTO.withStatus(SleeveStatus.RESEARCH).withScope(ExchangeScope.CRYPTO_RESEARCH)));

    /**
     * Copies the definitions.
     *
     * @throws IllegalArgumentException where two share an id
     */
    public SleeveInventory {
        sleeves = ImmutableList.copyOf(sleeves);
        if (sleeves.stream().map(SleeveDefinition::id).distinct().count() < sleeves.size()) {
            throw new IllegalArgumentException(
                    "Two sleeves of one inventory share an id: " + ids(sleeves) + ". Expected distinct ids.");
        }
    }

    /**
     * The strategy sleeves of a meta-portfolio, and of those within it, as a desk wrote them down.
     *
     * @param desk run profiles and meta-portfolios
     * @param meta the meta-portfolio's id
     * @param calendars among which their calendars are
     * @return the sleeves in the order of columns
     * @throws io.metafolio.errors.RefusedException where a name is not known, or a parameter that a sleeve needs is not set
     */
    public static SleeveInventory of(DeskConfiguration desk, String meta, TradingCalendars calendars) {
        List<SleeveDefinition> sleeves = new ArrayList<>();
        for (PlacedSleeve placed : desk.strategies(meta)) {
            sleeves.add(SleeveDefinition.of(
                    placed.id(), desk.runProfile(placed.runProfile()), desk.sleeve(placed), calendars));
        }
        return new SleeveInventory(sleeves);
    }

    /**
     * This inventory with one more sleeve, last.
     *
     * @param sleeve a definition whose id is new
     * @return the larger inventory
     */
    public SleeveInventory with(SleeveDefinition sleeve) {
        return new SleeveInventory(
                Stream.concat(sleeves.stream(), Stream.of(sleeve)).toList());
    }

    /**
     * The definition of an id.
     *
     * @param id a sleeve id
     * @return its definition
     * @throws UnknownNameException where no sleeve has that id; the message lists those that are known
     */
    public SleeveDefinition sleeve(String id) {
        return sleeves.stream()
                .filter(sleeve -> sleeve.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException("sleeve", id, "sleeve inventory", ids()));
    }

    /**
     * The known ids.
     *
     * @return in inventory order
     */
    public List<String> ids() {
        return ids(sleeves);
    }

    private static List<String> ids(List<SleeveDefinition> sleeves) {
        return sleeves.stream().map(SleeveDefinition::id).toList();
    }
}
