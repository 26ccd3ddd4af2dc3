package desk;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaRun;
import io.metafolio.calendar.TradingCalendars;
import io.metafolio.io.PriceFile;
import io.metafolio.io.artifacts.ArtifactFolder;
import io.metafolio.io.artifacts.LedgerVerification;
import io.metafolio.io.artifacts.RunReplay;
import io.metafolio.parity.ParityPolicy;
import io.metafolio.parity.ParityWaivers;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.sleeve.SleeveInventory;

import io.metafolio.spi.Plugins;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** From price files to weights and proven evidence, with published jars only. */
public final class Desk {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-14T00:00:00Z"), ZoneOffset.UTC);

    private Desk() {}

    /**
     * Runs, writes, verifies and makes the run anew.
     *
     * @param args the folder of price files, and the artifact folder
     */
    public static void main(String[] args) {
        System.out.println(run(Path.of(args[0]), "csv", Path.of(args[1])));
    }

    /**
     * A whole run, every byte of which has been verified and replayed.
     *
     * @param prices holds a file a sleeve
     * @param form how the files' names end
     * @param out where the artifacts go
     * @return the run
     */
    public static MetaRun run(Path prices, String form, Path out) {
        ArtifactFolder artifacts = ArtifactFolder.at(out).withClock(CLOCK);
        MetaRun run = MetaPortfolio.of(
                        sleeve(SleeveInventory.INSTRUMENTS, prices, form),
                        sleeve(SleeveInventory.ETFS, prices, form),
                        sleeve(SleeveInventory.CRYPTO, prices, form))
                .profiles(RiskProfile.MIN_VARIANCE, RiskProfile.HRP, RiskProfile.BARBELL)
                .parity(ParityPolicy.institutional().waive(ParityWaivers.CRYPTO))
                .clock(CLOCK)
                .audit(artifacts.ledger("desk"))
                .run();
        Path folder = artifacts.write("desk", run);
        for (LedgerVerification verified : ArtifactFolder.verify(folder)) {
            require(verified.passes(), verified);
        }
        for (RunReplay replay : ArtifactFolder.replay(folder, Plugins.installed(), TradingCalendars.KNOWN)) {
            require(replay.faults().isEmpty(), replay);
        }
        return run;
    }

    private static Sleeve sleeve(SleeveDefinition definition, Path prices, String form) {
        return Sleeve.of(definition, PriceFile.read(prices.resolve(definition.id() + "." + form)))
                .withBenchmarks(List.of(PriceFile.read(prices.resolve("benchmarks.csv")).toPrices()));
    }

    private static void require(boolean held, Object what) {
        if (!held) {
            throw new IllegalStateException(what.toString());
        }
    }
}
