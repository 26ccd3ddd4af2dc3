package io.metafolio.examples.cli;

import io.metafolio.errors.RefusedException;
import io.metafolio.io.csv.PriceCsv;
import io.metafolio.returns.PriceTable;
import io.metafolio.testkit.SyntheticMarket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the synthetic sample as price files, to see what files of one's own should look like. */
@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        description = "Writes the synthetic sample as price files: what files of your own should look like.")
final class SampleCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command line before the command is called
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "A new folder.")
    private Path folder = Path.of("sample");

    @Option(names = "--seed", paramLabel = "N", description = "Decides every price. Default: ${DEFAULT-VALUE}.")
    private long seed = SyntheticMarket.SAMPLE_SEED;

    SampleCommand() {}

    @Override
    public Integer call() {
        if (Files.exists(folder)) {
            throw new RefusedException(
                    "The folder exists already", folder.toString(), "a new folder", "choose another name");
        }
        SyntheticMarket market = SyntheticMarket.of(seed);
        Map<String, PriceTable> tables = new LinkedHashMap<>(market.prices());
        tables.put("benchmarks", market.benchmarks());
        tables.forEach((sleeve, prices) -> {
            Path file = folder.resolve(sleeve + ".csv");
            try {
                Files.createDirectories(folder);
                Files.writeString(file, PriceCsv.text(prices));
            } catch (IOException e) {
                throw new UncheckedIOException("Could not write " + file + " (synthetic sample): " + e, e);
            }
            spec.commandLine().getOut().println(file + "  " + prices);
        });
        return Metafolio.DONE;
    }
}
