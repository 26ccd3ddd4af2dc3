package io.metafolio.examples;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaRun;
import io.metafolio.io.PriceFolder;
import io.metafolio.sleeve.SleeveInventory;
import io.metafolio.sleeve.StrategySleeve;
import java.nio.file.Path;
import java.util.List;

/** From a folder of files, pickles of pandas or CSV or Parquet, to a run. */
public final class OwnPrices {
    private OwnPrices() {}

    /**
     * Runs on the closes of a folder.
     *
     * @param args the folder, with a file each for {@code instruments}, {@code etfs} and {@code crypto}
     */
    public static void main(String[] args) {
        System.out.println(run(Path.of(args[0])));
    }

    static MetaRun run(Path folder) {
        List<StrategySleeve> sleeves = PriceFolder.at(folder)
                .sleeves(SleeveInventory.INSTRUMENTS, SleeveInventory.ETFS, SleeveInventory.CRYPTO);
        return MetaPortfolio.builder().sleeves(sleeves).run();
    }
}
