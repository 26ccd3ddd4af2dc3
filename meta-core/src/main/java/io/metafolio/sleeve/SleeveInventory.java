package io.metafolio.sleeve;

import com.google.common.collect.ImmutableList;
import io.metafolio.errors.UnknownNameException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sleeves a desk knows, in the order in which they take part. Immutable.
 *
 * @param sleeves definitions with distinct ids
 */
public record SleeveInventory(List<SleeveDefinition> sleeves) {
    /** US shares and futures on exchange hours; its sessions are the days on which all its venues trade, XNYS. */
    public static final SleeveDefinition INSTRUMENTS = SleeveDefinition.named("instruments")
            .runProfile("production")
            .scope("NYSE", "NASDAQ", "CME")
            .friction(FrictionModel.TRADFI)
            .build();
    /** Exchange-traded funds on exchange hours. */
    public static final SleeveDefinition ETFS = SleeveDefinition.named("etfs")
            .runProfile("institutional_etf")
            .scope("AMEX", "NYSE")
            .friction(FrictionModel.TRADFI)
            .build();
    /** Crypto on BINANCE, around the clock. */
    public static final SleeveDefinition CRYPTO = SleeveDefinition.named("crypto")
            .runProfile("crypto_production")
            .scope("BINANCE")
            .friction(FrictionModel.CRYPTO)
            .cashAsset("USDT")
            .build();
    /** The three production sleeves: instruments, etfs, crypto. */
    public static final SleeveInventory PRODUCTION = new SleeveInventory(List.of(INSTRUMENTS, ETFS, CRYPTO));
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
