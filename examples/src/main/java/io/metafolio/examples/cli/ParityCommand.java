package io.metafolio.examples.cli;

import io.metafolio.io.artifacts.ManifestFile;
import io.metafolio.io.artifacts.ParityFile;
import io.metafolio.parity.ParityPolicy;
import io.metafolio.parity.ParityReport;
import io.metafolio.parity.ParityWaivers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verdict on two or more resolved manifests. */
@Command(
        name = "parity",
        mixinStandardHelpOptions = true,
        description = "May these sleeves be compared? Every parameter of every sleeve beside the first one's.")
final class ParityCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command line before the command is called
    private CommandSpec spec;

    @Parameters(
            paramLabel = "MANIFEST",
            arity = "2..*",
            description =
                    "For example artifacts/sleeves/etfs/<run-id>/config/resolved_manifest.json; the first is the reference.")
    private List<Path> manifests = List.of();

    @Option(names = "--waive", paramLabel = "crypto", description = "Permit the five differences that crypto needs.")
    private List<String> waive = List.of();

    @Mixin
    private DeskOptions desk = new DeskOptions();

    @Mixin
    private JsonFile json = new JsonFile();

    ParityCommand() {}

    @Override
    public Integer call() {
        json.requireWritable();
        ParityReport report =
                policy().compare(manifests.stream().map(ManifestFile::read).toList());
        spec.commandLine().getOut().print(report);
        json.write(() -> ParityFile.json(report));
        return report.passes() ? Metafolio.DONE : Metafolio.REFUSED;
    }

    private ParityPolicy policy() {
        ParityPolicy written = desk.isWritten() ? ParityPolicy.of(desk.configuration()) : ParityPolicy.institutional();
        if (waive.isEmpty()) {
            return written;
        }
        if (!waive.equals(List.of("crypto"))) {
            throw new ParameterException(spec.commandLine(), "--waive " + waive + ": expected crypto, once.");
        }
        return written.waive(ParityWaivers.CRYPTO);
    }
}
