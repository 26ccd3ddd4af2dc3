package io.metafolio.sleeve;

import com.google.common.collect.ImmutableList;
import io.metafolio.calendar.TradingCalendars;
import io.metafolio.errors.UnknownNameException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sleeves a desk knows, in the order in which they take part. Immutable.
 *
 * @param sleeves definitions with distinct ids
 */
public record SleeveInventory(List<SleeveDefinition> sleeves) {
    /** US shares on exchange hours. */
    public static final SleeveDefinition INSTRUMENTS = new SleeveDefinition(
            "instruments",
            new RunProfile("production"),
            ExchangeScope.of("NYSE", "NASDAQ", "CME"),
            TradingCalendars.XNYS,
            FrictionModel.TRADFI,
            Optional.empty(),
            SleeveStatus.ACTIVE);
    /** Exchange-traded funds on exchange hours. */
    public static final SleeveDefinition ETFS = new SleeveDefinition(
            "etfs",
            new RunProfile("institutional_etf"),
            ExchangeScope.of("AMEX", "NYSE"),
            TradingCalendars.XNYS,
            FrictionModel.TRADFI,
            Optional.empty(),
            SleeveStatus.ACTIVE);
    /** Crypto on BINANCE, around the clock. */
    public static final SleeveDefinition CRYPTO = new SleeveDefinition(
            "crypto",
            new RunProfile("crypto_production"),
            ExchangeScope.of("BINANCE"),
            TradingCalendars.XCRY,
            FrictionModel.CRYPTO,
            Optional.of("USDT"),
            SleeveStatus.ACTIVE);
    /** The three production sleeves: instruments, etfs, crypto. */
    public static final SleeveInventory PRODUCTION = new SleeveInventory(List.of(INSTRUMENTS, ETFS, CRYPTO));

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
