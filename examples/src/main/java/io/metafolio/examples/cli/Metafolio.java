package io.metafolio.examples.cli;

import io.metafolio.MetaPortfolio;
import io.metafolio.errors.Printable;
import io.metafolio.errors.RefusedException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code metafolio}. */
@Command(
        name = "metafolio",
        description = "Multi-sleeve meta-portfolios, from prices to proven weights.",
        subcommands = {
            RunCommand.class,
            FlowProductionCommand.class,
            BuildMetaReturnsCommand.class,
            OptimizeMetaPortfolioCommand.class,
            FlattenMetaWeightsCommand.class,
            AuditDataIntegrityCommand.class,
            VerifyCommand.class,
            ReplayCommand.class,
            ParityCommand.class,
            StudyCommand.class,
            AllocateCommand.class,
            SampleCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Metafolio.LibraryVersion.class,
        footer = {
            "",
            "Exit codes: 0 done and accepted, 1 unforeseen, 2 usage, 3 refused (data, integrity, parity, scope,"
                    + " bounds), 4 done and written but acceptance not met."
        })
public final class Metafolio {
    /** Done and accepted. */
    static final int DONE = 0;
    /** An error nobody foresaw. */
    static final int UNFORESEEN = 1;
    /** A call that cannot be understood. */
    static final int USAGE = 2;
    /** Input that was refused. */
    static final int REFUSED = 3;
    /** Done and written, acceptance not met. */
    static final int NOT_ACCEPTED = 4;

    @Option(names = "--trace", scope = ScopeType.INHERIT, description = "Print the stack trace of an error.")
    private boolean trace;

    /** For the command line. */
    public Metafolio() {}

    /** Tells the library's version. */
    static final class LibraryVersion implements IVersionProvider {
        LibraryVersion() {}

        @Override
        public String[] getVersion() {
            return new String[] {"metafolio " + MetaPortfolio.version()};
        }
    }

    /**
     * Runs one command and exits with its code.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(out, err, args);
        out.flush();
        err.flush();
        System.exit(code);
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        return run(line(out, err), args);
    }

    /** Reads no words from a file that is named by {@code @}: what a call means stands in the call. */
    static CommandLine line(PrintWriter out, PrintWriter err) {
        CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF); // its warnings print values raw, beside the answer
        Metafolio metafolio = new Metafolio();
        CommandLine line = new CommandLine(metafolio)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false);
        line.setParameterExceptionHandler((e, arguments) -> {
            err.println("metafolio: " + message(e) + " See metafolio "
                    + (e.getCommandLine().getParent() == null
                            ? ""
                            : e.getCommandLine().getCommandName() + " ")
                    + "--help.");
            return USAGE;
        });
        return line.setExecutionExceptionHandler((e, command, result) -> metafolio.failed(e, err));
    }

    static int run(CommandLine line, String... args) {
        PrintWriter err = line.getErr();
        if (args.length == 0) {
            line.usage(err);
            return USAGE;
        }
        try {
            return line.execute(args);
        } catch (OutOfMemoryError e) {
            err.println("metafolio: The heap of " + Runtime.getRuntime().maxMemory() / (1 << 20)
                    + " MB is too small for "
                    + args[0] + ". Expected: room for prices, returns and weights of all sleeves at once. Maybe allow"
                    + " more by -Xmx, fewer sleeves by --sleeves, or fewer rows by --lookback; a run that had begun is"
                    + " recognised as half-written.");
            return UNFORESEEN;
        }
    }

    private static String message(Exception e) {
        String message = e.getMessage();
        return Printable.of(message == null ? e.toString() : message);
    }

    private int failed(Exception e, PrintWriter err) {
        err.println("metafolio: " + message(e));
        if (trace) {
            e.printStackTrace(err);
        }
        if (e instanceof RefusedException) {
            return REFUSED;
        }
        if (e instanceof IllegalArgumentException) {
            return USAGE;
        }
        if (!(e instanceof UncheckedIOException) && !trace) {
            err.println("metafolio: unforeseen (" + e.getClass().getName() + "); --trace prints where.");
        }
        return UNFORESEEN;
    }
}
