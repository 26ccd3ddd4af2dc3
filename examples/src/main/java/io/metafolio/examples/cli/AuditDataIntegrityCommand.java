package io.metafolio.examples.cli;

import io.metafolio.integrity.IntegrityAudit;
import io.metafolio.integrity.IntegrityFinding;
import io.metafolio.integrity.IntegrityRules;
import io.metafolio.integrity.MissingPrices;
import io.metafolio.io.PriceFolder;
import io.metafolio.io.artifacts.ArtifactAudit;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Every finding in prices or artifacts. */
@Command(
        name = "audit-data-integrity",
        mixinStandardHelpOptions = true,
        description =
                "Every finding in a file or folder of prices, or in an artifact folder: rows beside their calendar,"
                        + " holes, stamps, order, values. Nothing is changed.")
final class AuditDataIntegrityCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command line before the command is called
    private CommandSpec spec;

    @Mixin
    private DeskOptions desk = new DeskOptions();

    @Mixin
    private SleeveOptions options = new SleeveOptions();

    @Parameters(
            paramLabel = "PATH",
            description = "Files of closes named by sleeve, one such file, an artifact folder, or one run of it.")
    private Path path = Path.of(".");

    @Mixin
    private JsonFile json = new JsonFile();

    @Option(
            names = "--return-bound",
            paramLabel = "FRACTION",
            description = "Returns from ± this on are reported. Default: 0.5.")
    private double bound = IntegrityRules.ZERO_TOLERANCE.returnBound();

    @Option(
            names = "--clock",
            paramLabel = "INSTANT",
            description = "What time it is: sessions that have not ended are in the future. Default: now.")
    private Optional<Instant> instant = Optional.empty();

    AuditDataIntegrityCommand() {}

    @Override
    public Integer call() {
        json.requireWritable();
        List<IntegrityAudit> audits = audits();
        PrintWriter out = spec.commandLine().getOut();
        audits.forEach(out::print);
        json.write(() -> ArtifactAudit.json(audits));
        long refusing = audits.stream()
                .flatMap(audit -> audit.findings().stream())
                .filter(IntegrityFinding::refuses)
                .count();
        out.println(refusing == 0 ? "no finding refuses a run" : refusing + " refusing");
        return refusing == 0 ? Metafolio.DONE : Metafolio.REFUSED;
    }

    private List<IntegrityAudit> audits() {
        IntegrityRules rules = IntegrityRules.ZERO_TOLERANCE
                .withMissing(options.missing().orElse(MissingPrices.REFUSE))
                .withReturnBound(bound)
                .at(instant.orElseGet(Instant::now));
        if (Files.isDirectory(path) && ArtifactAudit.isFor(path)) {
            return ArtifactAudit.of(path, desk.file().calendars(), rules);
        }
        return PriceFolder.audits(path, options.definitions(desk, List.of()), rules);
    }
}
